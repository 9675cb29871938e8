/// Tells of most words that they are not in a set, by one read in little memory.
///
/// A bit for each word by the high bits of its fingerprint, some sixteen bits for every word of the
/// set; of the words outside one in sixteen passes at most, and is to be looked up.
public struct WordFilter: Sendable {
  @usableFromInline let bits: [UInt64]
  /// How far a fingerprint is shifted to give a bit's number.
  @usableFromInline let shift: UInt64

  /// The filter of a set of words: about sixteen bits a word, from 1,024 to 65,536 in all.
  public init(_ words: some Collection<WordHash>) {
    var width: UInt64 = 10
    while 1 << width < words.count * 16, width < 16 { width += 1 }
    shift = 64 - width
    var bits = [UInt64](repeating: 0, count: 1 << (width - 6))
    for word in words {
      let bit = word.value >> shift
      bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.bits = bits
  }

  /// False where a word is not in the set.
  @inlinable
  public func mayContain(_ word: WordHash) -> Bool {
    let bit = word.value >> shift
    return bits[Int(truncatingIfNeeded: bit >> 6)] & (1 << (bit & 63)) != 0
  }
}
