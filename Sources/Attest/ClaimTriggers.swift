internal import AttestModel
internal import AttestRelations
internal import AttestSyntax

/// Tells before a sentence is parsed whether it can make a claim at all: by its words first, by the
/// names in it second. Most sentences cannot, and are left alone.
struct ClaimTriggers: Sendable {
  private let sufficient: WordSet
  private let treatments: WordSet
  private let conditions: WordSet
  private let conditionWords: WordSet
  /// Most words are in none of these.
  private let filter: WordFilter

  /// What a sentence's words allow.
  enum Verdict {
    case nothing
    /// Only that a drug is used for a disease.
    case treatment
    case anything
  }

  init(_ rules: RuleSet, _ words: WordTable) {
    let lemmas = [
      rules.lemmas(.sufficient), rules.lemmas(.treatment), rules.lemmas(.condition),
      rules.conditionWords,
    ]
    var uses = WordMap<[Int]>()
    for (use, list) in lemmas.enumerated() {
      for word in list { uses.update(word, default: []) { $0.append(use) } }
    }
    var lists = [WordSet](repeating: WordSet(), count: lemmas.count)
    words.visitForms(of: uses) { form, uses in
      for use in uses { lists[use].set(form, to: true) }
    }
    sufficient = lists[0]
    treatments = lists[1]
    conditions = lists[2]
    conditionWords = lists[3]
    filter = WordFilter(lists.flatMap(\.words))
  }

  func verdict(on tokens: Slice<UnsafeBufferPointer<Token>>) -> Verdict {
    var hasTreatment = false
    var hasCondition = false
    var hasConditionWord = false
    for token in tokens where token.kind == .word && filter.mayContain(token.hash) {
      if sufficient.contains(token.hash) { return .anything }
      hasTreatment = hasTreatment || treatments.contains(token.hash)
      hasCondition = hasCondition || conditions.contains(token.hash)
      hasConditionWord = hasConditionWord || conditionWords.contains(token.hash)
    }
    if hasCondition, hasConditionWord || hasKnockout(tokens) { return .anything }
    return hasTreatment ? .treatment : .nothing
  }

  /// Stat3−/−: a gene that is missing with no word that says so.
  private func hasKnockout(_ tokens: Slice<UnsafeBufferPointer<Token>>) -> Bool {
    tokens.indices.dropFirst().contains {
      tokens[$0].isMark(UInt8(ascii: "/")) && tokens[$0 - 1].isMark(UInt8(ascii: "-"))
    }
  }

  /// Whether a sentence with these words and names is worth parsing.
  ///
  /// - Parameter kind: what kind of thing a name stands for.
  func isWorthReading(
    _ verdict: Verdict, _ mentions: [Mention], kind: (Mention) -> Concept.Kind
  ) -> Bool {
    switch verdict {
    case .nothing: return false
    case .treatment:
      return mentions.contains { kind($0) == .drug || kind($0) == .chemical }
        && mentions.contains { kind($0) == .disease }
    case .anything:
      // A place or a species alone is no end of a claim that others would look for.
      return mentions.contains { kind($0).isAnchor }
    }
  }
}
