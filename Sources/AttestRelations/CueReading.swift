internal import AttestModel

/// Tells whether an event is denied, only thought possible, or asked, by the words around its
/// trigger.
struct CueReading {
  let parsed: ParsedSentence
  let cues: Cues

  /// - Parameters:
  ///   - chunk: the trigger's chunk.
  ///   - verb: the verb group whose negation counts, where it is not the chunk itself.
  func isNegated(chunk: Int, verb: Int?) -> Bool {
    if holds(.negation, inChunk: chunk) || isLacking(chunk) {
      // “is not dispensable for”: what is denied twice is said.
      guard let verb, verb >= 0, parsed.chunks[chunk].kind == .adjective else { return true }
      return !parsed.chunks[verb].features.contains(.negated)
    }
    if let verb, verb >= 0, parsed.chunks[verb].kind == .verb {
      if parsed.chunks[verb].features.contains(.negated) { return true }
      if governs(verb, .negation) || governs(verb, .doubt) || isBeyond(verb) || isFailure(verb) {
        return true
      }
      if isJoinedToDenied(verb) || isDeniedBefore(verb) { return true }
      // “activates neither A nor B”, “induced no activation of C”
      if verb + 1 < parsed.chunks.count, parsed.chunks[verb + 1].kind == .noun,
        !parsed.chunks[verb].features.contains(.passive), isNone(parsed.chunks[verb + 1])
      {
        return true
      }
      // “without affecting STAT1”, “instead of activating STAT1”
      if verb > 0, parsed.chunks[verb].features.contains(.participle),
        parsed.chunks[verb - 1].kind == .preposition,
        case let word = parsed.units[parsed.chunks[verb - 1].head].surface,
        cues.effect(word, as: .preposition) == .loss || word == WordHash("rather than")
      {
        return true
      }
      // “Neither A nor B activates C”
      let subject = parsed.chunks[verb].subject
      if subject >= 0, parsed.chunks[subject].kind == .noun, isNone(parsed.chunks[subject]) {
        return true
      }
    }
    if verb == nil, isUnseen(chunk) { return true }
    // “no phosphorylation of JAK was seen”, “phosphorylation was not observed”.
    if verb == nil, parsed.chunks[chunk].kind == .noun,
      let predicate = predicate(of: chunk),
      parsed.chunks[predicate].features.contains([.negated, .passive])
    {
      return cues.effect(parsed.units[parsed.chunks[predicate].head].lemma, as: .verb) == .seen
    }
    return false
  }

  /// “did not observe phosphorylation of AKT”, “found no evidence of an activation of AKT”
  private func isUnseen(_ chunk: Int) -> Bool {
    guard chunk > 1, parsed.chunks[chunk].kind == .noun else { return false }
    let before = parsed.chunks[chunk - 1]
    if before.kind == .verb {
      return before.features.contains(.negated) && !before.features.contains(.passive)
        && cues.effect(parsed.units[before.head].lemma, as: .verb) == .seen
    }
    let account = parsed.chunks[chunk - 2]
    return before.kind == .preposition && account.kind == .noun && isNone(account)
      && cues.effect(parsed.units[account.head].lemma, as: .noun) == .account
  }

  /// “did not bind A or activate B”, “neither binds A nor activates B”: what denies the one verb
  /// denies the other.
  private func isJoinedToDenied(_ verb: Int) -> Bool {
    var at = verb - 1
    while at > 0, parsed.chunks[at].kind == .adverb { at -= 1 }
    guard at > 0, parsed.chunks[at].kind == .conjunction else { return false }
    let word = parsed.units[parsed.chunks[at].head].surface
    if word == WordHash("nor") { return true }
    guard word == WordHash("or"), case let other = parsed.chunks[verb].governor, other >= 0 else {
      return false
    }
    return parsed.chunks[other].features.contains(.negated) || governs(other, .negation)
      || cues.effect(parsed.units[parsed.chunks[other].head].lemma, as: .verb) == .negation
  }

  /// “the failure of IL-10 to suppress TNF”
  private func isFailure(_ verb: Int) -> Bool {
    guard verb > 2, parsed.chunks[verb].features.contains(.infinitive),
      parsed.chunks[verb].governor < 0, parsed.chunks[verb - 1].kind == .noun,
      parsed.chunks[verb - 2].kind == .preposition, parsed.chunks[verb - 3].kind == .noun
    else { return false }
    let head = parsed.units[parsed.chunks[verb - 3].head]
    return cues.effect(head.lemma, as: .noun) == .negation
  }

  /// “is incapable of activating”, “is not capable of activating”
  private func isBeyond(_ verb: Int) -> Bool {
    guard verb > 1, parsed.chunks[verb].features.contains(.participle),
      parsed.chunks[verb - 1].kind == .preposition, parsed.chunks[verb - 2].kind == .adjective
    else { return false }
    let word = parsed.units[parsed.chunks[verb - 2].head].surface
    if cues.effect(word, as: .adjective) == .negation { return true }
    return verb > 2 && parsed.chunks[verb - 3].features.contains([.copula, .negated])
  }

  /// “there is no evidence that IL-13 activates STAT3”: from the verb back to its *that*.
  private func isDeniedBefore(_ verb: Int) -> Bool {
    var at = verb - 1
    while at > 0 {
      switch parsed.chunks[at].kind {
      case .subordinator:
        let before = parsed.chunks[at - 1]
        let word = parsed.units[before.head].surface
        // “it is unlikely that”
        if before.kind == .adjective { return cues.effect(word, as: .adjective) == .doubt }
        guard before.kind == .noun, word != WordHash("doubt") else { return false }
        // In “there is not any evidence” the verb has the word.
        return isNone(before)
          || at > 1 && parsed.chunks[at - 2].features.contains([.copula, .negated])
      case .semicolon, .relative: return false
      case .verb where parsed.chunks[at].features.contains(.finite): return false
      default: at -= 1
      }
    }
    return false
  }

  /// “the lack of STAT1 phosphorylation by FGFR3”: what does not happen.
  private func isLacking(_ chunk: Int) -> Bool {
    guard chunk > 1, parsed.chunks[chunk].kind == .noun,
      parsed.chunks[chunk - 1].kind == .preposition, parsed.chunks[chunk - 2].kind == .noun
    else { return false }
    return cues.effect(parsed.units[parsed.chunks[chunk - 2].head].lemma, as: .noun) == .negation
  }

  private func predicate(of subject: Int) -> Int? {
    var at = subject + 1
    while at < parsed.chunks.count, at < subject + 16 {
      if parsed.chunks[at].kind == .verb, parsed.chunks[at].subject == subject { return at }
      at += 1
    }
    return nil
  }

  /// Whether a subject says that there is none of it.
  private func isNone(_ chunk: Chunk) -> Bool {
    let first = parsed.units[chunk.units.lowerBound]
    let before = chunk.units.lowerBound - 1
    if first.tag == .negation || first.tag == .determiner || first.tag == .pronoun,
      cues.effect(first.surface, as: .determiner) == .negation
    {
      return true
    }
    return before >= 0 && parsed.units[before].surface == WordHash("neither")
  }

  func isHedged(chunk: Int, verb: Int?) -> Bool {
    if holds(.hedge, inChunk: chunk) { return true }
    guard let verb, verb >= 0, parsed.chunks[verb].kind == .verb else {
      return isUnderHedge(chunk) || isTentative(chunk)
    }
    if opensDoubtfully(verb) { return true }
    if mayBe(verb) || governs(verb, .hedge) || governs(verb, .doubt) { return true }
    if holds(.hedge, inChunk: verb) { return true }
    // An adverb right before or behind the verb group.
    for neighbour in [verb - 1, verb + 1] where parsed.chunks.indices.contains(neighbour) {
      if parsed.chunks[neighbour].kind == .adverb, holds(.hedge, inChunk: neighbour) { return true }
    }
    return isUnderHedge(verb)
  }

  /// “Possibly, LATS1 phosphorylates …”
  private func opensDoubtfully(_ verb: Int) -> Bool {
    let subject = parsed.chunks[verb].subject
    guard subject > 1, parsed.chunks[subject - 1].kind == .comma,
      parsed.chunks[subject - 2].kind == .adverb
    else { return false }
    return holds(.hedge, inChunk: subject - 2)
  }

  /// “may be related to the expression of X by Y”: the happening is what is doubted.
  private func isTentative(_ chunk: Int) -> Bool {
    guard let verb = parsed.chunks[..<chunk].lastIndex(where: { $0.kind == .verb }) else {
      return false
    }
    let features = parsed.chunks[verb].features
    return features.contains(.passive) && mayBe(verb)
      && cues.effect(parsed.units[parsed.chunks[verb].head].lemma, as: .verb) == .tie
  }

  /// may, might; could only where something else doubts as well.
  private func mayBe(_ verb: Int) -> Bool {
    var at = verb
    for _ in 0..<4 {
      let chunk = parsed.chunks[at]
      if chunk.features.contains(.possible) {
        let isAble = chunk.units.contains { parsed.units[$0].surface == WordHash("could") }
        if !isAble { return true }
      }
      guard chunk.governor >= 0, !chunk.features.contains(.finite) else { return false }
      at = chunk.governor
    }
    return false
  }

  private func holds(_ effect: Cues.Effect, inChunk index: Int) -> Bool {
    for unit in parsed.chunks[index].units {
      let word = parsed.units[unit]
      let part: Cues.Part
      switch word.tag {
      case .adverb: part = .adverb
      case .adjective: part = .adjective
      case .negation, .determiner: part = .determiner
      default: continue
      }
      guard cues.effect(word.surface, as: part) == effect else { continue }
      let (before, after) = (surface(unit - 1), surface(unit + 1))
      // “not only … but also” denies nothing, “more likely” compares.
      if effect == .negation, after == WordHash("only") { continue }
      if effect == .hedge, before == WordHash("more") || before == WordHash("less") { continue }
      return true
    }
    return false
  }

  private func surface(_ unit: Int) -> WordHash? {
    parsed.units.indices.contains(unit) ? parsed.units[unit].surface : nil
  }

  /// failed to, appears to, unable to: a verb or adjective that this one hangs on.
  private func governs(_ verb: Int, _ effect: Cues.Effect) -> Bool {
    var at = verb
    for _ in 0..<4 {
      let governor = parsed.chunks[at].governor
      guard governor >= 0, parsed.chunks[at].features.contains(.infinitive) else { return false }
      let word = parsed.units[parsed.chunks[governor].head]
      if cues.effect(word.lemma, as: .verb) == effect { return true }
      if at > 0, parsed.chunks[at - 1].kind == .adjective,
        cues.effect(parsed.units[parsed.chunks[at - 1].head].surface, as: .adjective) == effect
      {
        return true
      }
      if effect == .negation, parsed.chunks[governor].features.contains(.negated) { return true }
      at = governor
    }
    return false
  }

  /// “suggesting that …”, “it is thought that …”: from the verb's *that* to the clause's end.
  private func isUnderHedge(_ chunk: Int) -> Bool {
    var at = chunk - 1
    while at > 0 {
      let here = parsed.chunks[at]
      if here.kind == .semicolon { return false }
      if here.kind == .subordinator {
        var before = at - 1
        while before > 0, parsed.chunks[before].kind == .adverb { before -= 1 }
        if hedges(parsed.chunks[before]) { return true }
      }
      // “suggesting a role of STAT3 in …”, with no clause of its own
      if here.kind == .verb {
        if at == chunk - 1 || parsed.chunks[at + 1..<chunk].allSatisfy({ $0.kind != .verb }) {
          if hedges(here), !here.features.contains(.passive) { return true }
        }
      }
      at -= 1
    }
    return false
  }

  private func hedges(_ chunk: Chunk) -> Bool {
    let head = parsed.units[chunk.head]
    switch chunk.kind {
    case .verb: return cues.effect(head.lemma, as: .verb) == .hedge
    case .noun: return cues.effect(head.lemma, as: .noun) == .hedge
    case .adjective:
      let effect = cues.effect(head.surface, as: .adjective)
      return effect == .hedge || effect == .doubt
    default: return false
    }
  }

  /// “whether IL-6 activates STAT3”, “does IL-6 activate STAT3?”: asked, and not said.
  func isAsked(_ chunk: Int) -> Bool {
    if let last = parsed.units.last, last.tag == .mark,
      parsed.tagged.tokens[last.tokens.lowerBound].isMark(UInt8(ascii: "?"))
    {
      return true
    }
    var at = chunk - 1
    var hasComma = false
    while at >= 0 {
      let here = parsed.chunks[at]
      switch here.kind {
      case .semicolon, .relative: return false
      case .comma: hasComma = true
      // “If STAT3 is blocked, IL-6 activates STAT1”: the clause ends before the comma.
      case .verb where hasComma && here.features.contains(.finite): return false
      case .subordinator:
        return cues.effect(parsed.units[here.head].surface, as: .conjunction) == .question
      default: break
      }
      at -= 1
    }
    return false
  }
}
