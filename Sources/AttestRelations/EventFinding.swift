internal import AttestModel

/// Finds the events of a sentence: triggers, and what fills their roles.
struct EventFinding {
  let parsed: ParsedSentence
  let rules: RuleSet
  let nominals: Nominals
  private(set) var events: [FoundEvent] = []
  /// What each noun phrase stands for, once it has been asked.
  private var known: [[Node]?]
  /// The event that a verb group is the trigger of.
  private var byVerb: [Int?]
  /// Prepositions whose phrase some event has taken.
  private var taken: [Bool]

  static let by = WordHash("by")
  private static let of = WordHash("of")
  private static let inside = WordHash("in")
  private static let via = WordHash("via")
  private static let through = WordHash("through")

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

  // MARK: Verbs

  private mutating func findVerb(at index: Int) {
    let chunk = chunks[index]
    guard !chunk.features.contains(.copula),
      let candidates = rules.verbs[units[chunk.head].lemma]
    else { return }
    let arguments = verbArguments(at: index)
    for number in candidates {
      if append(number, trigger: chunk.head, chunk: index, arguments, cues: index) {
        byVerb[index] = events.count - 1
        return
      }
    }
  }

  /// What stands around a verb, by grammatical role.
  private struct Arguments {
    var subject: [Node] = []
    var object: [Node] = []
    var phrases: [(preposition: WordHash, nodes: [Node])] = []
    var before: [Node] = []
    var via: [Node] = []
    /// Happenings by means of which the verb's own comes about: *by binding to X*.
    var means: [Node] = []
  }

  private mutating func verbArguments(at index: Int) -> Arguments {
    var arguments = Arguments()
    let chunk = chunks[index]
    if chunk.subject >= 0 { arguments.subject = subjectNodes(chunk.subject) }
    var at = nominals.skip(index + 1)
    if nominals.isNoun(at), !chunk.features.contains(.passive) {
      arguments.object = nodes(ofListAt: at, end: &at)
    } else if !chunk.features.contains(.passive), let shared = sharedObject(after: at) {
      var end = shared
      arguments.object = nodes(ofListAt: shared, end: &end)
    }
    readPhrases(from: at, into: &arguments, isPassive: chunk.features.contains(.passive))
    if chunk.features.contains(.passive) {
      let agent = arguments.phrases.first { $0.preposition == Self.by }?.nodes ?? []
      (arguments.subject, arguments.object) = (agent, arguments.subject)
      if agent.isEmpty {
        // “is regulated through SOCS”: what stands in for the agent.
        arguments.subject = arguments.via
        arguments.via = []
      }
    }
    // “inhibits X by binding to Y”: who does the one does the other.
    for case .event(let inner) in arguments.means where events[inner].causes.isEmpty {
      if rules.frames[events[inner].rule].relation != nil {
        events[inner].causes = arguments.subject.filter { $0 != .event(inner) }
      }
    }
    return arguments
  }

  /// Whether a noun phrase names only the way of something.
  private func isManner(_ chunk: Int) -> Bool {
    rules.cues.effect(units[chunks[chunk].head].lemma, as: .noun) == .manner
  }

  /// “phosphorylates and activates STAT3”: the object of the second verb serves the first.
  private func sharedObject(after start: Int) -> Int? {
    var at = start
    var steps = 0
    while at < chunks.count, steps < 4 {
      switch chunks[at].kind {
      case .conjunction, .comma: at = nominals.skip(at + 1)
      case .verb:
        guard at > start else { return nil }
        at = nominals.skip(at + 1)
        if nominals.isNoun(at) { return at }
      default: return nil
      }
      steps += 1
    }
    return nil
  }

  /// Reads the prepositional phrases that follow, and the verbs in -ing that say by what means.
  private mutating func readPhrases(
    from start: Int, into arguments: inout Arguments, isPassive: Bool = false
  ) {
    var at = nominals.skip(start)
    var steps = 0
    while at < chunks.count, steps < 24 {
      steps += 1
      var preposition = at
      // “…, via STAT3” is still a phrase of the same verb.
      if chunks[at].kind == .comma || chunks[at].kind == .conjunction {
        preposition = nominals.skip(at + 1)
        guard preposition < chunks.count, chunks[preposition].kind == .preposition else { return }
      }
      guard chunks[preposition].kind == .preposition else { return }
      let word = nominals.surface(preposition)
      let next = nominals.skip(preposition + 1)
      if nominals.isNoun(next) {
        var end = next
        let isTaken = taken[preposition]
        let found = nodes(ofListAt: next, end: &end)
        if !isTaken {
          arguments.phrases.append((word, found))
          let isMeans = word == Self.by && !isPassive && found.contains { $0.isEvent }
          if word == Self.via || word == Self.through || isMeans {
            arguments.via.append(contentsOf: found)
            arguments.means.append(contentsOf: found)
            taken[preposition] = true
          } else if word == Self.inside, isManner(next) {
            // “in a STAT3-dependent manner”
            arguments.via.append(contentsOf: found)
          }
        }
        at = nominals.skip(end)
      } else if next < chunks.count, chunks[next].kind == .verb,
        chunks[next].features.contains(.participle), word == Self.by || word == Self.through
          || word == Self.via
      {
        // by …ing B: what is acted on is a mediator of the whole.
        let object = nominals.skip(next + 1)
        guard nominals.isNoun(object) else { return }
        var end = object
        arguments.via.append(contentsOf: nodes(ofListAt: object, end: &end))
        at = nominals.skip(end)
      } else {
        return
      }
    }
  }

  private mutating func subjectNodes(_ subject: Int) -> [Node] {
    if chunks[subject].kind == .verb {
      // “blocking JAK2 impairs …”: the act itself is the subject.
      return byVerb[subject].map { [.event($0)] } ?? []
    }
    guard chunks[subject].kind == .noun else { return [] }
    return nominals.subjectGroup(subject).flatMap { nodes(of: $0) }
  }

  private mutating func nodes(ofListAt start: Int, end: inout Int) -> [Node] {
    let nominal = nominals.nominal(at: start)
    let found = nominal.members.flatMap { nodes(of: $0) }
    end = nominal.end
    // Phrases that an event inside has taken belong to it.
    while true {
      let at = nominals.skip(end)
      guard at < chunks.count, chunks[at].kind == .preposition, taken[at],
        nominals.isNoun(at + 1)
      else { break }
      end = nominals.nominal(at: at + 1).end
    }
    return found
  }

  // MARK: Predicates

  /// `is critical for`, `dependent on`.
  private mutating func findAdjective(at index: Int) {
    let head = units[chunks[index].head]
    let word = head.lemma.value == 0 ? head.surface : head.lemma
    guard let candidates = rules.adjectives[word] ?? rules.adjectives[head.surface] else { return }
    var arguments = Arguments()
    let verb = index - 1
    if verb >= 0, chunks[verb].kind == .verb, chunks[verb].subject >= 0 {
      arguments.subject = subjectNodes(chunks[verb].subject)
    } else if index > 0, chunks[index - 1].kind == .noun {
      arguments.subject = nodes(of: index - 1)
    }
    readPhrases(from: index + 1, into: &arguments)
    for number in candidates {
      if append(number, trigger: chunks[index].head, chunk: index, arguments, cues: verb) { return }
    }
  }

  // MARK: Nouns

  /// What a noun phrase stands for; finding it finds the events inside.
  mutating func nodes(of index: Int) -> [Node] {
    if let found = known[index] { return found }
    // A phrase that is asked for while it is being read names nothing more.
    known[index] = []
    let found = readNoun(at: index)
    known[index] = found
    return found
  }

  private mutating func readNoun(at index: Int) -> [Node] {
    let chunk = chunks[index]
    let head = units[chunk.head]
    guard head.tag == .noun || head.tag == .number else { return [] }
    var result: [Node]
    if let lemma = triggerLemma(head), let candidates = rules.nouns[lemma],
      let event = nounEvent(candidates, trigger: chunk.head, at: index)
    {
      result = [event]
      if case .event(let number) = event, rules.frames[events[number].rule].namesItsCause {
        // An inhibitor is a thing: the one that is named, or whatever inhibits.
        let named = apposed(after: index)
        result =
          !named.isEmpty
          ? named
          : Phrases(parsed: parsed, rules: rules, nominals: nominals).phrase(at: index)
      }
    } else {
      result = Phrases(parsed: parsed, rules: rules, nominals: nominals).entities(at: index)
      if head.mention >= 0 { apposition(at: index, named: result) }
    }
    for unit in chunk.units where unit <= chunk.head && units[unit].leftMention >= 0 {
      if isManner(index), rules.compounds.contains(units[unit].surface) {
        return [
          .entity(
            Entity(mention: units[unit].leftMention, units: unit..<unit + 1, isLost: false))
        ]
      }
      if let event = compoundEvent(at: unit, chunk: index, described: result) { result = [event] }
    }
    return result
  }

  /// The word that may be a trigger: a noun, or a process that is named by one word, as
  /// *transcription* is.
  private func triggerLemma(_ unit: Unit) -> WordHash? {
    guard unit.mention >= 0 else { return unit.lemma }
    guard unit.tokens.count == 1, unit.leftMention < 0,
      parsed.tagged.concepts[Int(unit.mention)].kind == .process
    else { return nil }
    return parsed.tagged.tokens[unit.tokens.lowerBound].hash
  }

  private mutating func nounEvent(_ candidates: [Int], trigger: Int, at index: Int) -> Node? {
    var arguments = Arguments()
    let phrases = Phrases(parsed: parsed, rules: rules, nominals: nominals)
    let isBinding = candidates.contains {
      rules.frames[$0].kind == .binding || rules.frames[$0].namesItsCause
    }
    arguments.before = phrases.before(trigger, at: index, splits: isBinding)
    // “is an inducer of EMT”, “forms a complex with”: the subject of the empty verb.
    if let verb = emptyVerb(before: index) { arguments.subject = subjectNodes(chunks[verb].subject) }
    if isAnnounced(index) { return nil }
    var at = nominals.skip(index + 1)
    var steps = 0
    while at < chunks.count, chunks[at].kind == .preposition, steps < 12 {
      steps += 1
      let word = nominals.surface(at)
      let next = nominals.skip(at + 1)
      guard nominals.isNoun(next), !taken[at] else { break }
      let wanted = candidates.contains { rules.frames[$0].takes(word) }
      if wanted { taken[at] = true }
      var end = next
      let found = nodes(ofListAt: next, end: &end)
      if wanted { arguments.phrases.append((word, found)) }
      at = nominals.skip(end)
    }
    if arguments.phrases.isEmpty, arguments.before.isEmpty, let shared = sharedPhrase(after: at) {
      // “phosphorylation and activity of STAT3”: one of-phrase serves both.
      var end = shared
      arguments.phrases.append((Self.of, nodes(ofListAt: shared, end: &end)))
    }
    let named = apposed(after: index)
    for number in candidates {
      if append(
        number, trigger: trigger, chunk: index, arguments, cues: emptyVerb(before: index),
        apposition: named)
      {
        return .event(events.count - 1)
      }
    }
    return nil
  }

  /// A form of be, or a verb as empty as *form* and *play*, whose object the noun phrase is.
  private func emptyVerb(before index: Int) -> Int? {
    let verb = index - 1
    guard verb >= 0, chunks[verb].kind == .verb, chunks[verb].subject >= 0,
      chunks[verb].subject != index
    else { return nil }
    if chunks[verb].features.contains(.copula) { return verb }
    guard !chunks[verb].features.contains(.passive) else { return nil }
    return rules.cues.effect(units[chunks[verb].head].lemma, as: .verb) == .light ? verb : nil
  }

  /// “we discuss the role of …”: nothing is said of it yet.
  private func isAnnounced(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch chunks[at].kind {
      case .verb:
        return rules.cues.effect(units[chunks[at].head].lemma, as: .verb) == .outline
          && !chunks[at].features.contains(.passive)
      case .subordinator, .relative, .semicolon: return false
      default: at -= 1
      }
    }
    return false
  }

  /// The of-phrase of the next happening in a list.
  private func sharedPhrase(after start: Int) -> Int? {
    var at = start
    var steps = 0
    while at < chunks.count, steps < 8 {
      steps += 1
      switch chunks[at].kind {
      case .comma, .conjunction:
        at = nominals.skip(at + 1)
      case .noun:
        guard at > start, chunks[at].units.allSatisfy({ units[$0].mention < 0 }) else {
          return nil
        }
        at = nominals.skip(at + 1)
      case .preposition:
        guard at > start, nominals.surface(at) == Self.of, nominals.isNoun(at + 1) else {
          return nil
        }
        return at + 1
      default:
        return nil
      }
    }
    return nil
  }

  /// The name set beside a noun: `JAK inhibitor (AZD1480)`, `the JAK2 inhibitor, WP1066,`.
  private func apposed(after index: Int) -> [Node] {
    let next = index + 1
    guard next + 2 < chunks.count, nominals.isNoun(next + 1) else { return [] }
    let isBracketed = chunks[next].kind == .open && chunks[next + 2].kind == .close
    let isCommaed = chunks[next].kind == .comma && chunks[next + 2].kind == .comma
    let head = units[chunks[next + 1].head]
    guard isBracketed || isCommaed, head.mention >= 0 else { return [] }
    return Phrases(parsed: parsed, rules: rules, nominals: nominals).entities(at: next + 1)
  }

  /// `the JAK inhibitor ruxolitinib`: a trigger noun between its theme and its cause.
  private mutating func apposition(at index: Int, named: [Node]) {
    let chunk = chunks[index]
    for unit in chunk.units where unit < chunk.head && units[unit].mention < 0 {
      guard let candidates = rules.nouns[units[unit].lemma] else { continue }
      let before = Phrases(parsed: parsed, rules: rules, nominals: nominals)
        .before(unit, at: index, splits: true)
      guard !before.isEmpty else { continue }
      for number in candidates where rules.frames[number].cause.contains(.apposition) {
        var arguments = Arguments()
        arguments.before = before
        if append(
          number, trigger: unit, chunk: index, arguments, cues: nil, apposition: named)
        {
          return
        }
      }
    }
  }

  /// `IL-4-induced STAT6 activation`
  private mutating func compoundEvent(at unit: Int, chunk index: Int, described: [Node]) -> Node? {
    let compound = units[unit]
    guard let candidates = rules.compounds[compound.surface] ?? rules.compounds[compound.lemma]
    else { return nil }
    let left = Node.entity(
      Entity(mention: compound.leftMention, units: unit..<unit + 1, isLost: false))
    for number in candidates {
      if append(
        number, trigger: unit, chunk: index, Arguments(), cues: nil, left: [left],
        described: unit == chunks[index].head ? [] : described)
      {
        return .event(events.count - 1)
      }
    }
    return nil
  }

  // MARK: Filling roles

  private mutating func append(
    _ number: Int, trigger: Int, chunk: Int, _ arguments: Arguments, cues: Int?,
    left: [Node] = [], described: [Node] = [], apposition: [Node] = []
  ) -> Bool {
    let rule = rules.frames[number]
    guard rule.with.count == 0 || hasWord(rule.with, beside: trigger, in: chunk) else { return false }
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
    let causes = fill(rule.cause).filter { fits($0, rule.causeKinds, []) }
    if causes.isEmpty, !rule.causeKinds.isEmpty { return false }
    let reading = CueReading(parsed: parsed, cues: rules.cues)
    events.append(
      FoundEvent(
        rule: number, trigger: trigger, chunk: chunk, causes: causes,
        themes: themes.filter { !causes.contains($0) }, via: fill(rule.via) + arguments.via,
        isNegated: reading.isNegated(chunk: chunk, verb: cues),
        isHedged: reading.isHedged(chunk: chunk, verb: cues)))
    return true
  }

  /// Whether one of the words stands in the trigger's chunk or in an adverb beside it.
  private func hasWord(_ wanted: WordSet, beside trigger: Int, in chunk: Int) -> Bool {
    for neighbour in [chunk - 1, chunk, chunk + 1] where chunks.indices.contains(neighbour) {
      guard neighbour == chunk || chunks[neighbour].kind == .adverb else { continue }
      if chunks[neighbour].units.contains(where: { wanted.contains(units[$0].surface) }) {
        return true
      }
    }
    return false
  }

  private func fits(
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
