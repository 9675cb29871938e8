public import AttestModel

/// What was read in one sentence: its events, and the claims they come to.
public struct SentenceReading: Sendable {
  /// A claim with the place that decides which citation credits it.
  public struct Statement: Sendable {
    public let claim: Claim
    public let certainty: Certainty
    /// The rule's id.
    public let rule: String
    /// The byte in `Document.text` behind its last end.
    public let end: Int
  }

  public let events: [Event]
  public let statements: [Statement]
}

extension RuleSet {
  /// Reads a sentence: events by the rules' frames, claims by inference.
  ///
  /// Linear in the sentence's length for a bounded number of arguments an event.
  ///
  /// - Parameter keepsEvents: whether the events are wanted beside the claims.
  public func read(_ parsed: ParsedSentence, keepsEvents: Bool = true) -> SentenceReading {
    var finding = EventFinding(parsed, rules: self)
    finding.find()
    guard !finding.events.isEmpty else { return SentenceReading(events: [], statements: []) }
    let inference = ClaimInference(parsed: parsed, rules: self, events: finding.events)
    let statements = inference.claims().map {
      SentenceReading.Statement(
        claim: $0.claim, certainty: $0.isHedged ? .hedged : .asserted, rule: rules[$0.rule].id,
        end: $0.end)
    }
    return SentenceReading(
      events: keepsEvents ? finding.events.map { event(of: $0, in: parsed) } : [],
      statements: statements)
  }

  private func event(of found: FoundEvent, in parsed: ParsedSentence) -> Event {
    func arguments(_ role: Event.Role, _ nodes: [Node]) -> [Event.Argument] {
      nodes.map { node in
        switch node {
        case .event(let index): Event.Argument(role, .event(index))
        case .entity(let entity) where entity.mention >= 0:
          Event.Argument(role, .mention(Int(entity.mention)))
        case .entity(let entity):
          Event.Argument(role, .phrase(parsed.textRange(of: entity.units)))
        }
      }
    }
    let rule = rules[found.rule]
    return Event(
      rule.kind, trigger: parsed.textRange(of: found.trigger..<found.trigger + 1),
      arguments: arguments(.theme, found.themes) + arguments(.cause, found.causes)
        + arguments(.via, found.via),
      isNegated: found.isNegated, isSpeculated: found.isHedged, rule: rule.id)
  }
}
