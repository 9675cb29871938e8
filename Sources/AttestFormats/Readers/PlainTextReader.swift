public import AttestModel

/// Reads plain text as a PDF gives it: with wrapped lines, hyphens at line ends, running heads and
/// feet, captions and tables in the middle of sentences.
///
///     1 Introduction
///
///     IFN-γ acti-                  one section `1 Introduction` with the paragraph
///     vates STAT1.                 “IFN-γ activates STAT1.”
public struct PlainTextReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "text"

  /// Names of files that are expected to hold records; an empty one was not fetched whole.
  private static let structured = [
    ".json", ".csv", ".tsv", ".ris", ".nbib", ".bib", ".pubtator", ".pdf",
  ].flatMap { [$0, $0 + ".gz"] }

  /// A reader, which has nothing to set.
  public init() {}

  /// True of everything, so it has to be asked last.
  public func recognises(head: [UInt8], name: String) -> Bool { true }

  /// As `DocumentReader.read`, one document; throws where it is no text, or what only another
  /// reader could read.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let source = try SourceText.read(stream, name: name)
    if source.isEmpty, hasSuffix(name, among: Self.structured) {
      throw Diagnostic("empty: the file has no bytes; fetch it again", file: name)
    }
    if let what = Self.stranger(source, named: name) {
      throw Diagnostic("not a supported file: \(what)", file: name, line: 1, column: 1)
    }
    let document = document(source, named: name)
    if document.sections.isEmpty {
      report(
        Diagnostic("empty: there is no text in it", severity: .warning, file: name))
    }
    try found(document)
  }

  /// What an input is that no other reader knew and that is no text; nil where it may be one.
  private static func stranger(_ source: [UInt8], named name: String) -> String? {
    let first = source.first { $0 > 0x20 && $0 < 0x80 }
    let last = source.last { $0 > 0x20 }
    let isInBrackets =
      (first == UInt8(ascii: "[") && last == UInt8(ascii: "]"))
      || (first == UInt8(ascii: "{") && last == UInt8(ascii: "}"))
    if isInBrackets, JSONScanner.firstFault(in: source) == nil {
      return "JSON in which there is no document that Attest knows"
    }
    // `T1⇥Protein 0 4⇥IL-4`
    let isAnnotated = source.first.map { "TREA#*".utf8.contains($0) } ?? false
    if isAnnotated, hasSuffix(name, among: [".ann", ".a1", ".a2"]) {
      return "it has the annotations of a text; give the text beside it (.txt)"
    }
    return nil
  }

  /// The document that a text holds. The text must be UTF-8.
  func document(_ source: [UInt8], named name: String) -> Document {
    let (cleaned, references) = source.withUnsafeBufferPointer { bytes in
      let page = PageText(bytes)
      let drafts = TextOutline.sections(of: page)
      return (
        drafts.cleaned(from: bytes, joining: LineJoining(bytes, lines: page.lines)),
        Self.references(drafts, bytes)
      )
    }
    return Document(
      id: name, format: Self.format, text: cleaned.text, map: cleaned.map, source: source,
      sections: cleaned.sections, references: references)
  }

  /// The entries of the reference list, as its lines stand on the page.
  private static func references(
    _ drafts: [DraftSection], _ source: UnsafeBufferPointer<UInt8>
  ) -> [Publication] {
    var lines: [ReferenceText.Line] = []
    var previous: Int?
    for draft in drafts where draft.kind == .references {
      for line in draft.paragraphs.joined() where !line.isEmpty {
        var indent = 0
        while line.lowerBound - indent > 0, source[line.lowerBound - indent - 1].isBlank {
          indent += 1
        }
        let gap = source[min(previous ?? 0, line.lowerBound)..<line.lowerBound]
        lines.append(
          ReferenceText.Line(
            text: String(decoding: source[line], as: UTF8.self), indent: indent,
            isBehindGap: gap.count { $0 == 0x0A } > 1))
        previous = line.upperBound
      }
    }
    return lines.isEmpty ? [] : ReferenceText(lines).entries
  }
}
