public import AttestModel

/// Reads PubTator's text format: title and abstract of each document on a line.
///
///     20059956|t|Dilp6 promotes growth.
///     20059956|a|Growth relies on nutrients.
///     20059956	0	5	Dilp6	Gene	31220       annotations are passed over
///
/// Offsets count in the title, one line end, and the abstract, as the annotations do.
public struct PubTatorReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "pubtator"

  /// A reader, which has nothing to set.
  public init() {}

  /// By a first line such as `20059956|t|`.
  public func recognises(head: [UInt8], name: String) -> Bool {
    Opening(head).lines.first.map { Self.part(of: $0) != nil } ?? false
  }

  /// As `DocumentReader.read`, a document of each PMID.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let stream = PeekableByteStream(stream)
    let bytes = try SourceText.read(stream, name: name)
    var id = ""
    var title = ""
    var abstract = ""
    var isOpen = false
    func close() throws {
      if isOpen { try found(Self.document(id, title, abstract)) }
      (id, title, abstract, isOpen) = ("", "", "", false)
    }
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var text = String(decoding: line, as: UTF8.self)
      if text.last == "\r" || text.last == "\r\n" { text.removeLast() }
      if number == 1, text.first == "\u{FEFF}" { text.removeFirst() }
      if let part = Self.part(of: text) {
        if part.id != id || (part.kind == "t" && isOpen) { try close() }
        (id, isOpen) = (part.id, true)
        if part.kind == "t" { title = part.text } else { abstract = part.text }
      } else if !text.isEmpty, !text.contains("\t") {
        report(
          Diagnostic(
            "neither title, abstract nor annotation; the line is passed over", file: name,
            line: number, column: 1))
      }
    }
    try close()
    for warning in stream.takeWarnings() { report(warning) }
  }

  private static func part(of line: String) -> (id: String, kind: Substring, text: String)? {
    let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, ["t", "a"].contains(parts[1]), !parts[0].isEmpty,
      parts[0].utf8.count <= 64, !parts[0].contains(where: \.isWhitespace)
    else { return nil }
    return (String(parts[0]), parts[1], String(parts[2]))
  }

  private static func document(_ id: String, _ title: String, _ abstract: String) -> Document {
    var text = PassageText()
    text.paragraph(text.place(title, at: 0), of: .title, "title")
    text.paragraph(
      text.place(abstract, at: title.unicodeScalars.count + 1), of: .abstract, "abstract")
    return Document(
      id: id, format: format, title: title, pmid: Identifiers.pmid(id) ?? "", text: text.bytes,
      sections: text.sections)
  }
}
