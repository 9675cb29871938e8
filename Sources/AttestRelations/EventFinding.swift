internal import AttestModel

/// Finds the events of a sentence: triggers, and what fills their roles.
///
/// A class, so that nothing of it is copied while it is asked; only one thread has it, and no step
/// holds on to what another changes, so its accesses need no checks.
final class EventFinding {
  let parsed: ParsedSentence
  let chunks: [Chunk]
  let units: [Unit]
  let rules: RuleSet
  let nominals: Nominals
  let phrases: Phrases
  /// The sentences before this one in its paragraph, the nearest being 0.
  let preceding: (Int) -> ParsedSentence?
  @exclusivity(unchecked) var events: [FoundEvent] = []
  /// Why rules whose trigger was there found nothing; kept only where it is asked for.
  @exclusivity(unchecked) var refusals: [ReadingNotes.Refusal]?
  /// Things that stand in no place of this sentence: named in another, or several together.
  @exclusivity(unchecked) var borrowed: [Concept] = []
  /// The lists of nodes that this sentence's reading makes.
  let memory: NodeMemory
  /// Of each chunk what has been found so far.
  let answers: UnsafeMutableBufferPointer<Answer>
  /// Verb groups that have been read.
  @exclusivity(unchecked) var isRead = PlaceSet()
  /// Prepositions whose phrase some event has taken.
  @exclusivity(unchecked) var taken = PlaceSet()

  /// What a chunk comes to.
  struct Answer {
    /// Of a verb group the event that it is the trigger of, or -1.
    var event: Int32 = -1
    /// Whether a noun phrase has been asked.
    var isKnown = false
    /// Of a noun phrase what it stands for.
    var nodes = Nodes()
  }

  static var by: WordHash { WordHash("by") }
  static var of: WordHash { WordHash("of") }
  static var inside: WordHash { WordHash("in") }
  static var via: WordHash { WordHash("via") }
  static var through: WordHash { WordHash("through") }
  static var combined: WordHash { WordHash("combined") }
  static var plus: WordHash { WordHash("plus") }
  static var downstream: WordHash { WordHash("downstream of") }

  init(
    _ parsed: ParsedSentence, rules: RuleSet, preceding: @escaping (Int) -> ParsedSentence?
  ) {
    self.parsed = parsed
    chunks = parsed.chunks
    units = parsed.units
    self.rules = rules
    self.preceding = preceding
    nominals = Nominals(parsed: parsed, rules: rules)
    memory = NodeMemory()
    phrases = Phrases(parsed: parsed, rules: rules, nominals: nominals, memory: memory)
    answers = .allocate(capacity: parsed.chunks.count)
    answers.initialize(repeating: Answer())
  }

  deinit { answers.deallocate() }

  /// Finds the events that make claims, and those that these are about.
  func find() {
    for index in chunks.indices {
      switch chunks[index].kind {
      case .verb where rules.claimVerbs.contains(units[chunks[index].head].lemma):
        findVerb(at: index)
      case .adjective: findAdjective(at: index)
      case .noun where mayTrigger(index, among: rules.claimNouns): _ = nodes(of: index)
      default: break
      }
    }
  }

  /// Finds the events that no claim asks for.
  func findOthers() {
    for index in chunks.indices {
      switch chunks[index].kind {
      case .verb: findVerb(at: index)
      case .noun where mayTrigger(index, among: rules.nouns): _ = nodes(of: index)
      default: break
      }
    }
  }

  /// The concept that a thing names, nil for a phrase.
  func concept(_ entity: Entity) -> Concept? {
    guard entity.mention >= 0 else { return nil }
    let index = Int(entity.mention)
    let own = parsed.tagged.concepts
    return index < own.count ? own[index] : borrowed[index - own.count]
  }

  /// The kind of what a thing names, nil for a phrase.
  func kind(of entity: Entity) -> Concept.Kind? {
    guard entity.mention >= 0 else { return nil }
    let index = Int(entity.mention)
    let own = parsed.tagged.concepts
    return index < own.count ? own[index].kind : borrowed[index - own.count].kind
  }

  /// A thing that this sentence does not name, or not as one.
  func borrow(_ concept: Concept, at chunk: Int, standing: Entity.Standing = .named) -> Node {
    let place = borrowed.firstIndex(of: concept) ?? borrowed.count
    if place == borrowed.count { borrowed.append(concept) }
    return .entity(
      Entity(
        mention: Int32(parsed.tagged.concepts.count + place), units: chunks[chunk].units,
        standing: standing))
  }

  /// What stands around a trigger, by grammatical role.
  struct Arguments {
    var subject = Nodes()
    var object = Nodes()
    var phrases: [(preposition: WordHash, nodes: Nodes)] = []
    var before = Nodes()
    var left = Nodes()
    var described = Nodes()
    var apposition = Nodes()
    var via = Nodes()
    /// Happenings by means of which the verb's own comes about: *by binding to X*.
    var means = Nodes()
    /// What is said to have no part in it: *independently of X*.
    var denied = Nodes()
    /// *downstream of X*
    var upstream = Nodes()

    /// What stands in one of the places that rules name.
    subscript(_ slot: Rule.Slot) -> Nodes {
      switch slot {
      case .subject: subject
      case .object: object
      case .before: before
      case .left: left
      case .described: described
      case .apposition: apposition
      case .preposition(let word): phrases.first { $0.preposition == word }?.nodes ?? Nodes()
      }
    }
  }

  // MARK: Filling roles

  /// The event of the first rule that finds all it looks for, else of the first that fits.
  func best(
    _ candidates: [Int], trigger: Int, chunk: Int, _ arguments: Arguments, cues: Int?
  ) -> FoundEvent? {
    var first: FoundEvent?
    for number in candidates {
      guard
        let event = event(number, trigger: trigger, chunk: chunk, arguments, cues: cues)
      else { continue }
      if !event.causes.isEmpty || rules.frames[number].cause.isEmpty { return event }
      if first == nil { first = event }
    }
    return first
  }

  func event(
    _ number: Int, trigger: Int, chunk: Int, _ arguments: Arguments, cues: Int?
  ) -> FoundEvent? {
    let rule = rules.frames[number]
    guard rule.with.count == 0 || hasWord(rule.with, beside: trigger, in: chunk) else {
      return refuse(number, trigger, .lacksWord)
    }
    // “cells lacking STAT3”: what makes them cells of a sort is no effect of that.
    if rule.needsCondition, chunks[chunk].features.contains(.participle),
      chunks[chunk].subject == chunk - 1
    {
      return refuse(number, trigger, .causeUnfit)
    }
    if rule.needsNoAgent, !arguments.subject.isEmpty { return refuse(number, trigger, .hasAgent) }
    let themes = first(of: rule.theme, in: arguments) {
      fits($0, rule.themeKinds, rule.themeEvents)
    }
    guard !themes.isEmpty else {
      return refuse(
        number, trigger, hasAny(of: rule.theme, in: arguments) ? .themeUnfit : .lacksTheme)
    }
    let causes = first(of: rule.cause, in: arguments) {
      fits($0, rule.causeKinds, []) && !isBareHappening($0)
        && rule.accepts(cause: self.rule(of: $0))
        && (!rule.needsCondition || isCondition($0)) && !(rule.namesItsCause && isLost($0))
    } before: { node in
      !themes.contains(node) && isAgentName(node)
    }
    if causes.isEmpty, rule.needsCause {
      return refuse(
        number, trigger, hasAny(of: rule.cause, in: arguments) ? .causeUnfit : .lacksCause)
    }
    if causes.isEmpty, !rule.cause.isEmpty, rule.relation != nil {
      _ = refuse(number, trigger, .lacksCause)
    }
    let acted = causes.isEmpty ? themes : themes.filter { !causes.contains($0) }
    guard !acted.isEmpty else { return nil }
    let reading = CueReading(parsed: parsed, cues: rules.cues)
    let isNegated = reading.isNegated(chunk: chunk, verb: cues)
    if rule.needsChange, !isNegated, phrases.comparison(behind: chunk) == nil {
      return refuse(number, trigger, .lacksChange)
    }
    var via = first(of: rule.via, in: arguments) { _ in true }
    if !arguments.via.isEmpty { via += arguments.via }
    if via.contains(where: \.isDenied) { via = via.filter { !$0.isDenied } }
    return FoundEvent(
      rule: number, trigger: trigger, chunk: chunk, causes: causes, themes: acted,
      via: via,
      isNegated: isNegated,
      isHedged: reading.isHedged(chunk: chunk, verb: cues),
      isReduced: chunks[chunk].kind == .noun && phrases.isReduced(chunks[chunk], before: trigger),
      upstream: arguments.upstream)
  }

  /// What stands in the first of the places where anything stands that fits.
  private func first(
    of slots: [Rule.Slot], in arguments: Arguments, where fits: (Node) -> Bool,
    before fitsBefore: (Node) -> Bool = { _ in true }
  ) -> Nodes {
    for slot in slots {
      let found = arguments[slot]
      if slot == .before, !found.allSatisfy(fitsBefore) { continue }
      let fitting = found.filter(fits)
      if !fitting.isEmpty { return fitting }
    }
    return Nodes()
  }

  /// “IL-4 induction of ARG1”: before the noun only a name can be who acts; “tyrosine
  /// phosphorylation of STAT3” says where.
  private func isAgentName(_ node: Node) -> Bool {
    guard case .entity(let entity) = node, let kind = concept(entity)?.kind else { return false }
    switch kind {
    case .gene, .family, .complex, .drug: return true
    default: return false
    }
  }

  private func hasAny(of slots: [Rule.Slot], in arguments: Arguments) -> Bool {
    slots.contains { !arguments[$0].isEmpty }
  }

  private func refuse(
    _ rule: Int, _ trigger: Int, _ reason: ReadingNotes.Refusal.Reason
  ) -> FoundEvent? {
    refusals?.append(
      ReadingNotes.Refusal(
        rule: rules.rules[rule].id, trigger: parsed.textRange(of: trigger..<trigger + 1),
        reason: reason))
    return nil
  }

  /// Keeps an event; what a list or a phrase leaves out of it becomes its denial.
  ///
  /// - Returns: its place among the events.
  func record(_ event: FoundEvent, denied: Nodes = Nodes()) -> Int {
    let place = events.count
    let outside = event.themes.filter { $0.isDenied }
    let hasOutside = !outside.isEmpty && outside.count < event.themes.count
    if hasOutside { event.themes = event.themes.filter { !$0.isDenied } }
    let inactive = event.causes.filter { $0.isDenied }
    let hasInactive = !inactive.isEmpty && inactive.count < event.causes.count
    if hasInactive { event.causes = event.causes.filter { !$0.isDenied } }
    if rules.frames[event.rule].isMediator {
      // “IL-6-induced growth is mediated by STAT3”: IL-6 acts through it.
      for case .event(let inner) in event.themes where !events[inner].causes.isEmpty {
        events[inner].via += event.causes.filter { !events[inner].causes.contains($0) }
      }
    }
    events.append(event)
    func deny(_ change: (FoundEvent) -> Void) {
      let denial = event.denial()
      change(denial)
      events.append(denial)
    }
    if hasOutside { deny { $0.themes = outside } }
    if hasInactive { deny { $0.causes = inactive } }
    if !denied.isEmpty, !event.isNegated { deny { $0.causes = denied } }
    return place
  }

  /// “This inhibition prevented …”: a happening of nothing that is named acts on nothing.
  private func isBareHappening(_ node: Node) -> Bool {
    guard case .entity(let entity) = node, entity.mention < 0, entity.units.count == 1 else {
      return false
    }
    return rules.nouns.contains(units[entity.units.lowerBound].lemma)
  }

  private func rule(of node: Node) -> Int? {
    if case .event(let index) = node { return events[index].rule }
    return nil
  }

  private func isLost(_ node: Node) -> Bool {
    if case .entity(let entity) = node { return entity.isLost }
    return false
  }

  /// Whether a node names a condition: something missing or given.
  func isCondition(_ node: Node) -> Bool {
    switch node {
    case .entity(let entity): return entity.standing != .named
    case .event(let index):
      return rules.frames[events[index].rule].isCondition
    }
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

  func fits(_ node: Node, _ kinds: KindSet, _ happenings: Set<Event.Kind>) -> Bool {
    if !happenings.isEmpty, case .event(let index) = node {
      return happenings.contains(rules.frames[events[index].rule].kind)
    }
    guard !kinds.isEmpty else { return happenings.isEmpty }
    switch node {
    case .entity(let entity):
      return kinds.contains(kind(of: entity) ?? .phrase)
    case .event(let index):
      // A word that stands for a thing is of the thing's kind.
      if rules.frames[events[index].rule].kind == .thing, let theme = events[index].themes.first {
        return fits(theme, kinds, happenings)
      }
      return kinds.contains(.process)
    }
  }
}
