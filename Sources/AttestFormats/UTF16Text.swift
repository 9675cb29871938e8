/// UTF-16 turned into UTF-8, piece by piece.
struct UTF16Text {
  /// What stopped the conversion.
  enum Fault: Hashable {
    case loneSurrogate(UInt16)
    case oddByte
  }

  let isBigEndian: Bool
  private var heldByte: UInt8?
  private var heldSurrogate: UInt16?

  init(isBigEndian: Bool) {
    self.isBigEndian = isBigEndian
  }

  /// Which UTF-16 a byte order mark announces: true for big-endian; nil where there is none.
  static func isBigEndian(head: some Collection<UInt8>) -> Bool? {
    let mark = Array(head.prefix(2))
    if mark == [0xFF, 0xFE] { return false }
    if mark == [0xFE, 0xFF] { return true }
    return nil
  }

  /// Appends a piece; returns what is wrong with it, having appended all that went before.
  mutating func append(
    _ piece: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
  ) -> Fault? {
    text.reserveCapacity(text.count + piece.count)
    for byte in piece {
      guard let first = heldByte else {
        heldByte = byte
        continue
      }
      heldByte = nil
      let unit =
        isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      if let high = heldSurrogate {
        guard (0xDC00...0xDFFF).contains(unit) else { return .loneSurrogate(high) }
        heldSurrogate = nil
        text.append(
          scalar: 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00))
      } else if (0xD800...0xDBFF).contains(unit) {
        heldSurrogate = unit
      } else if (0xDC00...0xDFFF).contains(unit) {
        return .loneSurrogate(unit)
      } else {
        text.append(scalar: UInt32(unit))
      }
    }
    return nil
  }

  /// What is wrong with the end.
  func finish() -> Fault? {
    if heldByte != nil { return .oddByte }
    if let heldSurrogate { return .loneSurrogate(heldSurrogate) }
    return nil
  }
}

extension [UInt8] {
  /// Appends a scalar in UTF-8. It must not be a surrogate.
  @inline(__always)
  mutating func append(scalar value: UInt32) {
    switch value {
    case 0..<0x80:
      append(UInt8(value))
    case 0x80..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    default:
      append(UInt8(0xF0 | value >> 18 & 0x07))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}
