public import AttestModel

/// HGNC's complete set, as its downloads page gives it: one row a gene, with the columns of the
/// custom download or of `hgnc_complete_set.txt`.
public struct HGNCTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "hgnc"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a column `HGNC ID` or `hgnc_id`.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("hgnc id") || columns.contains("hgnc_id")
  }

  /// As `TermReader.read`, a gene of each row; withdrawn ones are skipped.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(
      dialect: .tabSeparated, needed: ["hgnc id/hgnc_id", "approved symbol/symbol"])
    try table.read(stream, name: name) { row in
      let id = row["hgnc id"].isEmpty ? row["hgnc_id"] : row["hgnc id"]
      let symbol = row["approved symbol"].isEmpty ? row["symbol"] : row["approved symbol"]
      guard !id.isEmpty, !symbol.isEmpty else {
        report(Diagnostic("no identifier or no symbol; row skipped", file: name, line: row.line))
        return
      }
      guard row["status"].isEmpty || row["status"] == "Approved" else {
        skipped("withdrawn")
        return
      }
      // The complete set quotes its lists and parts them by bars, the custom download by commas.
      func list(_ custom: String, _ complete: String) -> [String] {
        let quoted = row[complete].filter { $0 != "\"" }.split(separator: "|").map(String.init)
        return row.list(custom, ",") + quoted
      }
      let long = row["approved name"].isEmpty ? row["name"] : row["approved name"]
      try found(
        Term(
          id: curie(id, prefix: "hgnc"), name: symbol, kind: .gene,
          synonyms: (long.isEmpty ? [] : [long]) + list("alias symbols", "alias_symbol")
            + list("", "alias_name"),
          retired: list("previous symbols", "prev_symbol") + list("", "prev_name"),
          line: row.line))
    } report: {
      report($0)
    }
  }
}
