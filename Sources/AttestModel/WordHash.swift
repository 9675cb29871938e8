/// A fingerprint of a word as it is compared: lower case, Greek letters spelt out, accents dropped.
///
/// Tokens carry it in place of a string, so that a look-up in the lexicon or among trigger words
/// costs no allocation. 64 bits: among a million names, one false meeting in 10^13 tokens.
public struct WordHash: Hashable, Sendable {
  /// The 64 bits that words are compared by; 0 stands for no word.
  public let value: UInt64

  /// The fingerprint of these bits, as `value` gave them.
  @inlinable
  public init(value: UInt64) {
    self.value = value
  }

  /// Its sixteen hexadecimal digits.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: 16) { bytes in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
        bytes[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 16
    }
  }

  /// The fingerprint of a word in lower-case ASCII.
  @inlinable
  public init(_ folded: StaticString) {
    var hasher = Hasher()
    for index in 0..<folded.utf8CodeUnitCount { hasher.add(folded.utf8Start[index]) }
    self = hasher.finish()
  }

  /// The fingerprint of a word that is already folded.
  @inlinable
  public init(folded: some StringProtocol) {
    var hasher = Hasher()
    for byte in folded.utf8 { hasher.add(byte) }
    self = hasher.finish()
  }

  /// Builds a fingerprint byte by byte.
  public struct Hasher: Sendable {
    @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The fingerprint of no bytes yet.
    @inlinable
    public init() {}

    /// Takes up the next byte of a word that is already folded.
    @inlinable
    public mutating func add(_ byte: UInt8) {
      state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// FNV-1a leaves its low bits well mixed and its high bits less so; one round of
    /// multiplication and folding evens them out.
    @inlinable
    public func finish() -> WordHash {
      let wide = state.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      let mixed = wide.high ^ wide.low
      return WordHash(value: mixed == 0 ? 1 : mixed)
    }
  }
}
