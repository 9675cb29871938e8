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

  /// The fingerprint of a word in lower-case ASCII, which the compiler works out: it follows loops
  /// whose length it knows, but not the byte by byte of a hasher.
  @inlinable @inline(__always)
  public init(_ folded: StaticString) {
    let bytes = folded.utf8Start
    let count = folded.utf8CodeUnitCount
    var hasher = Hasher()
    var index = 0
    while index &+ 8 <= count {
      var block: UInt64 = 0
      for place in 0..<8 { block |= UInt64(bytes[index &+ place]) &<< UInt64(8 &* place) }
      hasher.add(block, count: 8)
      index &+= 8
    }
    var block: UInt64 = 0
    var shift: UInt64 = 0
    while index < count {
      block |= UInt64(bytes[index]) &<< shift
      shift &+= 8
      index &+= 1
    }
    hasher.add(block, count: count & 7)
    self = hasher.finish()
  }

  /// The fingerprint of a word that is already folded.
  @inlinable
  public init(folded: some StringProtocol) {
    var hasher = Hasher()
    for byte in folded.utf8 { hasher.add(byte) }
    self = hasher.finish()
  }

  /// Builds a fingerprint byte by byte, or eight bytes at once.
  public struct Hasher: Sendable {
    @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325
    /// The bytes that do not fill a block yet, the first in the lowest bits.
    @usableFromInline var block: UInt64 = 0
    @usableFromInline var count: UInt64 = 0

    /// The fingerprint of no bytes yet.
    @inlinable
    public init() {}

    /// Takes up the next byte of a word that is already folded.
    @inlinable @inline(__always)
    public mutating func add(_ byte: UInt8) {
      block |= UInt64(byte) &<< (8 &* (count & 7))
      count &+= 1
      if count & 7 == 0 {
        state = Self.mixed(state ^ block)
        block = 0
      }
    }

    /// Takes up eight bytes, the first in the lowest bits, of which `count` belong to the word;
    /// only where a multiple of eight stands before them, and only the last may be fewer.
    @inlinable @inline(__always)
    public mutating func add(_ bytes: UInt64, count added: Int) {
      count &+= UInt64(truncatingIfNeeded: added)
      if added == 8 {
        state = Self.mixed(state ^ bytes)
      } else {
        block = bytes & (1 &<< UInt64(truncatingIfNeeded: 8 &* added) &- 1)
      }
    }

    /// The product of full width, its halves folded into one: each bit depends on all.
    @inlinable @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
      let wide = value.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      return wide.high ^ wide.low
    }

    /// The fingerprint of what was taken up; words of other lengths differ by their length too.
    @inlinable @inline(__always)
    public func finish() -> WordHash {
      let mixed = Self.mixed(state ^ block ^ count &<< 56)
      return WordHash(value: mixed == 0 ? 1 : mixed)
    }
  }
}
