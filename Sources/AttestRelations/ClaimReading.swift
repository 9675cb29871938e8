public import AttestModel

/// What was read in one sentence: its events, and the claims they come to.
public struct SentenceReading: Sendable {
  /// A claim with the place that decides which citation credits it.
  public struct Statement: Sendable {
    /// What the sentence claims.
    public let claim: Claim
    /// Whether it says so outright or calls it possible.
    public let certainty: Certainty
    /// The rule's id.
    public let rule: String
    /// The byte in `Document.text` behind its last end.
    public let end: Int
    /// The byte where a clause begins that is set against its own, or the sentence's end: what is
    /// credited behind that is another's.
    public let clauseEnd: Int
  }

  /// What happens according to the sentence; empty where events were not asked for.
  public let events: [Event]
  /// What the sentence claims, each with its place.
  public let statements: [Statement]
  /// Whether a list was so long that its end makes no claims.
  public var isCut = false

  /// How many claims one event may come to; of a longer list only the first members make claims.
  public static let mostClaimsOfEvent = ClaimInference.mostPairs
}

extension RuleSet {
  /// Reads a sentence: events by the rules' frames, claims by inference.
  ///
  /// Linear in the sentence's length for a bounded number of arguments an event.
  ///
  /// - Parameters:
  ///   - keepsEvents: whether the events are wanted beside the claims.
  ///   - preceding: the sentences before this one in its paragraph, the nearest being 0; asked only
  ///     where the sentence points back to them.
  public func read(
    _ parsed: ParsedSentence, keepsEvents: Bool = true,
    preceding: (Int) -> ParsedSentence? = { _ in nil }
  ) -> SentenceReading {
    withoutActuallyEscaping(preceding) {
      read(EventFinding(parsed, rules: self, preceding: $0), keepsEvents)
    }
  }

  private func read(_ finding: EventFinding, _ keepsEvents: Bool) -> SentenceReading {
    let parsed = finding.parsed
    finding.find()
    guard keepsEvents || !finding.events.isEmpty else {
      return SentenceReading(events: [], statements: [])
    }
    let inference = ClaimInference(finding)
    var isCut = false
    let statements = inference.claims(&isCut).map {
      SentenceReading.Statement(
        claim: $0.claim, certainty: $0.isHedged ? .hedged : .asserted, rule: rules[$0.rule].id,
        end: $0.end, clauseEnd: clauseEnd(after: $0.end, in: parsed))
    }
    if keepsEvents { finding.findOthers() }
    return SentenceReading(
      events: keepsEvents ? finding.events.map { event(of: $0, in: parsed) } : [],
      statements: statements, isCut: isCut)
  }

  /// Where *but*, *whereas* or *while* opens another clause.
  private func clauseEnd(after end: Int, in parsed: ParsedSentence) -> Int {
    for chunk in parsed.chunks {
      let start = parsed.textRange(of: chunk.units).lowerBound
      guard start >= end, chunk.kind == .conjunction || chunk.kind == .subordinator else {
        continue
      }
      if cues.effect(parsed.units[chunk.head].surface, as: .conjunction) == .contrast {
        return start
      }
    }
    return parsed.tagged.sentence.range.upperBound
  }

  private func event(of found: FoundEvent, in parsed: ParsedSentence) -> Event {
    func arguments(_ role: Event.Role, _ nodes: Nodes) -> [Event.Argument] {
      nodes.map { node in
        switch node {
        case .event(let index): Event.Argument(role, .event(index))
        case .entity(let entity)
        where entity.mention >= 0 && Int(entity.mention) < parsed.tagged.mentions.count:
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
