public import AttestModel

/// Names and what they stand for, ready to be looked up in text.
public struct Lexicon: Sendable {
  /// A name of a concept, with how strictly its capitals count.
  public struct Name: Hashable, Sendable {
    public enum Case: UInt8, Hashable, Sendable {
      /// `stat3` is STAT3.
      case ignored
      /// `Src` and `SRC` are SRC, `src` is a word of some language.
      case capitalised
      /// `REST` is a gene, `Rest` and `rest` are not.
      case exact
      /// Too many things are called so: a name only where the document says what it means.
      case defined
    }

    public let text: String
    /// Index into `concepts`.
    public let concept: Int32
    public let strictness: Case
    /// Whether no blank may stand between its tokens: `p 38` is not p38.
    public let isTight: Bool
  }

  /// Words that are not names by themselves, for deciding which names need care.
  public struct CommonWords: Sendable {
    /// Ordinary English words, in lower case.
    public let ordinary: Set<WordHash>
    /// Prepositions, conjunctions, auxiliaries: what may follow a list of names.
    public let function: Set<WordHash>

    public init(ordinary: Set<WordHash>, function: Set<WordHash>) {
      self.ordinary = ordinary
      self.function = function
    }
  }

  public let concepts: [Concept]
  public let names: [Name]
  /// The reference each concept was checked against; parallel to `concepts`.
  public let sources: [String]
  let index: NameIndex
  let words: CommonWords

  /// Builds the index from rows; the first row that lists a name is its first meaning.
  ///
  /// - Parameter tokens: cuts a name as texts are cut.
  public init(_ rows: [LexiconRow], words: CommonWords, tokens: (String) -> [Token]) {
    var concepts: [Concept] = []
    var sources: [String] = []
    var names: [Name] = []
    var index = NameIndex()
    concepts.reserveCapacity(rows.count)
    for row in rows {
      let concept = Int32(concepts.count)
      concepts.append(row.concept)
      sources.append(row.source)
      var seen: Set<[WordHash]> = []
      for spelling in row.spellings {
        let text = spelling.text
        let cut = tokens(text)
        let key = NameIndex.key(cut)
        guard !key.isEmpty, seen.insert(key).inserted else { continue }
        let name = Name(
          text: text, concept: concept,
          strictness: spelling.strictness ?? Self.strictness(cut, text, words),
          isTight: Self.isTight(cut, words))
        names.append(name)
        index.insert(key, name: Int32(names.count - 1))
        if name.strictness == .defined { continue }
        if let plural = Self.plural(cut, text) {
          if name.strictness != .ignored {
            // “RAs” may be several of RA; “Ras” is something else.
            names.append(
              Name(text: text, concept: concept, strictness: .exact, isTight: name.isTight))
          }
          index.insert(Array(key.dropLast()) + [plural], name: Int32(names.count - 1))
        }
      }
    }
    self.concepts = concepts
    self.names = names
    self.sources = sources
    self.words = words
    index.seal()
    self.index = index
  }

  /// The concepts that a name stands for, the preferred one first, with the name that matched.
  public func meanings(of tokens: [Token]) -> [Name] {
    var node = NameIndex.root
    for hash in NameIndex.key(tokens) {
      guard let next = index.child(of: node, hash) else { return [] }
      node = next
    }
    var found: [Name] = []
    index.forEachName(at: node) { found.append(names[Int($0)]) }
    return found
  }

  // MARK: How strict a name is

  private static func strictness(
    _ tokens: [Token], _ text: String, _ words: CommonWords
  ) -> Name.Case {
    var letters = 0
    var others = 0
    for token in tokens {
      switch token.kind {
      case .word: letters += token.count
      case .number, .greek: others += 1
      case .punctuation: break
      }
    }
    let content = tokens.filter { $0.kind != .punctuation }
    if content.count == 1, let only = content.first, only.kind == .word {
      let isLower = only.shape.isDisjoint(with: [.capitalised, .innerCapital])
      // REST is spelt unlike the word; “Interferon” is only written with a capital.
      if only.shape.contains(.innerCapital),
        words.ordinary.contains(only.hash) || words.function.contains(only.hash)
      {
        return .exact
      }
      if !isLower, letters <= 3 { return .capitalised }
      return .ignored
    }
    if Self.isNumberedWord(content, words) { return .capitalised }
    if content.count > 1, content.allSatisfy({ $0.kind == .word }), letters > 3 {
      return .ignored
    }
    // p38, C3, A20: one letter and a number name too many things in lower case.
    return letters == 1 && others <= 1 ? .capitalised : .ignored
  }

  private static func isTight(_ tokens: [Token], _ words: CommonWords) -> Bool {
    let letters = tokens.reduce(0) { $0 + ($1.kind == .word ? $1.count : 0) }
    return letters <= 1 || isNumberedWord(tokens.filter { $0.kind != .punctuation }, words)
  }

  /// Whether a name looks like a word and a number: “Fig 4” is no FIG4, “and 1” no AND1, but
  /// Twist-1 is TWIST1.
  private static func isNumberedWord(_ content: [Token], _ words: CommonWords) -> Bool {
    guard content.count == 2, content[0].kind == .word, content[1].kind == .number else {
      return false
    }
    let first = content[0].hash
    return words.ordinary.contains(first) || words.function.contains(first)
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
