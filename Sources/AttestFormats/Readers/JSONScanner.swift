#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is wrong with a line of JSON, and where in it.
struct JSONFault: Error {
  /// In bytes from the start of the line.
  let offset: Int
  let message: String
  /// An error that only passes through.
  let passedOn: (any Error)?

  init(_ offset: Int, _ message: String, passingOn error: (any Error)? = nil) {
    self.offset = offset
    self.message = message
    passedOn = error
  }
}

/// Reads JSON from bytes, copying nothing but the strings that are asked for.
struct JSONScanner {
  /// The keys that a record may have.
  enum Key {
    case id, text, title, pmid, section, other
  }

  /// How deep values that are passed over may nest.
  private static let deepest = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Whether nothing but blanks is left.
  mutating func isBlank() throws(JSONFault) -> Bool {
    skipBlanks()
    return at == bytes.count
  }

  private mutating func skipBlanks() {
    // No line has an end in it; a record of a list may go over several.
    while at < bytes.count, bytes[at] <= 0x20,
      bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09
    {
      at += 1
    }
  }

  /// Whether the next mark is this one; if so it is passed.
  mutating func skip(_ mark: UInt8) throws(JSONFault) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == mark else { return false }
    at += 1
    return true
  }

  mutating func expect(_ mark: UInt8, _ message: String) throws(JSONFault) {
    guard try skip(mark) else { throw fault(message) }
  }

  mutating func expectEnd() throws(JSONFault) {
    skipBlanks()
    guard at == bytes.count else {
      throw JSONFault(at, "something follows the record; put each record on a line of its own")
    }
  }

  private func fault(_ message: String) -> JSONFault {
    JSONFault(at, at < bytes.count ? message : message + ", but the line ends here")
  }

  /// A key and the colon behind it.
  mutating func key() throws(JSONFault) -> Key {
    let key = try string()
    try expect(UInt8(ascii: ":"), "expected : behind a key")
    switch key.count {
    case 2 where key.elementsEqual("id".utf8): return .id
    case 4 where key.elementsEqual("text".utf8): return .text
    case 4 where key.elementsEqual("pmid".utf8): return .pmid
    case 5 where key.elementsEqual("title".utf8): return .title
    case 7 where key.elementsEqual("section".utf8): return .section
    default: return .other
    }
  }

  /// A string, or a number as it is written, or nothing for `null`.
  mutating func name() throws(JSONFault) -> String {
    skipBlanks()
    guard at < bytes.count else { throw fault("expected a value") }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "\""):
      return String(decoding: try string(), as: UTF8.self)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try skipNumber()
      return String(decoding: bytes[start..<at], as: UTF8.self)
    case UInt8(ascii: "n"):
      try skipWord("null")
      return ""
    default:
      throw fault("expected a string or a number")
    }
  }

  /// A string without its quotes, its escapes resolved.
  mutating func string() throws(JSONFault) -> [UInt8] {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      throw fault("expected a string in double quotes")
    }
    at += 1
    var result: [UInt8] = []
    var quote = try closingQuote()
    while true {
      // Up to the next escape, or to the closing quote, bytes are copied as they stand.
      let end = position(of: UInt8(ascii: "\\"), from: at, to: quote) ?? quote
      let run = UnsafeBufferPointer(rebasing: bytes[at..<end])
      let sound = UTF8Check.soundCount(run, floor: 0x20)
      guard sound == run.count else {
        at += sound
        throw fault(
          run[sound] < 0x20
            ? "control character in a string; write it as \\t, \\n or \\u00XX"
            : "not UTF-8; convert the file")
      }
      if result.isEmpty && end == quote {
        at = quote + 1
        return Array(run)
      }
      result.append(contentsOf: run)
      at = end
      if end == quote { break }
      try escape(into: &result)
      if at > quote { quote = try closingQuote() }
    }
    at = quote + 1
    return result
  }

  private func closingQuote() throws(JSONFault) -> Int {
    guard let quote = position(of: UInt8(ascii: "\""), from: at, to: bytes.count) else {
      throw JSONFault(bytes.count, "string without a closing quote: the line is cut off")
    }
    return quote
  }

  private func position(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress,
      let place = memchr(base + start, CInt(byte), end - start)
    else { return nil }
    return UnsafePointer(place.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// Resolves the escape at the current place.
  private mutating func escape(into result: inout [UInt8]) throws(JSONFault) {
    guard at + 1 < bytes.count else { throw fault("escape that is cut off") }
    let mark = bytes[at + 1]
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(mark)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "u"):
      try scalar(into: &result)
      return
    default:
      throw fault("unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX")
    }
    at += 2
  }

  private mutating func scalar(into result: inout [UInt8]) throws(JSONFault) {
    guard let unit = unit(at: at) else { throw fault("\\u needs four hexadecimal digits") }
    guard (0xD800...0xDFFF).contains(unit) else {
      result.append(scalar: unit)
      at += 6
      return
    }
    guard unit < 0xDC00, let low = self.unit(at: at + 6), (0xDC00...0xDFFF).contains(low) else {
      throw fault("half a surrogate pair; write both halves")
    }
    result.append(scalar: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    at += 12
  }

  /// The value of `\uXXXX` at an offset.
  private func unit(at offset: Int) -> UInt32? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset + 2..<offset + 6] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }

  /// Passes over a value of any kind.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) {
    skipBlanks()
    guard at < bytes.count else { throw fault("expected a value") }
    guard depth < Self.deepest else { throw fault("values nest deeper than \(Self.deepest)") }
    switch bytes[at] {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    case UInt8(ascii: "["):
      at += 1
      if try skip(UInt8(ascii: "]")) { return }
      repeat { try skipValue(depth: depth + 1) } while try skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"), "expected , or ]")
    case UInt8(ascii: "{"):
      at += 1
      if try skip(UInt8(ascii: "}")) { return }
      repeat {
        _ = try key()
        try skipValue(depth: depth + 1)
      } while try skip(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"), "expected , or }")
    default: throw fault("expected a value")
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONFault) {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] })
    else { throw fault("expected a value") }
    at += count
  }

  private mutating func skipNumber() throws(JSONFault) {
    func digits(_ at: inout Int) -> Bool {
      let start = at
      while at < bytes.count, bytes[at].isDigit { at += 1 }
      return at > start
    }
    var place = at
    if bytes[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    var isSound = digits(&place)
    if place - first > 1, bytes[first] == 0x30 { isSound = false }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      isSound = digits(&place) && isSound
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
      isSound = digits(&place) && isSound
    }
    guard isSound else { throw fault("not a number") }
    at = place
  }
}

extension JSONScanner {
  /// Where a whole input stops being JSON, as an offset in bytes; nil where it is some.
  static func firstFault(in text: [UInt8]) -> Int? {
    // Line ends are blanks here.
    let flat = text.map { $0 == 0x0A ? 0x20 : $0 }
    return flat.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      do throws(JSONFault) {
        try scanner.skipValue()
        try scanner.expectEnd()
        return nil
      } catch {
        return error.offset
      }
    }
  }
}
