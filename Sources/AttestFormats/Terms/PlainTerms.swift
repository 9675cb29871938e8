public import AttestModel

/// Attest's own tables: `id`, `name`, `type`, `synonyms`, `source`; the last two may be missing.
public struct PlainTerms: TermReader {
  /// As `TermReader.format`.
  public static let format = "tsv"

  /// A reader, which has nothing to set.
  public init() {}

  /// By the columns `name` and `type`, below comments if any.
  public func recognises(lines: [String], name: String) -> Bool {
    let header = lines.first { !$0.hasPrefix("#") || $0.hasPrefix("#id") }
    let columns = columns(of: header, "\t")
    return columns.contains("name") && columns.contains("type")
  }

  /// As `TermReader.read`; a row of an unknown type is reported.
  public func read(
    _ stream: any ByteStream, name: String, found: (Term) throws -> Void,
    skipped: (String) -> Void, report: (Diagnostic) -> Void
  ) throws {
    let table = TermTable(dialect: .tabSeparated, needed: ["id", "name", "type"])
    let known = Concept.Kind.allCases.filter { $0 != .phrase }
    try table.read(CommentlessStream(stream), name: name) { row in
      guard !row["name"].isEmpty else {
        report(Diagnostic("the name is empty; row skipped", file: name, line: row.line))
        return
      }
      guard let kind = known.first(where: { $0.rawValue == row["type"] }) else {
        report(
          Diagnostic(
            "unknown type “\(row["type"])”, expected one of "
              + known.map(\.rawValue).joined(separator: ", ") + "; row skipped", file: name,
            line: row.line))
        return
      }
      try found(
        Term(
          id: row["id"], name: row["name"], kind: kind, synonyms: row.list("synonyms", "|"),
          line: row.line))
    } report: {
      report($0)
    }
  }
}

/// A stream whose leading lines of comment are empty, so that the others keep their numbers.
private final class CommentlessStream: ByteStream {
  private let base: any ByteStream
  private var isBeyond = false
  private var isInComment = false

  init(_ base: any ByteStream) { self.base = base }

  var name: String { base.name }

  func next() throws -> [UInt8]? {
    while let piece = try base.next() {
      if isBeyond { return piece }
      var kept: [UInt8] = []
      for (index, byte) in piece.enumerated() {
        if byte == 0x0A {
          kept.append(byte)
          isInComment = false
        } else if !isInComment {
          if byte == UInt8(ascii: "#") {
            isInComment = true
          } else {
            isBeyond = true
            return kept + piece[index...]
          }
        }
      }
      if !kept.isEmpty { return kept }
    }
    return nil
  }
}
