internal import AttestModel

/// Derives claims from events by a few documented steps.
///
/// 1. **Coordination**: each cause with each theme.
/// 2. **Signs multiply**: *blocks the inhibition of X* activates X.
/// 3. **Aspect**: what increases the *expression* of X increases its amount, what induces its
///    *phosphorylation* phosphorylates it.
/// 4. **Loss of function** of the cause flips the sign.
/// 5. **Mediators**: `via`, `by …ing`, and the event that a cause itself causes.
struct ClaimInference {
  let parsed: ParsedSentence
  let rules: RuleSet
  let finding: EventFinding
  let events: [FoundEvent]

  init(_ finding: EventFinding) {
    parsed = finding.parsed
    rules = finding.rules
    self.finding = finding
    events = finding.events
  }

  /// One claim, before citations and offsets are added.
  ///
  /// A class, since claims are compared with one another and never change.
  final class Derived {
    let claim: Claim
    let isHedged: Bool
    let rule: Int
    /// The byte behind its last end: citations that follow credit it.
    let end: Int

    init(claim: Claim, isHedged: Bool, rule: Int, end: Int) {
      self.claim = claim
      self.isHedged = isHedged
      self.rule = rule
      self.end = end
    }
  }

  /// What causes an event, and whether the whole is about the event or about the lack of it: in
  /// *inhibition of mTOR by rapamycin* rapamycin is at work, in the loss of that inhibition it is not.
  struct Cause {
    let node: Node
    var sign: Relation.Sign
  }

  /// What happens to a thing when an event happens.
  struct Effect {
    let entity: Entity
    var sign: Relation.Sign
    /// The kind of the innermost event, nil for the thing itself.
    var aspect: Event.Kind?
    /// Whether some event on the way has no direction of its own.
    var isUndirected = false
    /// The unit of the noun that says what cells do: *activation of T cells*; or -1.
    var act = -1
    /// What causes the events on the way, if anything does.
    var causes: [Cause] = []
    var via = Nodes()
    /// What mediates the events on the way: *STAT3-mediated*.
    var mediators = Nodes()
  }

  /// Of one event no more pairs than this are claimed, the first ones: a longer list is a table
  /// in disguise.
  static let mostPairs = 400

  /// Of one sentence no more claims than this are kept, the first ones.
  private static let mostClaims = 800

  /// - Parameter isCut: set where a list was too long and its end makes no claims.
  func claims(_ isCut: inout Bool) -> [Derived] {
    var derived: [Derived] = []
    let reading = CueReading(parsed: parsed, cues: rules.cues)
    for index in events.indices {
      guard rules.frames[events[index].rule].relation != nil,
        !reading.isAsked(events[index].chunk)
      else { continue }
      // A sentence has few claims: comparing them costs less than hashing their names.
      for claim in claims(of: index, &isCut)
      where !derived.contains(where: { $0.claim == claim.claim }) {
        if derived.count == Self.mostClaims {
          isCut = true
          return derived
        }
        derived.append(claim)
      }
    }
    return derived.count < 2 ? derived : derived.filter { !says(less: $0, than: derived) }
  }

  /// Whether another claim says the same and more.
  private func says(less one: Derived, than all: [Derived]) -> Bool {
    all.contains { other in
      guard other.claim.object == one.claim.object, other.claim != one.claim,
        other.claim.polarity == one.claim.polarity
      else { return false }
      // “translocation of STAT3” says nothing beside “IL-6 promotes the translocation of STAT3”.
      if one.claim.subject.name.isEmpty {
        return other.claim.relation == one.claim.relation && !other.claim.subject.name.isEmpty
      }
      // “A activates B” says nothing beside “A activates B via C” in one sentence.
      return other.claim.subject == one.claim.subject
        && other.claim.relation == one.claim.relation
        && other.claim.mediators.count > one.claim.mediators.count
        && one.claim.mediators.allSatisfy { other.claim.mediators.contains($0) }
    }
  }

  private func claims(of index: Int, _ isCut: inout Bool) -> [Derived] {
    let event = events[index]
    let rule = rules.frames[event.rule]
    guard let relation = rule.relation else { return [] }
    let makesPairs = relation == .binds || relation == .associatedWith && rule.joinsPairs
    // What nothing causes is no claim, unless it is a pair or a movement.
    guard !event.causes.isEmpty || makesPairs || relation == .translocates else { return [] }
    var effects = distinct(self.effects(event.themes, depth: 0))
    var actors = distinct(self.effects(event.causes, depth: 0))
    if makesPairs, actors.isEmpty {
      return rule.isReflexive && effects.count == 1
        ? selfBinding(of: effects[0], event) : pairs(among: effects, relation, event)
    }
    if effects.count * max(1, actors.count) > Self.mostPairs {
      isCut = true
      actors = Array(actors.prefix(Self.mostPairs))
      effects = Array(effects.prefix(max(1, Self.mostPairs / max(1, actors.count))))
    }
    var derived: [Derived] = []
    let via =
      event.via.isEmpty
      ? [] : mediators(event.via).filter { entity in !effects.contains { $0.entity == entity } }
    // “A and B activate C and D, respectively”: one to one.
    if actors.count == effects.count, actors.count > 1, isRespective(event) {
      return zip(actors, effects).compactMap { actor, effect in
        claim(rule, relation, actor, effect, event, via)
      }
    }
    for effect in effects {
      // What blocks TNF-mediated growth does not act through TNF.
      let isBlocked = rule.sign == .negative && actors.allSatisfy { $0.sign == .positive }
      let through = via + mediators(isBlocked ? effect.via : effect.via + effect.mediators)
      if actors.isEmpty {
        if !isHeldBack(index), let claim = agentless(relation, effect, event, through) {
          derived.append(claim)
        }
        continue
      }
      for actor in actors {
        let through = through + mediators(actor.via + actor.mediators)
        if let claim = claim(rule, relation, actor, effect, event, through) {
          derived.append(claim)
        }
        // What causes the cause acts through it.
        for cause in actor.causes {
          for outer in self.effects(CollectionOfOne(cause.node), depth: 1) {
            if let claim = claim(
              rule, relation, outer, effect, event, through + [actor.entity], sign: cause.sign)
            {
              derived.append(claim)
            }
          }
        }
        for outer in self.effects(event.upstream, depth: 1) {
          if let claim = claim(
            rule, relation, outer, effect, event, through + [actor.entity], sign: actor.sign)
          {
            derived.append(claim)
          }
        }
      }
    }
    return derived
  }

  /// The things that nodes name as mediators: of *binding to B*, B; of a chain as it is written,
  /// each of its links.
  private func mediators(_ nodes: Nodes) -> [Entity] {
    nodes.flatMap { node -> [Entity] in
      let found: [Entity]
      if case .event(let index) = node, rules.frames[events[index].rule].kind == .binding {
        found = effects(events[index].themes, depth: 1).map(\.entity)
      } else {
        found = effects(CollectionOfOne(node), depth: 0).map(\.entity)
      }
      return found.flatMap { links(of: $0) }
    }
  }

  /// EGFR/STAT3/SOX2 as its links, where the lexicon names them.
  private func links(of entity: Entity) -> [Entity] {
    guard entity.mention < 0 else { return [entity] }
    let named = entity.units.filter { parsed.units[$0].mention >= 0 }
    guard named.count > 1, entity.units.contains(where: { parsed.units[$0].tag == .slash }) else {
      return [entity]
    }
    return named.map { Entity(mention: parsed.units[$0].mention, units: $0..<$0 + 1) }
  }

  // MARK: What an argument comes to

  private func effects(_ nodes: some Sequence<Node>, depth: Int) -> [Effect] {
    var effects: [Effect] = []
    for node in nodes { append(node, depth: depth, to: &effects) }
    return effects
  }

  private func append(_ node: Node, depth: Int, to effects: inout [Effect]) {
    guard depth < 6 else { return }
    switch node {
    case .entity(let entity):
      effects.append(Effect(entity: entity, sign: entity.isLost ? .negative : .positive))
    case .event(let index):
      let event = events[index]
      // “blocks the binding of A to B” acts on A.
      let isBinding = rules.frames[event.rule].kind == .binding
      let first = effects.count
      for theme in isBinding && !event.causes.isEmpty ? event.causes : event.themes {
        append(theme, depth: depth + 1, to: &effects)
      }
      for place in first..<effects.count { pass(event, to: &effects[place]) }
    }
  }

  /// What an event makes of what happens to its theme.
  private func pass(_ event: FoundEvent, to effect: inout Effect) {
    let rule = rules.frames[event.rule]
    switch rule.sign {
    case .positive, .negative:
      effect.sign = rule.sign * effect.sign
    case .none:
      if rule.kind == .association || rule.kind == .regulation && !isTransparent(event) {
        effect.isUndirected = true
      }
    }
    if event.isReduced { effect.sign = Relation.Sign.negative * effect.sign }
    if effect.act < 0, effect.aspect == nil, rule.kind == .positiveRegulation,
      parsed.units[event.trigger].tag == .noun, isCell(effect.entity)
    {
      effect.act = event.trigger
    }
    if effect.aspect == nil, rule.kind != .thing, rule.kind != .regulation {
      // “inhibits the upregulation of X” is about its amount.
      effect.aspect =
        rule.relation == .increasesAmount || rule.relation == .decreasesAmount
        ? .geneExpression : rule.kind
    }
    let isLoss = (rule.sign == .negative) != event.isReduced
    if isLoss {
      for place in effect.causes.indices {
        effect.causes[place].sign = Relation.Sign.negative * effect.causes[place].sign
      }
    }
    if !rule.isMediator, rule.kind != .binding, !event.causes.isEmpty {
      let sign: Relation.Sign = event.isReduced ? .negative : .positive
      effect.causes = event.causes.map { Cause(node: $0, sign: sign) } + effect.causes
    }
    effect.via = event.via + effect.via
    if rule.isMediator { effect.mediators += event.causes }
  }

  /// “induces STAT3-mediated growth”: what is mediated is what is induced.
  private func isTransparent(_ event: FoundEvent) -> Bool {
    rules.frames[event.rule].isMediator && parsed.units[event.trigger].leftMention >= 0
  }

  /// “STAT6-mediated inhibition”: what is mediated tells the direction.
  private func directs(_ event: FoundEvent) -> Bool {
    guard isTransparent(event) else { return isMediation(event) }
    return event.themes.contains { theme in
      guard case .event(let inner) = theme else { return false }
      switch rules.frames[events[inner].rule].kind {
      case .positiveRegulation, .negativeRegulation, .geneExpression, .transcription,
        .catabolism, .localization, .phosphorylation, .dephosphorylation, .modification:
        return true
      case .binding, .regulation, .activity, .thing, .association, .targeting, .treatment:
        return false
      }
    }
  }

  /// Without the names that a list gives again.
  private func distinct(_ effects: [Effect]) -> [Effect] {
    guard effects.count > 1 else { return effects }
    // Lists are short: comparing names costs less than hashing them.
    guard effects.count > 16 else {
      var seen: [Concept] = []
      return effects.filter { effect in
        guard let concept = repeatable(effect) else { return true }
        if seen.contains(concept) { return false }
        seen.append(concept)
        return true
      }
    }
    var seen: Set<Concept> = []
    return effects.filter { repeatable($0).map { seen.insert($0).inserted } ?? true }
  }

  /// What a list may name again; nil for what stands for more than its name.
  private func repeatable(_ effect: Effect) -> Concept? {
    guard effect.entity.mention >= 0, effect.aspect == nil else { return nil }
    return finding.concept(effect.entity)
  }

  private func isRespective(_ event: FoundEvent) -> Bool {
    parsed.units.contains { $0.surface == WordHash("respectively") }
  }

  // MARK: One pair

  private func claim(
    _ rule: Frame, _ relation: Relation, _ actor: Effect, _ effect: Effect, _ event: FoundEvent,
    _ via: [Entity], sign extra: Relation.Sign = .positive
  ) -> Derived? {
    // An end that the lexicon knows anchors the claim; two phrases say too little.
    guard isAnchored(actor) || isAnchored(effect),
      let subject = concept(of: actor), let object = concept(of: effect)
    else { return nil }
    if subject == object { return nil }
    var cause = actor.sign * extra
    var isNegated = event.isNegated
    // STAT6-deficient cells that fail to differentiate: the failure is the loss's effect. But “loss
    // of STAT6 did not affect growth” denies an effect of the loss.
    if isNegated, actor.entity.isLost, actor.sign == .negative, !isDeniedByItself(event),
      finding.phrases.comparison(behind: event.chunk) == nil
    {
      isNegated = false
      cause = extra
    }
    if actor.isUndirected { cause = .positive }
    // “STAT6-mediated inhibition of X”: STAT6 inhibits X.
    let base = relation == .regulates && directs(event) ? .promotes : relation
    let chosen = choose(base, rule, cause, effect, object.kind)
    let isSymmetric = chosen == .associatedWith || chosen == .binds
    let mediators =
      isSymmetric
      ? []
      : unique(via.filter { $0 != actor.entity && $0 != effect.entity })
        .compactMap { mediator($0) }.filter { $0 != subject && $0 != object }
    return Derived(
      claim: Claim(
        subject, chosen, object, via: mediators, polarity: isNegated ? .negated : .affirmed),
      isHedged: event.isHedged, rule: event.rule, end: end(actor.entity, effect.entity, event))
  }

  private func agentless(
    _ relation: Relation, _ effect: Effect, _ event: FoundEvent, _ via: [Entity]
  ) -> Derived? {
    // Only movement is worth stating without what moves it.
    guard relation == .translocates, effect.entity.mention >= 0, let object = concept(effect.entity)
    else { return nil }
    return Derived(
      claim: Claim(
        Concept(id: "", name: "", kind: .phrase), relation, object,
        via: unique(via).compactMap { concept($0) },
        polarity: event.isNegated ? .negated : .affirmed),
      isHedged: event.isHedged, rule: event.rule, end: end(effect.entity, effect.entity, event))
  }

  /// “STAT1 forms homodimers”: it binds itself.
  private func selfBinding(of effect: Effect, _ event: FoundEvent) -> [Derived] {
    guard effect.entity.mention >= 0, let thing = concept(effect.entity) else { return [] }
    return [
      Derived(
        claim: Claim(thing, .binds, thing, polarity: event.isNegated ? .negated : .affirmed),
        isHedged: event.isHedged, rule: event.rule,
        end: end(effect.entity, effect.entity, event))
    ]
  }

  /// “a complex of A and B”, “A and B interact”: each pair, the first named as subject.
  private func pairs(among effects: [Effect], _ relation: Relation, _ event: FoundEvent)
    -> [Derived]
  {
    guard effects.count >= 2, effects.count <= 6 else { return [] }
    var derived: [Derived] = []
    for (number, one) in effects.enumerated() {
      for other in effects[(number + 1)...] {
        guard one.entity.mention >= 0, other.entity.mention >= 0,
          let subject = concept(one.entity), let object = concept(other.entity)
        else { continue }
        derived.append(
          Derived(
            claim: Claim(
              subject, relation, object, polarity: event.isNegated ? .negated : .affirmed),
            isHedged: event.isHedged, rule: event.rule,
            end: end(one.entity, other.entity, event)))
      }
    }
    return derived
  }
}
