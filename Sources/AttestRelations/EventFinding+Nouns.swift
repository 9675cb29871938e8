internal import AttestModel

/// Events whose trigger is a noun or a compound, and what noun phrases stand for.
extension EventFinding {
  /// What a noun phrase stands for; finding it finds the events inside.
  mutating func nodes(of index: Int) -> [Node] {
    if let found = known[index] { return found }
    // A phrase that is asked for while it is being read names nothing more.
    known[index] = []
    let found = readNoun(at: index)
    known[index] = found
    return found
  }

  mutating func readNoun(at index: Int) -> [Node] {
    let chunk = chunks[index]
    let head = units[chunk.head]
    guard head.tag == .noun || head.tag == .number else { return [] }
    var result: [Node]
    if let lemma = triggerLemma(head), let candidates = rules.nouns[lemma],
      let event = nounEvent(candidates, trigger: chunk.head, at: index)
    {
      result = [event]
      if case .event(let number) = event, rules.frames[events[number].rule].namesItsCause {
        // An inhibitor is a thing: the one that is named, or whatever inhibits.
        let named = apposed(after: index)
        result =
          !named.isEmpty
          ? named
          : Phrases(parsed: parsed, rules: rules, nominals: nominals).phrase(at: index)
      }
    } else {
      result = Phrases(parsed: parsed, rules: rules, nominals: nominals).entities(at: index)
      if head.mention >= 0 { apposition(at: index, named: result) }
    }
    for unit in chunk.units where unit <= chunk.head && leftName(of: unit, in: chunk) >= 0 {
      if isManner(index), rules.compounds.contains(units[unit].surface) {
        return [
          .entity(
            Entity(
              mention: leftName(of: unit, in: chunk), units: unit..<unit + 1, isLost: false))
        ]
      }
      if let event = compoundEvent(at: unit, chunk: index, described: result) { result = [event] }
    }
    return result
  }

  /// The word that may be a trigger: a noun, or a process that is named by one word, as
  /// *transcription* is.
  func triggerLemma(_ unit: Unit) -> WordHash? {
    guard unit.mention >= 0 else { return unit.lemma }
    guard unit.tokens.count == 1, unit.leftMention < 0,
      parsed.tagged.concepts[Int(unit.mention)].kind == .process
    else { return nil }
    return parsed.tagged.tokens[unit.tokens.lowerBound].hash
  }

  mutating func nounEvent(_ candidates: [Int], trigger: Int, at index: Int) -> Node? {
    var arguments = Arguments()
    let phrases = Phrases(parsed: parsed, rules: rules, nominals: nominals)
    let isBinding = candidates.contains {
      rules.frames[$0].kind == .binding || rules.frames[$0].namesItsCause
    }
    arguments.before = phrases.before(trigger, at: index, splits: isBinding)
    // “is an inducer of EMT”, “forms a complex with”: the subject of the empty verb.
    if let verb = emptyVerb(before: index) {
      arguments.subject = subjectNodes(chunks[verb].subject)
    }
    if isAnnounced(index) { return nil }
    var at = nominals.skip(index + 1)
    var steps = 0
    while at < chunks.count, chunks[at].kind == .preposition, steps < 12 {
      steps += 1
      let word = nominals.surface(at)
      let next = nominals.skip(at + 1)
      guard nominals.isNoun(next), !taken[at] else { break }
      let wanted = candidates.contains { rules.frames[$0].takes(word) }
      if wanted { taken[at] = true }
      var end = next
      let found = nodes(ofListAt: next, end: &end)
      if wanted { arguments.phrases.append((word, found)) }
      at = nominals.skip(end)
    }
    if arguments.phrases.isEmpty, arguments.before.isEmpty, let shared = sharedPhrase(after: at) {
      // “phosphorylation and activity of STAT3”: one of-phrase serves both.
      var end = shared
      arguments.phrases.append((Self.of, nodes(ofListAt: shared, end: &end)))
    }
    let named = apposed(after: index)
    for number in candidates {
      if append(
        number, trigger: trigger, chunk: index, arguments, cues: emptyVerb(before: index),
        apposition: named)
      {
        return .event(events.count - 1)
      }
    }
    return nil
  }

  /// A form of be, or a verb as empty as *form* and *play*, whose object the noun phrase is.
  func emptyVerb(before index: Int) -> Int? {
    let verb = index - 1
    guard verb >= 0, chunks[verb].kind == .verb, chunks[verb].subject >= 0,
      chunks[verb].subject != index
    else { return nil }
    if chunks[verb].features.contains(.copula) { return verb }
    guard !chunks[verb].features.contains(.passive) else { return nil }
    return rules.cues.effect(units[chunks[verb].head].lemma, as: .verb) == .light ? verb : nil
  }

  /// “we discuss the role of …”: nothing is said of it yet.
  func isAnnounced(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch chunks[at].kind {
      case .verb:
        return rules.cues.effect(units[chunks[at].head].lemma, as: .verb) == .outline
          && !chunks[at].features.contains(.passive)
      case .subordinator, .relative, .semicolon: return false
      default: at -= 1
      }
    }
    return false
  }

  /// The of-phrase of the next happening in a list.
  func sharedPhrase(after start: Int) -> Int? {
    var at = start
    var steps = 0
    while at < chunks.count, steps < 8 {
      steps += 1
      switch chunks[at].kind {
      case .comma, .conjunction:
        at = nominals.skip(at + 1)
      case .noun:
        guard at > start, chunks[at].units.allSatisfy({ units[$0].mention < 0 }) else {
          return nil
        }
        at = nominals.skip(at + 1)
      case .preposition:
        guard at > start, nominals.surface(at) == Self.of, nominals.isNoun(at + 1) else {
          return nil
        }
        return at + 1
      default:
        return nil
      }
    }
    return nil
  }

  /// The name set beside a noun: `JAK inhibitor (AZD1480)`, `the JAK2 inhibitor, WP1066,`.
  func apposed(after index: Int) -> [Node] {
    let next = index + 1
    guard next + 2 < chunks.count, nominals.isNoun(next + 1) else { return [] }
    let isBracketed = chunks[next].kind == .open && chunks[next + 2].kind == .close
    let isCommaed = chunks[next].kind == .comma && chunks[next + 2].kind == .comma
    let head = units[chunks[next + 1].head]
    guard isBracketed || isCommaed, head.mention >= 0 else { return [] }
    return Phrases(parsed: parsed, rules: rules, nominals: nominals).entities(at: next + 1)
  }

  /// `the JAK inhibitor ruxolitinib`: a trigger noun between its theme and its cause.
  mutating func apposition(at index: Int, named: [Node]) {
    let chunk = chunks[index]
    for unit in chunk.units where unit < chunk.head && units[unit].mention < 0 {
      guard let candidates = rules.nouns[units[unit].lemma] else { continue }
      let before = Phrases(parsed: parsed, rules: rules, nominals: nominals)
        .before(unit, at: index, splits: true)
      guard !before.isEmpty else { continue }
      for number in candidates where rules.frames[number].cause.contains(.apposition) {
        var arguments = Arguments()
        arguments.before = before
        if append(
          number, trigger: unit, chunk: index, arguments, cues: nil, apposition: named)
        {
          return
        }
      }
    }
  }

  /// The name before the hyphen of a compound, or before a participle that stands for one:
  /// *IL-4-induced activation*, *IL-4 induced activation*; -1 where there is none.
  private func leftName(of unit: Int, in chunk: Chunk) -> Int32 {
    if units[unit].leftMention >= 0 { return units[unit].leftMention }
    guard units[unit].tag == .adjective, units[unit].form == .participle,
      unit > chunk.units.lowerBound, unit < chunk.head
    else { return -1 }
    return units[unit - 1].mention
  }

  /// `IL-4-induced STAT6 activation`
  mutating func compoundEvent(at unit: Int, chunk index: Int, described: [Node]) -> Node? {
    let compound = units[unit]
    guard let candidates = rules.compounds[compound.surface] ?? rules.compounds[compound.lemma]
    else { return nil }
    let left = Node.entity(
      Entity(
        mention: leftName(of: unit, in: chunks[index]), units: unit..<unit + 1, isLost: false))
    let described = unit == chunks[index].head ? [] : described.compactMap { beyond(unit, $0) }
    for number in candidates {
      if append(
        number, trigger: unit, chunk: index, Arguments(), cues: nil, left: [left],
        described: described)
      {
        return .event(events.count - 1)
      }
    }
    return nil
  }

  /// What a compound describes, without the compound: of *STAT3-regulated genes*, the genes; nil
  /// where that says nothing.
  private func beyond(_ compound: Int, _ node: Node) -> Node? {
    guard case .entity(let entity) = node, entity.mention < 0, entity.units.contains(compound)
    else { return node }
    let rest = compound + 1..<entity.units.upperBound
    guard let only = rest.first else { return nil }
    if rest.count == 1, rules.cues.effect(units[only].lemma, as: .noun) == .vague { return nil }
    return .entity(Entity(mention: -1, units: rest, isLost: entity.isLost))
  }
}
