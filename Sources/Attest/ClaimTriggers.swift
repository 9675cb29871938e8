internal import AttestModel
internal import AttestRelations
internal import AttestSyntax

/// Tells before a sentence is parsed whether it can make a claim at all: by its words first, by the
/// names in it second. Most sentences cannot, and are left alone.
struct ClaimTriggers: Sendable {
  private let sufficient: FilteredWords
  private let treatments: FilteredWords
  private let conditions: FilteredWords
  private let conditionWords: FilteredWords

  /// What a sentence's words allow.
  enum Verdict {
    case nothing
    /// Only that a drug is used for a disease.
    case treatment
    case anything
  }

  init(_ rules: RuleSet, _ words: WordTable) {
    sufficient = FilteredWords(words.forms(of: rules.lemmas(.sufficient)))
    treatments = FilteredWords(words.forms(of: rules.lemmas(.treatment)))
    conditions = FilteredWords(words.forms(of: rules.lemmas(.condition)))
    conditionWords = FilteredWords(words.forms(of: rules.conditionWords))
  }

  func verdict(on tokens: ArraySlice<Token>) -> Verdict {
    var hasTreatment = false
    var hasCondition = false
    var hasConditionWord = false
    for token in tokens where token.kind == .word {
      if sufficient.contains(token.hash) { return .anything }
      hasTreatment = hasTreatment || treatments.contains(token.hash)
      hasCondition = hasCondition || conditions.contains(token.hash)
      hasConditionWord = hasConditionWord || conditionWords.contains(token.hash)
    }
    if hasCondition, hasConditionWord { return .anything }
    return hasTreatment ? .treatment : .nothing
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

/// A set of words of which most tokens are told by a filter that they are not in it.
private struct FilteredWords: Sendable {
  private let words: WordSet
  private let filter: WordFilter

  init(_ words: Set<WordHash>) {
    self.words = WordSet(words)
    filter = WordFilter(words)
  }

  func contains(_ word: WordHash) -> Bool { filter.mayContain(word) && words.contains(word) }
}
