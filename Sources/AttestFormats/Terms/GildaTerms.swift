public import AttestModel

/// Gilda's table of terms: one row a text, with the entry that it names.
public struct GildaTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "gilda"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the columns `norm_text` and `entry_name`.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("norm_text") && columns.contains("entry_name")
  }

  /// As `TermReader.read`: the rows of one identifier become one term.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(
      dialect: .tabSeparated, needed: ["text", "db", "id", "entry_name", "status"])
    var order: [String] = []
    var terms: [String: Term] = [:]
    try table.read(stream, name: name) { row in
      guard let (prefix, kind) = Self.vocabularies[row["db"]] else {
        skipped("of \(row["db"])")
        return
      }
      let id = curie(row["id"], prefix: prefix)
      if terms[id] == nil {
        order.append(id)
        terms[id] = Term(id: id, name: row["entry_name"], kind: kind, line: row.line)
      }
      if row["status"] == "former_name" {
        terms[id]?.retired.append(row["text"])
      } else {
        terms[id]?.synonyms.append(row["text"])
      }
    } report: {
      report($0)
    }
    for id in order {
      if let term = terms[id] { try found(term) }
    }
  }

  private static let vocabularies: [String: (String, Concept.Kind)] = [
    "HGNC": ("hgnc", .gene), "UP": ("uniprot", .gene), "FPLX": ("fplx", .family),
    "CHEBI": ("chebi", .chemical), "DOID": ("doid", .disease), "EFO": ("efo", .disease),
    "HP": ("hp", .disease), "MESH": ("mesh", .disease), "GO": ("go", .process),
    "MONDO": ("mondo", .disease), "CL": ("cl", .cell), "UBERON": ("uberon", .anatomy),
  ]
}
