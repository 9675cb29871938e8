internal import AttestModel

/// A set of words that answers in one read for most words that are not in it.
struct WordFilter: Sendable {
  private let words: WordSet
  private let bits: [UInt64]

  init(_ words: Set<WordHash>) {
    self.words = WordSet(words)
    var bits = [UInt64](repeating: 0, count: 1 << 10)
    for word in words {
      let bit = Int(truncatingIfNeeded: word.value >> 48)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.bits = bits
  }

  func contains(_ word: WordHash) -> Bool {
    let bit = Int(truncatingIfNeeded: word.value >> 48)
    guard bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return false }
    return words.contains(word)
  }
}
