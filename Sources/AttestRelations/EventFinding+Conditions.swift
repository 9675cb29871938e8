internal import AttestModel

/// What is missing or given where something happens, and stands in for who acts.
extension EventFinding {
  /// The things that the phrases of a verb name as missing or, unless asked only for those, as
  /// given.
  func conditions(_ arguments: Arguments, lost: Bool) -> Nodes {
    // “was not reduced by STAT3 silencing”: who acts is no condition.
    for (preposition, nodes) in arguments.phrases where !lost || preposition != Self.by {
      let isOccasion = rules.cues.effect(preposition, as: .preposition) == .occasion
      let isLoss = rules.cues.effect(preposition, as: .preposition) == .loss
      if lost, rules.cues.effect(preposition, as: .preposition) == .presence {
        let blocked = memory.list(nodes.flatMap { self.blocked(by: $0) })
        if !blocked.isEmpty { return blocked }
      }
      let found = nodes.filter { node in
        guard case .entity(let entity) = node else {
          if lost { return isCondition(node) && sign(of: node) == .negative }
          return isOccasion || isCondition(node)
        }
        guard let kind = kind(of: entity) else { return false }
        if lost { return entity.isLost || isLoss && kind.isMolecular }
        return entity.standing != .named || isOccasion && kind.isMolecular
      }
      if !found.isEmpty { return found }
    }
    return Nodes()
  }

  /// “TNF secretion by MYD88-deficient cells was reduced”: what is missing in who acts is why; the
  /// happening has no other cause.
  func missing(in themes: Nodes) -> Nodes {
    guard themes.count == 1, case .event(let inner)? = themes.first,
      !events[inner].causes.isEmpty, !rules.frames[events[inner].rule].isCondition
    else { return Nodes() }
    let causes = events[inner].causes
    let areLost = causes.allSatisfy {
      if case .entity(let entity) = $0 { return entity.isLost }
      return false
    }
    guard areLost else { return Nodes() }
    events[inner].causes = Nodes()
    return causes
  }

  /// “was phosphorylated in response to EGF”: what it happens upon stands in for the agent.
  func occasion(_ arguments: Arguments) -> Nodes {
    for (preposition, nodes) in arguments.phrases
    where rules.cues.effect(preposition, as: .preposition) == .occasion {
      let found = nodes.filter { node in
        guard case .entity(let entity) = node else { return isCondition(node) }
        return kind(of: entity)?.isMolecular ?? false
      }
      if !found.isEmpty { return found }
    }
    return Nodes()
  }
}
