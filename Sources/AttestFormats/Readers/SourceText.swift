import AttestModel

/// The text of a plain-text input, checked: UTF-8 without NUL bytes.
enum SourceText {
  /// All bytes of a stream as UTF-8 text, as `checked` gives it; what is no text is refused as soon
  /// as that is seen, however much follows.
  ///
  /// - Throws: as `checked`; whatever the stream throws.
  static func read(_ stream: any ByteStream, name: String) throws -> [UInt8] {
    guard var bytes = try stream.next() else { return [] }
    while bytes.count < 2, let piece = try stream.next() { bytes += piece }
    if UTF16Text.isBigEndian(head: bytes) != nil {
      while let piece = try stream.next() { bytes += piece }
      return try checked(bytes, name: name)
    }
    var sound = 0
    while true {
      let isFaulty = bytes.withUnsafeBufferPointer { buffer in
        let rest = UnsafeBufferPointer(rebasing: buffer[sound...])
        sound += UTF8Check.soundCount(rest, floor: 1)
        return sound < buffer.count && !UTF8Check.isCutOff(buffer, at: sound)
      }
      if isFaulty { break }
      guard let piece = try stream.next() else { break }
      bytes += piece
    }
    guard sound < bytes.count else { return bytes }
    throw bytes.withUnsafeBufferPointer { unsound($0, at: sound, name: name) }
  }

  /// The bytes as UTF-8 text. A byte order mark of UTF-8 stays, UTF-16 is converted.
  ///
  /// - Throws: a `Diagnostic` with the place of the first bad byte.
  static func checked(_ bytes: [UInt8], name: String) throws -> [UInt8] {
    if let isBigEndian = UTF16Text.isBigEndian(head: bytes) {
      return try convertedFromUTF16(bytes, isBigEndian: isBigEndian, name: name)
    }
    // 1 as the floor: NUL is the one ASCII byte that no text has.
    let fault: Diagnostic? = bytes.withUnsafeBufferPointer { buffer in
      let offset = UTF8Check.soundCount(buffer, floor: 1)
      guard offset < buffer.count else { return nil }
      return unsound(buffer, at: offset, name: name)
    }
    if let fault { throw fault }
    return bytes
  }

  private static func unsound(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, name: String
  ) -> Diagnostic {
    let place = TextPosition(of: offset, in: bytes)
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    let byte = "0x" + (digits.count < 2 ? "0" : "") + digits
    let message =
      bytes[offset] == 0
      ? "NUL byte at offset \(offset): a binary file, not plain text; give its text instead"
      : "not UTF-8: byte \(byte) at offset \(offset); "
        + "convert the file, for example with iconv -f LATIN1 -t UTF-8"
    return Diagnostic(message, file: name, line: place.line, column: place.column)
  }

  private static func convertedFromUTF16(
    _ bytes: [UInt8], isBigEndian: Bool, name: String
  ) throws -> [UInt8] {
    var text: [UInt8] = []
    var converter = UTF16Text(isBigEndian: isBigEndian)
    var fault = bytes.withUnsafeBufferPointer {
      converter.append(UnsafeBufferPointer(rebasing: $0[2...]), to: &text)
    }
    fault = fault ?? converter.finish()
    if fault == nil {
      if let nul = text.firstIndex(of: 0) {
        throw text.withUnsafeBufferPointer { unsound($0, at: nul, name: name) }
      }
      return text
    }
    let place = text.withUnsafeBufferPointer { TextPosition(of: $0.count, in: $0) }
    let what: String
    switch fault {
    case .oddByte: what = "UTF-16 with an odd byte at its end; the file is truncated"
    default: what = "not UTF-16: half a surrogate pair; convert the file to UTF-8"
    }
    throw Diagnostic(what, file: name, line: place.line, column: place.column)
  }
}
