import AttestModel

/// The bytes of a stream of UTF-16 as UTF-8, piece by piece.
final class UTF16ByteStream: ByteStream {
  private let base: any ByteStream
  private var converter: UTF16Text
  private var line = 1
  private var isAtEnd = false

  init(_ base: any ByteStream, isBigEndian: Bool) {
    self.base = base
    converter = UTF16Text(isBigEndian: isBigEndian)
  }

  /// A stream as it is, or converted where it begins with the mark of UTF-16.
  static func converting(_ stream: PeekableByteStream) throws -> any ByteStream {
    guard let isBigEndian = UTF16Text.isBigEndian(head: try stream.head()) else { return stream }
    return UTF16ByteStream(stream, isBigEndian: isBigEndian)
  }

  var name: String { base.name }

  func takeWarnings() -> [Diagnostic] { base.takeWarnings() }

  /// - Throws: a `Diagnostic` where the bytes are no UTF-16.
  func next() throws -> [UInt8]? {
    var text: [UInt8] = []
    while text.isEmpty, !isAtEnd {
      let fault: UTF16Text.Fault?
      if let piece = try base.next() {
        fault = piece.withUnsafeBufferPointer { converter.append($0, to: &text) }
      } else {
        isAtEnd = true
        fault = converter.finish()
      }
      line += text.count { $0 == 0x0A }
      guard let fault else { continue }
      let what =
        fault == .oddByte
        ? "UTF-16 with an odd byte at its end; the file is truncated"
        : "not UTF-16: half a surrogate pair; convert the file to UTF-8"
      throw Diagnostic(what, file: name, line: line, column: 1)
    }
    return text.isEmpty ? nil : text
  }
}
