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
  let events: [FoundEvent]

  /// One claim, before citations and offsets are added.
  struct Derived {
    let claim: Claim
    let isHedged: Bool
    let rule: Int
    /// The byte behind its last end: citations that follow credit it.
    let end: Int
    /// The trigger's unit.
    let trigger: Int
  }

  /// What happens to a thing when an event happens.
  private struct Effect {
    let entity: Entity
    var sign: Relation.Sign
    /// The kind of the innermost event, nil for the thing itself.
    var aspect: Event.Kind?
    /// Whether some event on the way has no direction of its own.
    var isUndirected = false
    /// What causes the inner event, if anything does.
    var causes: [Node] = []
    var via: [Node] = []
  }

  /// More pairs than this in one event are a list of something else.
  private static let mostPairs = 400

  /// More claims than this in one sentence are a list of something else.
  private static let mostClaims = 800

  func claims() -> [Derived] {
    var derived: [Derived] = []
    for index in events.indices {
      guard rules.frames[events[index].rule].relation != nil, !events[index].isAsked else {
        continue
      }
      // A sentence has few claims: comparing them costs less than hashing their names.
      for claim in claims(of: index) where !derived.contains(where: { $0.claim == claim.claim }) {
        if derived.count == Self.mostClaims { return derived }
        derived.append(claim)
      }
    }
    // “translocation of STAT3” says nothing beside “IL-6 promotes the translocation of STAT3”.
    return derived.filter { one in
      !one.claim.subject.name.isEmpty
        || !derived.contains {
          $0.claim.relation == one.claim.relation && $0.claim.object == one.claim.object
            && !$0.claim.subject.name.isEmpty
        }
    }
  }

  private func claims(of index: Int) -> [Derived] {
    let event = events[index]
    let rule = rules.frames[event.rule]
    guard let relation = rule.relation else { return [] }
    let effects = distinct(event.themes.flatMap { self.effects($0, depth: 0) })
    let actors = distinct(event.causes.flatMap { self.effects($0, depth: 0) })
    if relation == .binds, actors.isEmpty { return bindings(among: effects, event) }
    guard effects.count * max(1, actors.count) <= Self.mostPairs else { return [] }
    var derived: [Derived] = []
    let via = event.via.flatMap { self.effects($0, depth: 0) }.map(\.entity)
    // “A and B activate C and D, respectively”: one to one.
    if actors.count == effects.count, actors.count > 1, isRespective(event) {
      return zip(actors, effects).compactMap { actor, effect in
        claim(rule, relation, actor, effect, event, via)
      }
    }
    for effect in effects {
      let through = via + effect.via.flatMap { self.effects($0, depth: 0) }.map(\.entity)
      if actors.isEmpty {
        if let claim = agentless(relation, effect, event, through) { derived.append(claim) }
        continue
      }
      for actor in actors {
        let through = through + actor.via.flatMap { self.effects($0, depth: 0) }.map(\.entity)
        if let claim = claim(rule, relation, actor, effect, event, through) {
          derived.append(claim)
        }
        // What causes the cause acts through it.
        for outer in actor.causes.flatMap({ self.effects($0, depth: 1) }) {
          if let claim = claim(
            rule, relation, outer, effect, event, through + [actor.entity],
            sign: actor.sign)
          {
            derived.append(claim)
          }
        }
      }
    }
    return derived
  }

  // MARK: What an argument comes to

  private func effects(_ node: Node, depth: Int) -> [Effect] {
    guard depth < 6 else { return [] }
    switch node {
    case .entity(let entity):
      return [Effect(entity: entity, sign: entity.isLost ? .negative : .positive)]
    case .event(let index):
      let event = events[index]
      let rule = rules.frames[event.rule]
      return event.themes.flatMap { effects($0, depth: depth + 1) }.map { inner in
        var effect = inner
        switch rule.sign {
        case .positive, .negative:
          effect.sign = rule.sign * inner.sign
        case .none:
          if rule.kind == .regulation || rule.kind == .association { effect.isUndirected = true }
        }
        if effect.aspect == nil, rule.kind != .thing, rule.kind != .regulation {
          effect.aspect = rule.kind
        }
        effect.causes = (rule.isMediator ? [] : event.causes) + inner.causes
        effect.via = event.via + inner.via + (rule.isMediator ? event.causes : [])
        return effect
      }
    }
  }

  /// Without the names that a list gives again.
  private func distinct(_ effects: [Effect]) -> [Effect] {
    guard effects.count > 1 else { return effects }
    var seen: Set<Concept> = []
    return effects.filter { effect in
      guard effect.entity.mention >= 0, effect.aspect == nil else { return true }
      return seen.insert(parsed.tagged.concepts[Int(effect.entity.mention)]).inserted
    }
  }

  private func isRespective(_ event: FoundEvent) -> Bool {
    parsed.units.contains { $0.surface == WordHash("respectively") }
  }

  // MARK: One pair

  private func claim(
    _ rule: Frame, _ relation: Relation, _ actor: Effect, _ effect: Effect, _ event: FoundEvent,
    _ via: [Entity], sign extra: Relation.Sign = .positive
  ) -> Derived? {
    guard let subject = concept(actor.entity), let object = concept(effect.entity) else {
      return nil
    }
    // An end that the lexicon knows anchors the claim; two phrases say too little.
    guard actor.entity.mention >= 0 || effect.entity.mention >= 0 else { return nil }
    if subject == object, relation != .binds { return nil }
    var cause = actor.sign * extra
    var isNegated = event.isNegated
    // STAT6-deficient cells that fail to differentiate: the failure is the loss's effect.
    if isNegated, cause == .negative {
      isNegated = false
    }
    if actor.isUndirected { cause = .positive }
    let chosen = choose(relation, rule, cause, effect, object.kind)
    let mediators = unique(via.filter { $0 != actor.entity && $0 != effect.entity })
      .compactMap { concept($0) }.filter { $0 != subject && $0 != object }
    return Derived(
      claim: Claim(
        subject, chosen, object, via: mediators, polarity: isNegated ? .negated : .affirmed),
      isHedged: event.isHedged, rule: event.rule, end: end(actor.entity, effect.entity, event),
      trigger: event.trigger)
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
      isHedged: event.isHedged, rule: event.rule, end: end(effect.entity, effect.entity, event),
      trigger: event.trigger)
  }

  /// “a complex of A and B”, “A and B interact”: each pair, the first named as subject.
  private func bindings(among effects: [Effect], _ event: FoundEvent) -> [Derived] {
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
              subject, .binds, object, polarity: event.isNegated ? .negated : .affirmed),
            isHedged: event.isHedged, rule: event.rule,
            end: end(one.entity, other.entity, event), trigger: event.trigger))
      }
    }
    return derived
  }

  // MARK: The relation

  private func choose(
    _ relation: Relation, _ rule: Frame, _ cause: Relation.Sign, _ effect: Effect,
    _ kind: Concept.Kind
  ) -> Relation {
    switch relation {
    case .binds, .targets, .treats, .associatedWith, .translocates, .modifies:
      return relation
    case .regulates:
      return .regulates
    case .phosphorylates, .dephosphorylates:
      return cause == .negative ? relation.opposite ?? relation : relation
    case .activates, .inhibits, .increasesAmount, .decreasesAmount, .promotes, .suppresses:
      break
    }
    if effect.isUndirected { return .regulates }
    let sign = relation.sign * cause * effect.sign
    let isUp = sign == .positive
    let isThing = kind.isMolecular || kind == .generic
    if isThing || kind == .pathway {
      switch effect.aspect {
      case .geneExpression, .transcription, .catabolism:
        return isUp ? .increasesAmount : .decreasesAmount
      case .phosphorylation:
        return isUp ? .phosphorylates : .inhibits
      case .dephosphorylation:
        return isUp ? .activates : .dephosphorylates
      case .localization:
        return isUp ? .translocates : .inhibits
      default:
        break
      }
      let isAmount = relation == .increasesAmount || relation == .decreasesAmount
      if isAmount, effect.aspect == nil, isThing {
        return isUp ? .increasesAmount : .decreasesAmount
      }
      return isUp ? .activates : .inhibits
    }
    return isUp ? .promotes : .suppresses
  }

  // MARK: Ends

  private func concept(_ entity: Entity) -> Concept? {
    if entity.mention >= 0 { return parsed.tagged.concepts[Int(entity.mention)] }
    let name = parsed.tagged.string(in: parsed.textRange(of: entity.units))
    guard name.utf8.count > 2, name.utf8.count <= 120 else { return nil }
    return Concept(id: "", name: name, kind: .phrase)
  }

  private func end(_ one: Entity, _ other: Entity, _ event: FoundEvent) -> Int {
    max(
      parsed.textRange(of: one.units).upperBound, parsed.textRange(of: other.units).upperBound)
  }

  private func unique(_ entities: [Entity]) -> [Entity] {
    var kept: [Entity] = []
    for entity in entities where !kept.contains(entity) { kept.append(entity) }
    return kept
  }
}
