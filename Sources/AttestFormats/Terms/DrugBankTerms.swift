public import AttestModel

/// DrugBank's open vocabulary.
public struct DrugBankTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "drugbank"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the column `DrugBank ID`.
  public func recognises(lines: [String], name: String) -> Bool {
    columns(of: lines.first, ",").contains("drugbank id")
  }

  /// As `TermReader.read`, a drug of each row.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(
      dialect: .commaSeparated, needed: ["drugbank id", "common name", "synonyms"])
    try table.read(stream, name: name) { row in
      guard !row["common name"].isEmpty else {
        skipped("no name")
        return
      }
      try found(
        Term(
          id: "drugbank:" + row["drugbank id"], name: row["common name"], kind: .drug,
          synonyms: row.list("synonyms", "|"), line: row.line))
    } report: {
      report($0)
    }
  }
}
