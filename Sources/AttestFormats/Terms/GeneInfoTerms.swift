public import AttestModel

/// NCBI's `gene_info`: one row a gene, of any organism.
public struct GeneInfoTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "gene-info"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the columns `GeneID` and `Synonyms`.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("geneid") && columns.contains("synonyms")
  }

  /// As `TermReader.read`, a gene of each row, with HGNC's identifier where it has one.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(dialect: .tabSeparated, needed: ["geneid", "symbol", "synonyms"])
    try table.read(stream, name: name) { row in
      guard row["symbol"] != "NEWENTRY" else {
        skipped("new entry without a symbol")
        return
      }
      func list(_ column: String) -> [String] { row.list(column, "|").filter { $0 != "-" } }
      // A gene that HGNC names keeps HGNC's identifier, so that it meets the one that is known.
      let hgnc = list("dbxrefs").first { $0.hasPrefix("HGNC:") }
      let long = row["description"]
      try found(
        Term(
          id: hgnc.map { curie($0, prefix: "hgnc") } ?? "ncbigene:" + row["geneid"],
          name: row["symbol"], kind: .gene,
          synonyms: list("synonyms") + (long.isEmpty || long == "-" ? [] : [long]),
          line: row.line))
    } report: {
      report($0)
    }
  }
}
