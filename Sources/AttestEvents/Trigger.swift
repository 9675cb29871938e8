internal import AttestModel

/// A word that may say that something happens: *expression*, the *induced* of *IL-4-induced*.
struct Trigger {
  let unit: Int
  /// Into `Document.text`.
  let range: TextRange
  /// In lower case, without hyphen: `upregulation`.
  private(set) var word: String
  private(set) var stem: String
  /// Whether it ends its unit.
  let isLast: Bool
  /// Whether it is all of its unit.
  let isSole: Bool
  /// How it is used: `VP` for a passive verb, `nh` for a noun that heads its phrase.
  let usage: String
  let left: String
  let right: String

  private static let prefixes: Set<String> = [
    "up", "down", "over", "co", "re", "trans", "auto", "hyper", "de", "non", "un", "dys", "mis",
    "under", "pre", "hypo", "mono", "poly",
  ]

  /// Every word of a sentence that is no part of a name.
  ///
  /// - Parameter fits: says by a word and its stem whether it is wanted.
  static func all(
    in view: SentenceView, where fits: (String, String) -> Bool = { _, _ in true }
  ) -> [Trigger] {
    var found: [Trigger] = []
    let tagged = view.parsed.tagged
    for (index, unit) in view.units.enumerated() {
      for position in unit.tokens {
        let token = tagged.tokens[position]
        guard token.kind == .word, token.count >= 3, !view.isNamed(token.range) else { continue }
        var word = SentenceView.lowercased(tagged.text[token.range])
        guard word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { continue }
        var range = token.range
        if position >= unit.tokens.lowerBound + 2,
          tagged.tokens[position - 1].isMark(UInt8(ascii: "-"))
        {
          let before = tagged.tokens[position - 2].range
          let prefix = SentenceView.lowercased(tagged.text[before])
          if prefixes.contains(prefix) {
            word = prefix + word
            range = before.lowerBound..<range.upperBound
            // The *down* of *down-regulation* says nothing by itself.
            if found.last?.range == before { found.removeLast() }
          }
        }
        let stem = WordStem.stem(of: word)
        guard fits(word, stem) else { continue }
        let isLast = position == unit.tokens.upperBound - 1
        let isSole = unit.tokens.count == 1
        found.append(
          Trigger(
            unit: index, range: range, word: word, stem: stem, isLast: isLast, isSole: isSole,
            usage: usage(of: index, isLast: isLast, isSole: isSole, in: view),
            left: view.neighbour(index - 1), right: view.neighbour(index + 1)))
      }
    }
    return found
  }

  /// Whether it is a verb whose subject acts.
  var isActive: Bool { usage == "VA" || usage == "VI" || usage == "VG" }

  /// The same place, taken for another word.
  func taken(for word: String, stem: String) -> Trigger {
    var copy = self
    (copy.word, copy.stem) = (word, stem)
    return copy
  }

  private static func usage(
    of unit: Int, isLast: Bool, isSole: Bool, in view: SentenceView
  ) -> String {
    guard view.chunkOf[unit] >= 0 else { return "x" }
    let chunk = view.chunks[view.chunkOf[unit]]
    if chunk.kind == .verb, chunk.head == unit {
      if chunk.features.contains(.reduced) { return "VR" }
      if chunk.features.contains(.passive) { return "VP" }
      if chunk.features.contains(.participle) { return "VG" }
      return chunk.features.contains(.infinitive) ? "VI" : "VA"
    }
    let tag =
      switch view.units[unit].tag {
      case .noun, .number: "n"
      case .adjective: "a"
      case .adverb: "d"
      case .verb: "v"
      case .preposition, .subordinator, .conjunction, .relative: "p"
      default: "o"
      }
    return tag + (chunk.head == unit ? "h" : "m") + (!isLast ? "c" : isSole ? "" : "l")
  }
}
