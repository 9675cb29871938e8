public import AttestModel

/// How a sentence was read beside its events and claims: for people who ask why, and why not.
public struct ReadingNotes: Sendable {
  /// A word that changes what is said, and the part of the sentence that it can change.
  public struct Cue: Sendable {
    /// Where the word stands, into `Document.text`.
    public let word: TextRange
    /// As `Lexicons/words/cues.tsv` names it: `negation`, `hedge`, `loss`.
    public let effect: String
    /// Its clause.
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
            scope: clause(around: index, in: parsed)))
      }
    }
    return found
  }

  /// From the boundary before a chunk to the one behind it.
  private func clause(around index: Int, in parsed: ParsedSentence) -> TextRange {
    func isBoundary(_ chunk: Chunk) -> Bool {
      switch chunk.kind {
      case .semicolon, .subordinator, .relative: true
      case .conjunction:
        cues.effect(parsed.units[chunk.head].surface, as: .conjunction) == .contrast
      default: false
      }
    }
    var first = index
    while first > 0, !isBoundary(parsed.chunks[first - 1]) { first -= 1 }
    var last = index
    while last + 1 < parsed.chunks.count, !isBoundary(parsed.chunks[last + 1]) { last += 1 }
    return parsed.textRange(
      of: parsed.chunks[first].units.lowerBound..<parsed.chunks[last].units.upperBound)
  }
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
