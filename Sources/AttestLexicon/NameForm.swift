internal import AttestModel

/// How a name is compared: the words that count, how strictly, and its plural.
struct NameForm {
  /// What of a name counts: hyphens and the `'s` of `Crohn's` do not; `CD4-positive` and `CD4(+)`
  /// are `CD4+`.
  static func key(_ tokens: [Token]) -> [WordHash] {
    tokens.withUnsafeBufferPointer { key($0) }
  }

  private static func key(_ tokens: UnsafeBufferPointer<Token>) -> [WordHash] {
    var key: [WordHash] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.isMark(UInt8(ascii: "-")) {
        index += 1
        continue
      }
      if token.isMark(UInt8(ascii: "'")) {
        let isPossessive =
          index + 1 < tokens.count && tokens[index + 1].isGlued
          && tokens[index + 1].hash == WordHash("s")
        index += isPossessive ? 2 : 1
        continue
      }
      if let end = positive(tokens, index, limit: tokens.count) {
        key.append(plus)
        index = end
        continue
      }
      key.append(token.hash)
      index += 1
    }
    return key
  }

  static var plus: WordHash { WordHash(value: UInt64(UInt8(ascii: "+"))) }
  private static var positiveWord: WordHash { WordHash("positive") }

  /// Where what is read as a plus ends: `(+)`, or the `positive` of `CD4-positive`.
  @inline(__always)
  static func positive(_ tokens: UnsafeBufferPointer<Token>, _ index: Int, limit: Int) -> Int? {
    let token = tokens[index]
    guard token.isGlued else { return nil }
    if token.hash == positiveWord, index >= 2, tokens[index - 1].isMark(UInt8(ascii: "-")),
      tokens[index - 1].isGlued,
      tokens[index - 2].kind != .word || tokens[index - 2].shape.contains(.innerCapital)
    {
      return index + 1
    }
    if token.isMark(UInt8(ascii: "(")), index + 2 < limit,
      tokens[index + 1].isMark(UInt8(ascii: "+")), tokens[index + 2].isMark(UInt8(ascii: ")")),
      tokens[index + 1].isGlued, tokens[index + 2].isGlued
    {
      return index + 3
    }
    return nil
  }

  let strictness: Lexicon.Name.Case
  let isTight: Bool
  /// Whether the name is spelt like an everyday word, and only its capitals tell it from that.
  let isEverydayWord: Bool
  /// Whether the name counts only as it is listed, being no gene's: `MS`, and not `Ms`.
  let isAsListed: Bool
  /// The last word of the name in the plural; nil where it can have none.
  let plural: WordHash?

  init(_ tokens: [Token], _ text: String, _ words: Lexicon.CommonWords, _ kind: Concept.Kind) {
    let content = tokens.filter { $0.kind != .punctuation }
    let isNumberedWord = Self.isNumberedWord(content, words)
    strictness =
      isNumberedWord ? .capitalised : Self.strictness(content, words)
    isEverydayWord =
      strictness == .capitalised && content.count == 1 && words.everyday.contains(content[0].hash)
    // Only genes have names that may be written as those of mice are: Ms is no MS.
    isAsListed =
      strictness == .capitalised && !kind.isMolecule && content.count == 1
      && content[0].shape.contains(.innerCapital)
    let letters = tokens.reduce(0) { $0 + ($1.kind == .word ? $1.count : 0) }
    isTight = letters <= 1 || isNumberedWord
    plural = Self.plural(tokens, text)
  }

  private static func strictness(
    _ content: [Token], _ words: Lexicon.CommonWords
  ) -> Lexicon.Name.Case {
    var letters = 0
    var others = 0
    for token in content {
      switch token.kind {
      case .word: letters += token.count
      case .number, .greek: others += 1
      case .punctuation: break
      }
    }
    if content.count == 1, let only = content.first, only.kind == .word {
      let isLower = only.shape.isDisjoint(with: [.capitalised, .innerCapital])
      // REST is spelt unlike the word; “Interferon” is only written with a capital.
      if only.shape.contains(.innerCapital),
        words.ordinary.contains(only.hash) || words.function.contains(only.hash)
      {
        return .exact
      }
      if !isLower, words.everyday.contains(only.hash) {
        // ROCK is also Rock, as genes of mice are written; Camp is no cAMP.
        return only.shape.contains(.capitalised) ? .capitalised : .exact
      }
      if !isLower, letters <= 3 { return .capitalised }
      return .ignored
    }
    if content.count > 1, content.allSatisfy({ $0.kind == .word }), letters > 3 {
      return .ignored
    }
    // p38, C3, A20: one letter and a number name too many things in lower case.
    return letters == 1 && others <= 1 ? .capitalised : .ignored
  }

  /// Whether a symbol looks like a word and a number: “Fig 4” is no FIG4, “and 1” no AND1, but
  /// Twist-1 is TWIST1.
  private static func isNumberedWord(_ content: [Token], _ words: Lexicon.CommonWords) -> Bool {
    guard content.count == 2, content[0].shape.contains(.innerCapital),
      content[1].kind == .number
    else { return false }
    let first = content[0].hash
    return words.ordinary.contains(first) || words.function.contains(first)
      || words.counting.contains(first)
  }

  /// The last word with an s, where the name can have a plural: a word or a symbol of letters.
  private static func plural(_ tokens: [Token], _ text: String) -> WordHash? {
    guard let last = tokens.last, last.kind == .word, last.count > 1 else { return nil }
    let word = Substring(text.utf8.dropFirst(Int(last.start)).prefix(last.count))
    let folded = String(word).lowercased()
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if folded.hasSuffix("s") || folded.hasSuffix("x") || folded.hasSuffix("ch") {
      return WordHash(folded: folded + "es")
    }
    if folded.hasSuffix("y"), let before = folded.dropLast().last, !"aeiou".contains(before) {
      return WordHash(folded: folded.dropLast() + "ies")
    }
    return WordHash(folded: folded + "s")
  }
}

extension Concept.Kind {
  /// Whether it is a molecule that a gene codes for, or several of them.
  fileprivate var isMolecule: Bool {
    switch self {
    case .gene, .family, .complex: true
    case .drug, .chemical, .disease, .process, .pathway, .cell, .anatomy, .species, .generic,
      .phrase:
      false
    }
  }
}
