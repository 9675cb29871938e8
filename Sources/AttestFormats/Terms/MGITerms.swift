public import AttestModel

/// A table of mouse genes after MGI: identifier, symbol, synonyms.
public struct MGITerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "mgi"

  /// A reader, which has nothing to set.
  public init() {}

  /// By `id`, `symbol` and `synonyms` as the first three columns.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.prefix(3) == ["id", "symbol", "synonyms"]
  }

  /// As `TermReader.read`, a gene of each row.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(dialect: .tabSeparated, needed: ["id", "symbol", "synonyms"])
    try table.read(stream, name: name) { row in
      guard !row["id"].isEmpty, !row["symbol"].isEmpty else {
        report(Diagnostic("no identifier or no symbol; row skipped", file: name, line: row.line))
        return
      }
      try found(
        Term(
          id: curie(row["id"], prefix: "mgi"), name: row["symbol"], kind: .gene,
          synonyms: row.list("synonyms", "|"), line: row.line))
    } report: {
      report($0)
    }
  }
}
