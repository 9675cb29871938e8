/// The hash whose numbers are kept in files: of claims, of what a store holds, of rules.
///
/// FNV-1a of 64 bits (Fowler, Noll, Vo; RFC 9923), folded once at the end. It must never change, or
/// claims would go by other names than in the stores and exports that people have; words, which
/// are compared within a run alone, have the faster `WordHash`.
public struct StableHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes yet.
  public init() {}

  /// Takes up the next byte.
  @inline(__always)
  public mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// FNV-1a leaves its low bits well mixed and its high bits less so; one round of
  /// multiplication and folding evens them out. Never 0.
  public var value: UInt64 {
    let wide = state.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    let mixed = wide.high ^ wide.low
    return mixed == 0 ? 1 : mixed
  }

  /// The sixteen hexadecimal digits of `value`.
  public var hexadecimal: String { Self.hexadecimal(value) }

  /// The sixteen hexadecimal digits of a number.
  public static func hexadecimal(_ value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { bytes in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
        bytes[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 16
    }
  }
}
