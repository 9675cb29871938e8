public import AttestModel

/// FamPlex's tables, which have no header: its entities, its map of texts, and the names that other
/// vocabularies have for its entities.
public struct FamPlexTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "famplex"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the vocabulary `FPLX` in the first row, or by the file's name.
  public func recognises(lines: [String], name: String) -> Bool {
    let first = lines.first ?? ""
    if name.lowercased().contains("famplex") { return !first.contains("\t") }
    let cells = first.split(separator: ",", omittingEmptySubsequences: false)
    // Its lists of entities and of equivalences name no vocabulary of their own.
    let file = name.split(separator: "/").last ?? ""
    if file.hasPrefix("entities.csv") { return cells.count == 1 }
    if file.hasPrefix("equivalences.csv") { return cells.count == 3 }
    return cells.contains("FPLX")
  }

  /// As `TermReader.read`, in the order in which entities first come; relations are skipped.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    var order: [String] = []
    var terms: [String: Term] = [:]
    func add(_ id: String, _ entity: String, _ kind: Concept.Kind, _ text: String, _ line: Int) {
      let key = id.isEmpty ? entity : id
      if terms[key] == nil {
        order.append(key)
        terms[key] = Term(id: id, name: entity, kind: kind, line: line)
      }
      if text != entity { terms[key]?.synonyms.append(text) }
    }
    var rows = 0
    try DelimitedStream(stream, file: name, dialect: .commaSeparated).read(isStrict: false) {
      let cells = $0.map { trimmed($0.text) }
      let line = $0.first?.line ?? 0
      rows += 1
      if cells.count == 1 {
        add("fplx:" + cells[0], cells[0], Self.kind(cells[0]), cells[0], line)
      } else if cells.count == 5, cells[2] == "isa" || cells[2] == "partof" {
        skipped("a relation, no name")
      } else if cells.count == 3, ["BEL", "RE", "MEDSCAN"].contains(cells[0]) {
        add("fplx:" + cells[2], cells[2], Self.kind(cells[2]), cells[1], line)
      } else if cells.count == 3 {
        skipped("an identifier or a description, no name")
      } else if cells.count > 3 {
        switch cells[1] {
        case "FPLX": add("fplx:" + cells[2], cells[2], Self.kind(cells[2]), cells[0], line)
        case "HGNC": add("", cells[2], .gene, cells[0], line)
        case "CHEBI":
          add(curie(cells[2], prefix: "chebi"), cells[0], .chemical, cells[0], line)
        default: skipped("of \(cells[1].isEmpty ? "no vocabulary" : cells[1])")
        }
      } else {
        report(
          Diagnostic(
            "\(cells.count) cells, as no table of FamPlex has; row skipped", file: name, line: line)
        )
      }
    } report: {
      report($0)
    }
    if rows == 0 { throw Diagnostic("is empty", file: name, line: 1) }
    for key in order {
      if let term = terms[key] { try found(term) }
    }
  }

  private static func kind(_ entity: String) -> Concept.Kind {
    entity.lowercased().contains("complex") ? .complex : .family
  }
}
