internal import AttestModel

/// Words that stand for one word together: `in turn`, `such as`, `because of`.
struct PhraseTable: Sendable {
  private struct Phrase: Sendable {
    let words: [WordHash]
    let tag: Unit.Tag
    let surface: WordHash
  }

  /// By first word, longest first.
  private let phrases: WordMap<[Phrase]>
  /// Most words begin no phrase.
  private let filter: WordFilter

  /// Reads lines of phrase, tag and the word that says the same, apart by tabs.
  init(_ table: String) {
    var phrases = WordMap<[Phrase]>()
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.first != UInt8(ascii: "#") else { continue }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      guard fields.count >= 2, let tag = Self.tag(fields[1]) else { continue }
      let words = fields[0].split(separator: " ").map { WordHash(folded: $0) }
      guard let first = words.first else { continue }
      let same = fields.count > 2 && !fields[2].isEmpty ? fields[2] : fields[0]
      phrases.update(first, default: []) {
        $0.append(Phrase(words: words, tag: tag, surface: WordHash(folded: same)))
        $0.sort { $0.words.count > $1.words.count }
      }
    }
    self.phrases = phrases
    filter = WordFilter(phrases.words)
  }

  private static func tag(_ name: String) -> Unit.Tag? {
    switch name {
    case "adv": .adverb
    case "prep": .preposition
    case "conj": .conjunction
    case "det": .determiner
    default: nil
    }
  }

  /// Puts phrases together, each in one unit.
  func join(_ units: inout [Unit]) {
    let first = units.withUnsafeBufferPointer { units in
      units.firstIndex { filter.mayContain($0.surface) && phrases.contains($0.surface) }
    }
    guard var position = first else { return }
    var count = position
    while position < units.count {
      if filter.mayContain(units[position].surface), units[position].mention < 0,
        let phrase = phrases[units[position].surface]?.first(where: {
          stands($0.words, in: units, at: position)
        })
      {
        let last = position + phrase.words.count - 1
        units[count] = Unit(
          tokens: units[position].tokens.lowerBound..<units[last].tokens.upperBound,
          tag: phrase.tag, lemma: phrase.surface)
        position = last + 1
      } else {
        if count < position { units[count] = units[position] }
        position += 1
      }
      count += 1
    }
    units.removeLast(units.count - count)
  }

  private func stands(_ words: [WordHash], in units: [Unit], at position: Int) -> Bool {
    guard position + words.count <= units.count else { return false }
    for offset in words.indices {
      let unit = units[position + offset]
      if unit.surface != words[offset] || unit.mention >= 0 { return false }
    }
    return true
  }
}
