#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds tags that are too long or have too many attributes, before the parser sees them.
///
/// The parser compares each attribute of a tag with all others, so a tag of 100,000 attributes
/// would keep it busy for seconds.
struct XMLTagLimits {
  static let attributes = 256
  /// In bytes.
  static let length = 1_048_576

  private enum State {
    case text, opened, declaration, tag, comment, section, instruction
  }

  private var state = State.text
  private var count = 0
  private var equals = 0
  private var quote: UInt8 = 0
  /// The last two bytes of a comment, a section or an instruction.
  private var last: (UInt8, UInt8) = (0, 0)

  /// Whether the bytes so far end outside of any tag, comment or section.
  var isOutside: Bool { state == .text }

  /// Goes over a piece; returns what is wrong with it.
  mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let base = bytes.baseAddress else { return nil }
    var at = 0
    while at < bytes.count {
      if state == .text {
        guard let open = memchr(base + at, 0x3C, bytes.count - at) else { return nil }
        at = UnsafePointer(open.assumingMemoryBound(to: UInt8.self)) - base + 1
        state = .opened
        count = 0
        equals = 0
        quote = 0
        continue
      }
      if state == .tag {
        if let fault = passTag(base, &at, bytes.count) { return fault }
      } else {
        take(bytes[at])
        at += 1
      }
    }
    return nil
  }

  /// Goes to the end of a tag, or of the piece.
  private mutating func passTag(
    _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int
  ) -> String? {
    let start = at
    var quote = quote
    var isOpen = true
    while isOpen, at < end {
      if quote != 0 {
        guard let close = memchr(base + at, CInt(quote), end - at) else {
          at = end
          break
        }
        at = UnsafePointer(close.assumingMemoryBound(to: UInt8.self)) - base + 1
        quote = 0
        continue
      }
      while at < end, base[at] > 0x3E || base[at] < 0x22 || !Self.isSpecial(base[at]) { at += 1 }
      guard at < end else { break }
      let byte = base[at]
      at += 1
      if byte == 0x3E {
        isOpen = false
      } else if byte == UInt8(ascii: "=") {
        equals += 1
        if equals > Self.attributes { return "more than \(Self.attributes) attributes in a tag" }
      } else {
        quote = byte
      }
    }
    count += at - start
    self.quote = quote
    if !isOpen { state = .text }
    return count > Self.length ? "tag longer than \(Self.length) bytes: too long" : nil
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x3E || byte == 0x22 || byte == 0x27 || byte == UInt8(ascii: "=")
  }

  private mutating func take(_ byte: UInt8) {
    count += 1
    switch state {
    case .text, .tag: break
    case .opened:
      last = (0, 0)
      state =
        byte == UInt8(ascii: "!")
        ? .declaration : byte == UInt8(ascii: "?") ? .instruction : byte == 0x3E ? .text : .tag
    case .declaration:
      // `<!--`, `<![CDATA[`; what follows `<!DOCTYPE` is looked at like text.
      if byte == UInt8(ascii: "-") {
        state = count == 3 ? .comment : .declaration
        last = (0, 0)
      } else {
        state = byte == UInt8(ascii: "[") ? .section : .text
      }
    case .comment, .section, .instruction:
      if byte == 0x3E, closes { state = .text }
      last = (last.1, byte)
    }
  }

  private var closes: Bool {
    switch state {
    case .comment: last == (0x2D, 0x2D)
    case .section: last == (0x5D, 0x5D)
    case .instruction: last.1 == 0x3F
    case .text, .opened, .declaration, .tag: false
    }
  }
}
