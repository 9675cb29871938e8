public import AttestModel

/// ChEBI's own tables, `compounds.tsv` and `names.tsv`, of 2025 and of the years before.
public struct ChEBITerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "chebi"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the columns that ChEBI's tables have.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("chebi_accession")
      || columns.contains("compound_id") && columns.contains("adapted")
  }

  /// As `TermReader.read`; what was merged, or is not in English, is skipped.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(
      dialect: .tabSeparated, needed: ["name", "chebi_accession/compound_id"])
    var order: [String] = []
    var terms: [String: Term] = [:]
    try table.read(stream, name: name) { row in
      let number = row["compound_id"]
      let id = curie(number.isEmpty ? row["chebi_accession"] : number, prefix: "chebi")
      guard id != "chebi:" else {
        report(Diagnostic("no identifier; row skipped", file: name, line: row.line))
        return
      }
      // A table of an earlier year writes “null” for what a compound lacks.
      let text = row["name"]
      guard !text.isEmpty, text != "null" else {
        skipped("no name")
        return
      }
      let parent = row["parent_id"]
      guard parent.isEmpty || parent == "null" else {
        skipped("merged into another")
        return
      }
      let language = row["language"].isEmpty ? row["language_code"] : row["language"]
      guard language.isEmpty || language == "en" else {
        skipped("in another language")
        return
      }
      if number.isEmpty {
        try found(Term(id: id, name: text, kind: .chemical, line: row.line))
      } else if terms[id] == nil {
        order.append(id)
        terms[id] = Term(id: id, name: text, kind: .chemical, line: row.line)
      } else {
        terms[id]?.synonyms.append(text)
      }
    } report: {
      report($0)
    }
    for id in order {
      if let term = terms[id] { try found(term) }
    }
  }
}
