/// The characters of a text in mark-up, without the mark-up and without blanks, and where each
/// stands.
struct MarkedUpText {
  /// Bytes above a blank, references and escapes resolved.
  private(set) var bytes: [UInt8] = []
  /// Where each of them stands in the source.
  private(set) var offsets: [Int32] = []
  private let kind: MarkUp
  /// How far the source was read.
  private var position = 0
  private var isInString = false

  init(_ kind: MarkUp) {
    self.kind = kind
  }

  /// Reads on, up to what the source leaves unfinished.
  mutating func read(_ source: [UInt8]) {
    source.withUnsafeBufferPointer { source in
      switch kind {
      case .xml: readXML(source)
      case .json: readJSON(source)
      case .lines:
        while position < source.count { take(source[position], at: position) }
      }
    }
  }

  private mutating func take(_ byte: UInt8, at offset: Int) {
    if byte > 0x20 {
      bytes.append(byte)
      offsets.append(Int32(clamping: offset))
    }
    position = offset + 1
  }

  private mutating func take(scalar: UInt32, at offset: Int, upTo end: Int) {
    var encoded: [UInt8] = []
    encoded.append(scalar: scalar)
    for byte in encoded where byte > 0x20 {
      bytes.append(byte)
      offsets.append(Int32(clamping: offset))
    }
    position = end
  }

  // MARK: XML

  private mutating func readXML(_ source: UnsafeBufferPointer<UInt8>) {
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "<"):
        guard let end = Self.endOfTag(source, from: position) else { return }
        if Self.has("<![CDATA[", in: source, at: position) {
          for index in position + 9..<end - 3 { take(source[index], at: index) }
        }
        position = end
      case UInt8(ascii: "&"):
        guard position + 12 < source.count || source[position...].contains(UInt8(ascii: ";")) else {
          return
        }
        reference(source)
      default: take(source[position], at: position)
      }
    }
  }

  /// Behind the tag, the comment or the section that opens at a place; nil where it is unfinished.
  private static func endOfTag(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    for (opening, closing) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
    where has(opening, in: source, at: start) {
      var at = start + opening.utf8.count
      while at < source.count {
        if has(closing, in: source, at: at) { return at + closing.utf8.count }
        at += 1
      }
      return nil
    }
    var quote: UInt8?
    var depth = 0
    var at = start + 1
    while at < source.count {
      let byte = source[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "]") {
        depth -= 1
      } else if byte == UInt8(ascii: ">"), depth <= 0 {
        return at + 1
      }
      at += 1
    }
    return nil
  }

  private static func has(
    _ text: String, in source: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start + text.utf8.count <= source.count else { return false }
    for (index, byte) in text.utf8.enumerated() where source[start + index] != byte { return false }
    return true
  }

  /// `&gamma;`, `&#947;`, `&#x3b3;`
  private mutating func reference(_ source: UnsafeBufferPointer<UInt8>) {
    let start = position
    let limit = min(source.count, start + 40)
    guard let end = source[start..<limit].firstIndex(of: UInt8(ascii: ";")) else {
      take(source[start], at: start)
      return
    }
    let name = String(decoding: source[start + 1..<end], as: UTF8.self)
    let scalar: UInt32? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        Self.own[name] ?? XMLEntities.scalar(named: name)
      }
    guard let scalar, Unicode.Scalar(scalar) != nil else {
      take(source[start], at: start)
      return
    }
    take(scalar: scalar, at: start, upTo: end + 1)
  }

  private static let own: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
  ]

  // MARK: JSON

  private mutating func readJSON(_ source: UnsafeBufferPointer<UInt8>) {
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "\"") {
        isInString.toggle()
        position += 1
      } else if !isInString {
        position += 1
      } else if byte == UInt8(ascii: "\\") {
        // The longest escape is a pair of surrogates.
        guard
          position + 12 < source.count || source.last == UInt8(ascii: "}")
            || source.last == UInt8(ascii: "]") || source.last == 0x0A
        else { return }
        escape(source)
      } else {
        take(byte, at: position)
      }
    }
  }

  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
    let start = position
    guard start + 1 < source.count else {
      position = source.count
      return
    }
    switch source[start + 1] {
    case UInt8(ascii: "u"):
      func unit(_ at: Int) -> UInt32? {
        guard at + 6 <= source.count, source[at] == UInt8(ascii: "\\"),
          source[at + 1] == UInt8(ascii: "u")
        else { return nil }
        return UInt32(String(decoding: source[at + 2..<at + 6], as: UTF8.self), radix: 16)
      }
      guard let first = unit(start) else {
        position = start + 2
        return
      }
      if (0xD800..<0xDC00).contains(first), let second = unit(start + 6),
        (0xDC00..<0xE000).contains(second)
      {
        let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        take(scalar: scalar, at: start, upTo: start + 12)
      } else {
        take(scalar: first, at: start, upTo: start + 6)
      }
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      position = start + 2
    default:
      take(source[start + 1], at: start + 1)
    }
  }
}
