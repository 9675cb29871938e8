internal import AttestModel

/// What fills a role: a thing, or something that happens to a thing.
enum Node: Hashable {
  case entity(Entity)
  /// Index into the events found in the sentence.
  case event(Int)

  var isEvent: Bool {
    switch self {
    case .entity: false
    case .event: true
    }
  }
}

/// A thing in a sentence: a name of the lexicon, or a noun phrase as written.
struct Entity: Hashable {
  /// Index into the sentence's mentions, or -1.
  let mention: Int32
  /// The words of a phrase; for a mention its unit.
  let units: Range<Int>
  /// Whether it is named as missing: `STAT1-deficient mice`.
  let isLost: Bool
}

/// An event with its arguments as the sentence gives them.
struct FoundEvent {
  /// Index into the rule set.
  let rule: Int
  /// The unit of its trigger.
  let trigger: Int
  let chunk: Int
  var causes: [Node]
  var themes: [Node]
  var via: [Node]
  var isNegated: Bool
  var isHedged: Bool
  /// Whether the sentence only asks for it.
  var isAsked: Bool
}

/// Noun phrases that stand for one argument together: `STAT1, STAT3 and STAT5`.
struct Nominal {
  /// Chunks.
  var members: [Int]
  /// The chunk behind the last, with the `of`-phrases that belong to it.
  var end: Int
}
