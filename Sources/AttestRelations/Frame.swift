internal import AttestModel

/// What reading needs of a rule, as one reference: a rule itself has a dozen lists to hand around.
final class Frame: Sendable {
  let relation: Relation?
  let kind: Event.Kind
  let sign: Relation.Sign
  let cause: [Rule.Slot]
  let theme: [Rule.Slot]
  let via: [Rule.Slot]
  let causeKinds: KindSet
  let themeKinds: KindSet
  let themeEvents: Set<Event.Kind>
  let with: WordSet
  let isMediator: Bool
  /// Whether a thing does it with itself: *homodimer*.
  let isReflexive: Bool
  let needsCause: Bool
  let needsCondition: Bool
  let needsNoAgent: Bool
  let needsChange: Bool
  /// Whether two themes of one event stand to each other as its relation says: *between A and B*.
  let joinsPairs: Bool
  /// How much it asks for: rules that ask for more are tried first.
  let specificity: Int
  /// Whether it stands for something missing or given: *loss of STAT3*, *treatment with IL-6*.
  let isCondition: Bool
  /// Whether its nouns name what acts, not what happens: *inhibitor*, *activator*.
  let namesItsCause: Bool
  /// The rules of which one must have found the cause; nil where any may.
  private let causeRules: Set<Int>?
  /// The prepositions that introduce some role.
  private let prepositions: WordSet

  /// - Parameter rules: all of them, for what a rule says of another.
  init(_ rule: Rule, among rules: [Rule]) {
    relation = rule.relation
    kind = rule.kind
    sign = rule.sign
    cause = rule.cause
    theme = rule.theme
    via = rule.via
    causeKinds = KindSet(rule.causeKinds)
    themeKinds = KindSet(rule.themeKinds)
    themeEvents = rule.themeEvents
    with = WordSet(rule.with.map { WordHash(folded: $0) })
    isMediator = rule.isMediator
    isReflexive = rule.isReflexive
    needsCondition = rule.needs.contains(.condition)
    needsCause = rule.needs.contains(.cause) || needsCondition || !rule.causeKinds.isEmpty
    needsChange = rule.needs.contains(.change)
    needsNoAgent = rule.needs.contains(.agentless)
    joinsPairs = rule.theme.contains(.preposition(WordHash("between")))
    isCondition = rule.isCondition
    specificity =
      (rule.with.isEmpty ? 0 : 4) + (rule.needs.isEmpty ? 0 : 2) + (rule.causeRules.isEmpty ? 0 : 2)
      + (rule.causeKinds.isEmpty ? 0 : 1) + (rule.themeKinds.isEmpty ? 0 : 1)
      + (rule.themeEvents.isEmpty ? 0 : 1)
    namesItsCause = rule.cause.contains(.apposition)
    causeRules =
      rule.causeRules.isEmpty
      ? nil
      : Set(
        rules.indices.filter { number in
          rule.causeRules.contains { rules[number].id.hasSuffix("/" + $0) }
        })
    prepositions = WordSet(
      (rule.cause + rule.theme + rule.via).compactMap { slot in
        if case .preposition(let word) = slot { word } else { nil }
      })
  }

  /// Whether any role may stand behind this preposition.
  func takes(_ word: WordHash) -> Bool { prepositions.contains(word) }

  /// Whether a cause that this rule found, nil for a thing, will do.
  func accepts(cause rule: Int?) -> Bool {
    guard let causeRules else { return true }
    return rule.map { causeRules.contains($0) } ?? false
  }
}
