internal import AttestModel

/// What reading needs of a rule, as one reference: a rule itself has a dozen lists to hand around.
final class Frame: Sendable {
  let relation: Relation?
  let kind: Event.Kind
  let sign: Relation.Sign
  let cause: [Rule.Slot]
  let theme: [Rule.Slot]
  let via: [Rule.Slot]
  let causeKinds: Set<Concept.Kind>
  let themeKinds: Set<Concept.Kind>
  let themeEvents: Set<Event.Kind>
  let with: WordSet
  let isMediator: Bool
  /// Whether its nouns name what acts, not what happens: *inhibitor*, *activator*.
  let namesItsCause: Bool
  /// The prepositions that introduce some role.
  private let prepositions: WordSet

  init(_ rule: Rule) {
    relation = rule.relation
    kind = rule.kind
    sign = rule.sign
    cause = rule.cause
    theme = rule.theme
    via = rule.via
    causeKinds = rule.causeKinds
    themeKinds = rule.themeKinds
    themeEvents = rule.themeEvents
    with = WordSet(rule.with.map { WordHash(folded: $0) })
    isMediator = rule.isMediator
    namesItsCause = rule.cause.contains(.apposition)
    prepositions = WordSet(
      (rule.cause + rule.theme + rule.via).compactMap { slot in
        if case .preposition(let word) = slot { word } else { nil }
      })
  }

  /// Whether any role may stand behind this preposition.
  func takes(_ word: WordHash) -> Bool { prepositions.contains(word) }
}
