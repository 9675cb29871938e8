internal import AttestModel

/// How far a word reaches that denies, doubts or names as missing: what is printed beside it.
struct CueScope {
  let parsed: ParsedSentence
  let cues: Cues

  func scope(of unit: Int, _ effect: Cues.Effect, in chunk: Int) -> TextRange {
    let chunks = parsed.chunks
    var first = unit
    var last = chunk
    switch effect {
    case .hedge, .doubt, .question, .contrast:
      // What is thought, asked or set against something: to the end of its clause.
      if chunks[chunk].kind == .noun, effect == .hedge {
        last = endOfPhrase(chunk)
      } else {
        last = endOfClause(chunk, within: effect == .contrast ? .contrast : .statement)
      }
    case .denial, .loss, .given:
      first = chunks[chunk].kind == .noun ? chunks[chunk].units.lowerBound : unit
      last =
        chunks[chunk].kind == .noun
        ? endOfPhrase(chunk) : endOfPhrase(min(chunk + 1, chunks.count - 1))
    default:
      // “does not activate STAT3 and AKT1”, “no complexes were found”: its verb with what belongs
      // to it.
      last = endOfClause(chunk, within: .verb)
    }
    while last > chunk, chunks[last].kind == .comma || chunks[last].kind == .other { last -= 1 }
    let end = Swift.max(chunks[last].units.upperBound, unit + 1)
    return parsed.textRange(of: first..<end)
  }

  /// The last chunk of a noun phrase with its *of*.
  private func endOfPhrase(_ chunk: Int) -> Int {
    let chunks = parsed.chunks
    var last = chunk
    while last + 2 < chunks.count, chunks[last + 1].kind == .preposition,
      parsed.units[chunks[last + 1].head].surface == Phrases.of, chunks[last + 2].kind == .noun
    {
      last += 2
    }
    return last
  }

  private enum Reach {
    case verb, statement, contrast
  }

  /// The last chunk before something that ends the reach.
  private func endOfClause(_ chunk: Int, within reach: Reach) -> Int {
    let chunks = parsed.chunks
    var last = chunk
    var hasVerb = chunks[chunk].kind == .verb
    while last + 1 < chunks.count {
      let next = chunks[last + 1]
      switch next.kind {
      case .semicolon: return last
      case .subordinator, .relative:
        if reach == .verb { return last }
      case .conjunction:
        let isContrast =
          cues.effect(parsed.units[next.head].surface, as: .conjunction) == .contrast
        if isContrast { return last }
        if reach == .verb, hasVerb, last + 2 < chunks.count, chunks[last + 2].kind == .verb {
          return last
        }
      case .verb:
        if reach == .verb, hasVerb, next.features.contains(.finite) { return last }
        hasVerb = true
      case .other where last + 2 == chunks.count: return last
      default: break
      }
      last += 1
    }
    return last
  }
}
