internal import AttestModel

/// Tells whether an event is denied or only thought possible, by the words around its trigger.
struct CueReading {
  let parsed: ParsedSentence
  let cues: Cues

  /// - Parameters:
  ///   - chunk: the trigger's chunk.
  ///   - verb: the verb group whose negation counts, where it is not the chunk itself.
  func isNegated(chunk: Int, verb: Int?) -> Bool {
    if holds(.negation, inChunk: chunk) || isLacking(chunk) { return true }
    if let verb, verb >= 0, parsed.chunks[verb].kind == .verb {
      if parsed.chunks[verb].features.contains(.negated) { return true }
      if governs(verb, .negation) { return true }
    }
    // “no phosphorylation of JAK was seen”, “phosphorylation was not observed”.
    if verb == nil, parsed.chunks[chunk].kind == .noun,
      let predicate = parsed.chunks.indices.first(where: {
        $0 > chunk && parsed.chunks[$0].kind == .verb && parsed.chunks[$0].subject == chunk
      }), parsed.chunks[predicate].features.contains([.negated, .passive])
    {
      return true
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

  /// Whether it stands in a clause that asks: *it is not known whether IL-6 activates STAT3*.
  func isAsked(_ chunk: Int) -> Bool {
    var at = chunk - 1
    while at >= 0 {
      switch parsed.chunks[at].kind {
      case .semicolon: return false
      case .subordinator:
        return parsed.units[parsed.chunks[at].head].surface == Self.whether
      default: at -= 1
      }
    }
    return false
  }

  private static let whether = WordHash("whether")

  func isHedged(chunk: Int, verb: Int?) -> Bool {
    if holds(.hedge, inChunk: chunk) { return true }
    guard let verb, verb >= 0, parsed.chunks[verb].kind == .verb else { return isUnderHedge(chunk) }
    if mayBe(verb) || governs(verb, .hedge) { return true }
    if holds(.hedge, inChunk: verb) { return true }
    // An adverb right before or behind the verb group.
    for neighbour in [verb - 1, verb + 1] where parsed.chunks.indices.contains(neighbour) {
      if parsed.chunks[neighbour].kind == .adverb, holds(.hedge, inChunk: neighbour) { return true }
    }
    return isUnderHedge(verb)
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
      if cues.effect(word.surface, as: part) == effect { return true }
    }
    return false
  }

  /// failed to, appears to: a verb that this one hangs on.
  private func governs(_ verb: Int, _ effect: Cues.Effect) -> Bool {
    var at = verb
    for _ in 0..<4 {
      let governor = parsed.chunks[at].governor
      guard governor >= 0, parsed.chunks[at].features.contains(.infinitive) else { return false }
      if cues.effect(parsed.units[parsed.chunks[governor].head].lemma, as: .verb) == effect {
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
        let before = parsed.chunks[at - 1]
        if before.kind == .verb,
          cues.effect(parsed.units[before.head].lemma, as: .verb) == .hedge
        {
          return true
        }
        // “it is possible that …”
        if before.kind == .adjective,
          cues.effect(parsed.units[before.head].surface, as: .adjective) == .hedge
        {
          return true
        }
        if before.kind == .noun,
          cues.effect(parsed.units[before.head].lemma, as: .noun) == .hedge
        {
          return true
        }
      }
      at -= 1
    }
    return false
  }
}
