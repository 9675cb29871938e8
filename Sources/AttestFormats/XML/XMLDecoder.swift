import AttestModel

/// The bytes of an XML document as UTF-8, whatever their encoding, checked.
///
/// The parser is handed UTF-8 alone, so that nothing hangs on its own guesses: a byte order mark
/// decides, then the declaration; UTF-8, UTF-16, Latin-1, Windows-1252 and ASCII are known.
struct XMLDecoder {
  private enum Encoding {
    case utf8, ascii, latin1, windows1252
    case utf16(UTF16Text)
  }

  /// What is wrong with the bytes; those before it were given.
  struct Fault: Error {
    let message: String
  }

  private var encoding: Encoding?
  /// The beginning, until the encoding is known; later the cut-off end of a piece.
  private var held: [UInt8] = []
  /// How many bytes came in before those held.
  private var offset = 0

  /// Decodes a piece into `output`; returns what stopped it.
  mutating func decode(_ piece: [UInt8], into output: inout [UInt8]) -> Fault? {
    if encoding == nil {
      held += piece
      guard held.count >= 1024 || held.contains(UInt8(ascii: ">")) else { return nil }
      if let fault = recognise() { return fault }
      let beginning = held
      held = []
      return convert(beginning, into: &output)
    }
    return convert(piece, into: &output)
  }

  /// Decodes what is held at the end.
  mutating func finish(into output: inout [UInt8]) -> Fault? {
    if encoding == nil {
      if let fault = recognise() { return fault }
      let beginning = held
      held = []
      if let fault = convert(beginning, into: &output) { return fault }
    }
    if case .utf16(let text)? = encoding, let fault = text.finish() {
      switch fault {
      case .oddByte: return Fault(message: "UTF-16 with an odd byte at its end: truncated")
      case .loneSurrogate: return Fault(message: "UTF-16 that ends in half a character: truncated")
      }
    }
    guard held.isEmpty else {
      return Fault(message: "the file ends in the middle of a character: truncated")
    }
    return nil
  }

  private mutating func recognise() -> Fault? {
    if let isBigEndian = UTF16Text.isBigEndian(head: held) {
      encoding = .utf16(UTF16Text(isBigEndian: isBigEndian))
      held.removeFirst(2)
      offset = 2
      return nil
    }
    if held.starts(with: [0xEF, 0xBB, 0xBF]) {
      held.removeFirst(3)
      offset = 3
      encoding = .utf8
      return nil
    }
    if held.starts(with: [0x3C, 0x00]) || held.starts(with: [0x00, 0x3C]) {
      encoding = .utf16(UTF16Text(isBigEndian: held[0] == 0))
      return nil
    }
    let name = Self.declaredEncoding(held)
    switch name.lowercased() {
    case "", "utf-8", "utf8": encoding = .utf8
    case "us-ascii", "ascii": encoding = .ascii
    case "iso-8859-1", "latin1", "latin-1", "iso8859-1": encoding = .latin1
    case "windows-1252", "cp1252": encoding = .windows1252
    case "utf-16", "utf-16le", "utf-16be":
      return Fault(
        message: "encoding \(name) is declared, but the bytes are not UTF-16; "
          + "correct the declaration")
    default:
      return Fault(message: "encoding \(name) is not known; convert the file to UTF-8")
    }
    return nil
  }

  /// The encoding that `<?xml … encoding="…"?>` names, empty where it names none.
  private static func declaredEncoding(_ head: [UInt8]) -> String {
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return ""
    }
    let words = String(decoding: head[..<end], as: UTF8.self).split { character in
      character.isWhitespace || character == "=" || character == "\"" || character == "'"
        || character == "?"
    }
    guard let at = words.firstIndex(of: "encoding"), at + 1 < words.count else { return "" }
    return String(words[at + 1].prefix(40))
  }

  private mutating func convert(_ piece: [UInt8], into output: inout [UInt8]) -> Fault? {
    defer { offset += piece.count }
    switch encoding {
    case .utf8, nil:
      let whole = held.isEmpty ? piece : held + piece
      let before = offset - held.count
      held = []
      return whole.withUnsafeBufferPointer { bytes in
        let sound = UTF8Check.soundCount(bytes)
        output.append(contentsOf: bytes[..<sound])
        guard sound < bytes.count else { return nil }
        if UTF8Check.isCutOff(bytes, at: sound) {
          held = Array(bytes[sound...])
          return nil
        }
        return Self.unsound(bytes[sound], at: before + sound)
      }
    case .ascii:
      let end = piece.firstIndex { $0 >= 0x80 } ?? piece.count
      output.append(contentsOf: piece[..<end])
      return end == piece.count ? nil : Self.unsound(piece[end], at: offset + end)
    case .latin1:
      for byte in piece { output.append(scalar: UInt32(byte)) }
    case .windows1252:
      for byte in piece { output.append(scalar: Self.windows1252(byte)) }
    case .utf16(var text):
      let fault = piece.withUnsafeBufferPointer { text.append($0, to: &output) }
      encoding = .utf16(text)
      if fault != nil { return Fault(message: "not UTF-16: half a surrogate pair") }
    }
    return nil
  }

  private static func unsound(_ byte: UInt8, at offset: Int) -> Fault {
    let digits = String(byte, radix: 16, uppercase: true)
    return Fault(
      message: "not UTF-8 as it should be: byte 0x\(digits) at offset \(offset); "
        + "declare the encoding or convert the file")
  }

  /// 0x80 to 0x9F are the bytes in which Windows-1252 differs from Latin-1; five are not in use.
  private static func windows1252(_ byte: UInt8) -> UInt32 {
    guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
    let upper: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return upper[Int(byte - 0x80)]
  }
}
