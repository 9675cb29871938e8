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
    causeKinds = KindSet(rule.causeKinds)
    themeKinds = KindSet(rule.themeKinds)
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

/// Kinds of concepts, one bit each: asked for every argument.
struct KindSet: Hashable, Sendable {
  private let bits: UInt16

  init(_ kinds: Set<Concept.Kind>) {
    bits = kinds.reduce(0) { $0 | 1 << $1.ordinal }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ kind: Concept.Kind) -> Bool { bits & 1 << kind.ordinal != 0 }
}
