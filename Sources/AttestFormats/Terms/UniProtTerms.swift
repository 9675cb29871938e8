public import AttestModel

/// A table of UniProtKB with the columns `Entry` and gene names, as its site writes them.
public struct UniProtTerms: TermReader {
  public static let format = "uniprot"

  public init() {}

  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("entry") && columns.contains { $0.hasPrefix("gene names") }
  }

  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(dialect: .tabSeparated, needed: ["entry"])
    try table.read(stream, name: name) { row in
      let primary = ["gene names (primary)", "gene names  (primary )"].map { row[$0] }
        .first { !$0.isEmpty }
      let all = row["gene names"].split(separator: " ").map(String.init)
      let protein = Self.names(row["protein names"])
      guard let symbol = primary ?? all.first ?? protein.first else {
        skipped("no name")
        return
      }
      try found(
        Term(
          id: "uniprot:" + row["entry"], name: symbol, kind: .gene,
          synonyms: all + row.list("gene names (synonym)", " ") + protein, line: row.line))
    } report: {
      report($0)
    }
  }

  /// `Interleukin-6 (IL-6) (BSF-2)`: the name, then other names in brackets.
  private static func names(_ text: String) -> [String] {
    let head = text.prefix { $0 != "[" }
    return head.replacing(" (", with: "\u{1F}").split(separator: "\u{1F}")
      .map { trimmed($0.hasSuffix(")") ? String($0.dropLast()) : String($0)) }
      .filter { !$0.isEmpty && !$0.hasPrefix("EC ") }
  }
}
