import AttestModel

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
  /// How many bytes from the start are sound UTF-8 with no byte of `forbidden` below 0x20.
  ///
  /// - Parameter floor: bytes below it stop the check; 0 lets all through.
  static func soundCount(_ bytes: UnsafeBufferPointer<UInt8>, floor: UInt8 = 0) -> Int {
    let count = bytes.count
    guard let base = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let high: UInt64 = 0x8080_8080_8080_8080
    let lows = UInt64(floor) &* 0x0101_0101_0101_0101
    var at = 0
    while at < count {
      // Eight bytes at once: all ASCII, none below the floor.
      if at + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if (word | ~((word | high) &- lows)) & high == 0 {
          at += 8
          continue
        }
      }
      let length = scalarLength(bytes, at: at, floor: floor)
      if length == 0 { return at }
      at += length
    }
    return at
  }

  /// How many bytes the scalar at an offset has; 0 where it is unsound or cut off.
  @inline(__always)
  static func scalarLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, floor: UInt8 = 0
  ) -> Int {
    let first = bytes[offset]
    if first < 0x80 { return first < floor ? 0 : 1 }
    let left = bytes.count - offset
    @inline(__always) func continues(_ distance: Int) -> Bool {
      bytes[offset + distance] & 0xC0 == 0x80
    }
    switch first {
    case 0xC2...0xDF:
      return left >= 2 && continues(1) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, continues(1), continues(2) else { return 0 }
      let second = bytes[offset + 1]
      if first == 0xE0 && second < 0xA0 { return 0 }
      if first == 0xED && second > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, continues(1), continues(2), continues(3) else { return 0 }
      let second = bytes[offset + 1]
      if first == 0xF0 && second < 0x90 { return 0 }
      if first == 0xF4 && second > 0x8F { return 0 }
      return 4
    default:
      return 0
    }
  }

  /// Whether the bytes from an offset on are the beginning of a scalar that is cut off.
  static func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let left = bytes.count - offset
    guard left > 0, left < 4 else { return false }
    let needed: Int
    switch bytes[offset] {
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF: needed = 3
    case 0xF0...0xF4: needed = 4
    default: return false
    }
    guard left < needed else { return false }
    // Filled up with sound continuations it must be sound.
    var whole = Array(bytes[offset...])
    for filler: UInt8 in [0x80, 0x90, 0xA0] {
      whole = Array(bytes[offset...])
      while whole.count < needed { whole.append(whole.count == 1 ? filler : 0x80) }
      if whole.withUnsafeBufferPointer({ scalarLength($0, at: 0) }) > 0 { return true }
    }
    return false
  }
}

/// A place in a file, as editors show it.
struct TextPosition: Hashable {
  /// From 1.
  var line = 1
  /// In Unicode scalars, from 1.
  var column = 1
  private var isAfterReturn = false

  /// The place of a byte. Lines end in LF, CR LF or CR.
  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init()
    advance(over: UnsafeBufferPointer(rebasing: bytes[..<min(offset, bytes.count)]))
  }

  init() {}

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Moves on past bytes.
  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { advance(over: byte) }
  }

  /// Moves on past one byte.
  mutating func advance(over byte: UInt8) {
    switch byte {
    case 0x0A:
      if !isAfterReturn { line += 1 }
      column = 1
      isAfterReturn = false
    case 0x0D:
      line += 1
      column = 1
      isAfterReturn = true
    default:
      if byte & 0xC0 != 0x80 { column += 1 }
      isAfterReturn = false
    }
  }
}
