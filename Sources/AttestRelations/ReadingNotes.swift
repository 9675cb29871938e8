public import AttestModel

/// How a sentence was read beside its events and claims: for people who ask why, and why not.
public struct ReadingNotes: Sendable {
  /// A word that changes what is said, and the part of the sentence that it can change.
  public struct Cue: Sendable {
    /// Where the word stands, into `Document.text`.
    public let word: TextRange
    /// As `Lexicons/words/cues.tsv` names it: `negation`, `hedge`, `loss`.
    public let effect: String
    /// What the word can change.
    public let scope: TextRange
  }

  /// A rule whose trigger stands in the sentence, and at what it failed.
  public struct Refusal: Hashable, Sendable {
    /// At what a rule failed, in words for a person.
    public enum Reason: String, Hashable, Sendable {
      case lacksTheme = "nothing stands where it looks for the theme"
      case themeUnfit = "what stands where it looks for the theme is of no kind that it takes"
      case lacksCause = "nothing stands where it looks for the cause"
      case causeUnfit = "what stands where it looks for the cause is of no kind that it takes"
      case lacksWord = "no word of its “with” stands beside the trigger"
      case lacksChange = "the sentence neither denies it nor says that there is more or less of it"
      case otherPart = "the word was read as another part of speech than the rule's"
      case hasAgent = "the passive names who acts"
    }

    /// `Rule.id`.
    public let rule: String
    /// Where the trigger stands, into `Document.text`.
    public let trigger: TextRange
    /// At what the rule failed.
    public let reason: Reason
  }

  /// Noun phrases that stand for one argument together, each as the ranges of its members.
  public let lists: [[TextRange]]
  /// Words that deny, hedge or otherwise change what is said, in the order of the text.
  public let cues: [Cue]
  /// In the order of the text; without those whose trigger some other rule read whole.
  public let refusals: [Refusal]
}

extension RuleSet {
  /// Reads a sentence once more, keeping what the claims alone do not tell.
  ///
  /// - Parameter preceding: as for `read`.
  public func notes(
    on parsed: ParsedSentence, preceding: @escaping (Int) -> ParsedSentence? = { _ in nil }
  ) -> ReadingNotes {
    let finding = EventFinding(parsed, rules: self, preceding: preceding)
    finding.refusals = []
    finding.find()
    finding.findOthers()
    let read = Set(
      finding.events.filter { !$0.causes.isEmpty || frames[$0.rule].relation == nil }
        .map { parsed.textRange(of: $0.trigger..<$0.trigger + 1).lowerBound })
    var refusals: [ReadingNotes.Refusal] = []
    for refusal in finding.refusals ?? []
    where !read.contains(refusal.trigger.lowerBound) && !refusals.contains(refusal) {
      refusals.append(refusal)
    }
    for refusal in misread(in: finding) where !read.contains(refusal.trigger.lowerBound) {
      refusals.append(refusal)
    }
    return ReadingNotes(
      lists: finding.nominals.joined.map { members in
        members.map { parsed.textRange(of: parsed.chunks[$0].units) }
      },
      cues: cueWords(in: parsed), refusals: refusals)
  }

  private func cueWords(in parsed: ParsedSentence) -> [ReadingNotes.Cue] {
    let telling: Set<Cues.Effect> = [
      .negation, .hedge, .doubt, .denial, .loss, .given, .question, .outline, .contrast,
    ]
    var found: [ReadingNotes.Cue] = []
    for (index, chunk) in parsed.chunks.enumerated() {
      for unit in chunk.units {
        let word = parsed.units[unit]
        guard word.mention < 0 else { continue }
        let effect = Cues.Part.allCases.compactMap { part -> Cues.Effect? in
          guard part.fits(word.tag) else { return nil }
          return cues.effect(word.surface, as: part) ?? cues.effect(word.lemma, as: part)
        }.first { telling.contains($0) }
        guard let effect else { continue }
        found.append(
          ReadingNotes.Cue(
            word: parsed.textRange(of: unit..<unit + 1), effect: effect.rawValue,
            scope: CueScope(parsed: parsed, cues: cues).scope(of: unit, effect, in: index)))
      }
    }
    return found
  }

  /// Words that could be a rule's verb and were read as nouns, or the other way about.
  private func misread(in finding: EventFinding) -> [ReadingNotes.Refusal] {
    let parsed = finding.parsed
    let triggers = Set(finding.events.map(\.trigger))
    return parsed.units.indices.compactMap { place -> ReadingNotes.Refusal? in
      let unit = parsed.units[place]
      guard unit.mention < 0, unit.leftMention < 0, !triggers.contains(place) else { return nil }
      let candidates: [Int]?
      switch unit.tag {
      case .noun where unit.readings & Self.verbReadings != 0,
        .adjective where unit.readings & Self.verbReadings != 0:
        candidates = nouns.contains(unit.lemma) ? nil : verbs[unit.lemma]
      case .verb where unit.readings & 1 != 0:
        candidates = verbs.contains(unit.lemma) ? nil : nouns[unit.lemma]
      default: candidates = nil
      }
      guard let rule = candidates?.first(where: { frames[$0].relation != nil }) else { return nil }
      return ReadingNotes.Refusal(
        rule: rules[rule].id, trigger: parsed.textRange(of: place..<place + 1),
        reason: .otherPart)
    }
  }

  /// The readings of `Unit.readings` that are forms of a verb.
  private static let verbReadings: UInt32 = 0b111_1100
}

extension Cues.Part {
  /// Whether a word of this tag can be a cue of this part of speech.
  fileprivate func fits(_ tag: Unit.Tag) -> Bool {
    switch self {
    case .verb: tag == .verb
    case .noun: tag == .noun
    case .adjective: tag == .adjective || tag == .verb
    case .adverb: tag == .adverb
    case .preposition: tag == .preposition
    case .determiner: tag == .determiner || tag == .negation
    case .conjunction: tag == .conjunction || tag == .subordinator
    }
  }
}
