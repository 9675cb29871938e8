public import AttestModel

/// A stream that keeps what was read through it, so that the text of a document can be found again
/// in the file that it came from.
///
/// Readers of mark-up hand over text without the way back to the file; most callers need none, and
/// looking for it afterwards costs those nothing.
public final class RecordedByteStream: ByteStream {
  /// How much is kept, in bytes: 32 MiB. Places behind are not found.
  public static let mostKept = 33_554_432

  private let base: any ByteStream
  private let kind: MarkUp?
  private var decoder = XMLDecoder()
  private let lines = SourceLines()
  private var alignment: TextAlignment?
  private var isSound = true

  /// Reads from `base`, whose beginning tells what mark-up it is in.
  ///
  /// - Throws: what looking at the beginning throws.
  public init(_ base: PeekableByteStream) throws {
    let head = try base.head()
    kind = MarkUp(head: head)
    // What is in UTF-16 is kept as the reader of JSON reads it.
    self.base = kind == .json ? try UTF16ByteStream.converting(base) : base
    alignment = kind.map(TextAlignment.init)
  }

  /// As of the bytes below.
  public var name: String { base.name }

  /// As of the bytes below.
  public func takeWarnings() -> [Diagnostic] { base.takeWarnings() }

  /// The next piece, which is kept too.
  ///
  /// - Throws: as the bytes below.
  public func next() throws -> [UInt8]? {
    let piece = try base.next()
    guard alignment != nil, isSound, lines.bytes.count < Self.mostKept else { return piece }
    switch kind {
    case .xml:
      var text: [UInt8] = []
      let fault = piece.map { decoder.decode($0, into: &text) } ?? decoder.finish(into: &text)
      isSound = fault == nil
      lines.append(text)
    case .json, .lines:
      guard let piece else { break }
      let hasMark = lines.bytes.isEmpty && piece.starts(with: [0xEF, 0xBB, 0xBF])
      lines.append(hasMark ? Array(piece.dropFirst(3)) : piece)
    case nil: break
    }
    return piece
  }

  /// Where the text of a document stands in what was read so far; nil where the document knows it
  /// itself, as plain text does, or where the file has no such places, as a PDF.
  ///
  /// Documents are asked for in the order in which they were read.
  public func places(of document: Document) -> (lines: SourceLines, map: SourceMap)? {
    guard alignment != nil, isSound, document.format != PlainTextReader.format,
      document.format != StandoffReader.format
    else { return nil }
    guard let map = alignment?.map(of: document, in: lines.bytes) else { return nil }
    return (lines, map)
  }
}

/// In what mark-up a text stands in a file.
enum MarkUp {
  case xml, json
  /// Fields on lines of their own, as in PubTator and RIS.
  case lines

  /// Nil for what has no text to find, as a PDF.
  init?(head: [UInt8]) {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0]
    let first = head.prefix(256).first { $0 > 0x20 && !marks.contains($0) }
    switch first {
    case UInt8(ascii: "<"): self = .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    case UInt8(ascii: "%"): return nil
    default: self = .lines
    }
  }
}
