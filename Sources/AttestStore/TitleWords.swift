/// A title as it is compared with others.
struct TitleWords {
  /// In small letters, without marks.
  let plain: String
  private let words: Set<Substring>
  /// What tells titles apart that are alike in all else: numbers, Greek letters, and words for what
  /// is no paper of its own.
  private let marks: [Substring]

  init(_ title: String) {
    plain = FoldedWords.plain(title)
    let all = plain.split(separator: " ")
    words = Set(all.filter { $0.utf8.count > 2 })
    marks = all.filter { word in
      word.utf8.allSatisfy { (0x30...0x39).contains($0) } || Self.telling.contains(String(word))
    }.sorted()
  }

  private static let telling: Set<String> = [
    "i", "ii", "iii", "iv", "v", "vi", "alpha", "beta", "gamma", "delta", "epsilon", "kappa",
    "correction", "corrigendum", "erratum", "retraction", "retracted", "comment", "reply",
  ]

  /// From 0 to 1 how many words they share of the longer one's; 2 where they are the same, and 0
  /// where a number or the like differs, or one has too few words to tell.
  func likeness(to other: TitleWords) -> Double {
    if plain == other.plain { return 2 }
    guard words.count > 2, marks == other.marks else { return 0 }
    return Double(words.intersection(other.words).count)
      / Double(max(words.count, other.words.count, 1))
  }
}
