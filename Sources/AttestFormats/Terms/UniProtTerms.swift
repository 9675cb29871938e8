public import AttestModel

/// A table of UniProtKB with the columns `Entry` and gene names, as its site writes them.
public struct UniProtTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "uniprot"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a column `Entry` and one of gene names.
  public func recognises(lines: [String], name: String) -> Bool {
    let columns = columns(of: lines.first, "\t")
    return columns.contains("entry") && columns.contains { $0.hasPrefix("gene names") }
  }

  /// As `TermReader.read`, a gene of each entry.
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

  /// `Interleukin-6 (IL-6) (BSF-2)`: the name, then other names in brackets, which may hold
  /// brackets of their own. `(Fragment)` is no name, nor is what a protein is cleaved into.
  static func names(_ text: String) -> [String] {
    var names: [String] = []
    var name = ""
    var depth = 0
    func take() {
      let whole = trimmed(name)
      name = ""
      if !whole.isEmpty, !whole.hasPrefix("EC "), whole != "Fragment", whole != "Fragments" {
        names.append(whole)
      }
    }
    for character in text {
      if character == "[", depth == 0, name.isEmpty || name.hasSuffix(" ") { break }
      switch character {
      case "(" where depth == 0 && (name.isEmpty || name.hasSuffix(" ")):
        take()
        depth = 1
      case "(":
        if depth > 0 { depth += 1 }
        name.append(character)
      case ")" where depth == 1:
        take()
        depth = 0
      case ")":
        if depth > 0 { depth -= 1 }
        name.append(character)
      default: name.append(character)
      }
    }
    take()
    return names
  }
}
