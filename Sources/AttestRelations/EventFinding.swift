internal import AttestModel

/// Finds the events of a sentence: triggers, and what fills their roles.
struct EventFinding {
  let parsed: ParsedSentence
  let rules: RuleSet
  let nominals: Nominals
  var events: [FoundEvent] = []
  /// What each noun phrase stands for, once it has been asked.
  var known: [[Node]?]
  /// The event that a verb group is the trigger of.
  var byVerb: [Int?]
  /// Prepositions whose phrase some event has taken.
  var taken: [Bool]

  static let by = WordHash("by")
  static let of = WordHash("of")
  static let inside = WordHash("in")
  static let via = WordHash("via")
  static let through = WordHash("through")

  init(_ parsed: ParsedSentence, rules: RuleSet) {
    self.parsed = parsed
    self.rules = rules
    nominals = Nominals(parsed: parsed, rules: rules)
    known = Array(repeating: nil, count: parsed.chunks.count)
    byVerb = Array(repeating: nil, count: parsed.chunks.count)
    taken = Array(repeating: false, count: parsed.chunks.count)
  }

  var chunks: [Chunk] { parsed.chunks }
  var units: [Unit] { parsed.units }

  mutating func find() {
    for index in chunks.indices {
      switch chunks[index].kind {
      case .verb: findVerb(at: index)
      case .adjective: findAdjective(at: index)
      case .noun: _ = nodes(of: index)
      default: break
      }
    }
  }

  /// What stands around a verb, by grammatical role.
  struct Arguments {
    var subject: [Node] = []
    var object: [Node] = []
    var phrases: [(preposition: WordHash, nodes: [Node])] = []
    var before: [Node] = []
    var via: [Node] = []
    /// Happenings by means of which the verb's own comes about: *by binding to X*.
    var means: [Node] = []
  }

  // MARK: Filling roles

  mutating func append(
    _ number: Int, trigger: Int, chunk: Int, _ arguments: Arguments, cues: Int?,
    left: [Node] = [], described: [Node] = [], apposition: [Node] = []
  ) -> Bool {
    let rule = rules.frames[number]
    guard rule.with.count == 0 || hasWord(rule.with, beside: trigger, in: chunk) else {
      return false
    }
    func fill(_ slots: [Rule.Slot]) -> [Node] {
      for slot in slots {
        let found: [Node] =
          switch slot {
          case .subject: arguments.subject
          case .object: arguments.object
          case .before: arguments.before
          case .left: left
          case .described: described
          case .apposition: apposition
          case .preposition(let word):
            arguments.phrases.first { $0.preposition == word }?.nodes ?? []
          }
        if !found.isEmpty { return found }
      }
      return []
    }
    let themes = fill(rule.theme).filter { fits($0, rule.themeKinds, rule.themeEvents) }
    guard !themes.isEmpty else { return false }
    let causes = fill(rule.cause).filter { fits($0, rule.causeKinds, []) && !isBareHappening($0) }
    if causes.isEmpty, !rule.causeKinds.isEmpty { return false }
    let reading = CueReading(parsed: parsed, cues: rules.cues)
    events.append(
      FoundEvent(
        rule: number, trigger: trigger, chunk: chunk, causes: causes,
        themes: themes.filter { !causes.contains($0) }, via: fill(rule.via) + arguments.via,
        isNegated: reading.isNegated(chunk: chunk, verb: cues),
        isHedged: reading.isHedged(chunk: chunk, verb: cues), isAsked: reading.isAsked(chunk)))
    return true
  }

  /// “This inhibition prevented …”: a happening of nothing that is named acts on nothing.
  private func isBareHappening(_ node: Node) -> Bool {
    guard case .entity(let entity) = node, entity.mention < 0, entity.units.count == 1 else {
      return false
    }
    return rules.nouns.contains(units[entity.units.lowerBound].lemma)
  }

  /// Whether one of the words stands in the trigger's chunk or in an adverb beside it.
  func hasWord(_ wanted: WordSet, beside trigger: Int, in chunk: Int) -> Bool {
    for neighbour in [chunk - 1, chunk, chunk + 1] where chunks.indices.contains(neighbour) {
      guard neighbour == chunk || chunks[neighbour].kind == .adverb else { continue }
      if chunks[neighbour].units.contains(where: { wanted.contains(units[$0].surface) }) {
        return true
      }
    }
    return false
  }

  func fits(
    _ node: Node, _ kinds: KindSet, _ happenings: Set<Event.Kind>
  ) -> Bool {
    if !happenings.isEmpty, case .event(let index) = node {
      return happenings.contains(rules.frames[events[index].rule].kind)
    }
    guard !kinds.isEmpty else { return happenings.isEmpty }
    switch node {
    case .entity(let entity):
      guard entity.mention >= 0 else { return kinds.contains(.phrase) }
      return kinds.contains(parsed.tagged.concepts[Int(entity.mention)].kind)
    case .event:
      return kinds.contains(.process)
    }
  }
}
