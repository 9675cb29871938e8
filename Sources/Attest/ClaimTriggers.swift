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
    let lists = [
      rules.lemmas(.sufficient), rules.lemmas(.treatment), rules.lemmas(.condition),
      rules.conditionWords,
    ].map { words.forms(of: $0) }
    sufficient = WordSet(lists[0])
    treatments = WordSet(lists[1])
    conditions = WordSet(lists[2])
    conditionWords = WordSet(lists[3])
    filter = WordFilter(lists.reduce(into: Set()) { $0.formUnion($1) })
  }

  func verdict(on tokens: ArraySlice<Token>) -> Verdict {
    var hasTreatment = false
    var hasCondition = false
    var hasConditionWord = false
    for token in tokens where token.kind == .word && filter.mayContain(token.hash) {
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
