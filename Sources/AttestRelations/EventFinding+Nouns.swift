internal import AttestModel

/// Events whose trigger is a noun or a compound, and what noun phrases stand for.
extension EventFinding {
  /// What a noun phrase stands for; finding it finds the events inside.
  func nodes(of index: Int) -> Nodes {
    if answers[index].isKnown { return answers[index].nodes }
    // A phrase that is asked for while it is being read names nothing more.
    answers[index].isKnown = true
    let found =
      if let head = nominals.sharedNoun(of: index) {
        nodes(of: head)
      } else {
        combined(readNoun(at: index), at: index)
      }
    answers[index].nodes = found
    return found
  }

  /// Whether a word in a noun phrase can be a trigger; otherwise there is no event in it.
  func mayTrigger<Value>(_ index: Int, among nouns: WordMap<Value>) -> Bool {
    chunks[index].units.contains { position in
      let unit = units[position]
      if unit.mention >= 0 { return triggerLemma(unit).map { nouns.contains($0) } ?? false }
      if unit.leftMention >= 0 { return true }
      guard
        rules.nominalTriggers.mayContain(unit.lemma)
          || rules.nominalTriggers.mayContain(unit.surface)
      else { return false }
      return nouns.contains(unit.lemma)
        || rules.compounds.contains(unit.surface) || rules.compounds.contains(unit.lemma)
    }
  }

  private func readNoun(at index: Int) -> Nodes {
    let chunk = chunks[index]
    let head = units[chunk.head]
    if head.tag == .pronoun, let counted = counted(at: index) { return counted }
    if let reference = reference(of: index) {
      let found = antecedents(of: reference, at: index)
      if !found.isEmpty || head.tag == .pronoun { return found }
    }
    guard head.tag == .noun || head.tag == .number, !isUnnamed(index) else { return Nodes() }
    var result: Nodes
    if let lemma = triggerLemma(head), let candidates = rules.nouns[lemma],
      let event = nounEvent(candidates, trigger: chunk.head, at: index)
    {
      result = memory.list(.event(event))
      if rules.frames[events[event].rule].namesItsCause {
        // An inhibitor is a thing: the one that is named, or whatever inhibits.
        let named = apposed(after: index)
        result = !named.isEmpty ? named : unnamed(events[event], at: index)
      }
    } else {
      result = phrases.entities(at: index)
      if head.mention >= 0 { apposition(at: index, named: result) }
    }
    for unit in chunk.units where unit <= chunk.head && leftName(of: unit, in: chunk) >= 0 {
      if isManner(index), isCompoundTrigger(unit) {
        return memory.list(named(before: unit, in: chunk))
      }
      deny(at: unit, result)
      if let event = compoundEvent(at: unit, chunk: index, described: result) {
        // “IL-10-producing cells” are cells, “IL-4-induced growth” is what IL-4 does.
        if rules.frames[events[event].rule].theme.first != .left {
          result = memory.list(.event(event))
        }
      }
    }
    return result
  }

  /// “JAK-independent activation of STAT3”: JAK does not do it.
  private func deny(at unit: Int, _ described: Nodes) {
    guard rules.cues.effect(units[unit].surface, as: .adjective) == .denial,
      units[unit].leftMention >= 0, case .event(let index)? = described.first,
      rules.frames[events[index].rule].relation != nil
    else { return }
    let denial = events[index].denial()
    denial.causes = memory.list(
      .entity(Entity(mention: units[unit].leftMention, units: unit..<unit + 1)))
    events.append(denial)
  }

  func isCompoundTrigger(_ unit: Int) -> Bool {
    rules.compounds.contains(units[unit].surface)
      || rules.cues.effect(units[unit].surface, as: .adjective) == .denial
  }

  /// The word that may be a trigger: a noun, or a process that ends in one, as *gene
  /// transcription* does.
  private func triggerLemma(_ unit: Unit) -> WordHash? {
    guard unit.mention >= 0 else { return unit.lemma }
    let token = parsed.tagged.tokens[unit.tokens.upperBound - 1]
    switch parsed.tagged.concepts[Int(unit.mention)].kind {
    case .process: return token.hash
    case .generic, .chemical, .complex, .family:
      return unit.tokens.count == 1 ? singular(token) : nil
    default: return nil
    }
  }

  /// The fingerprint of a name's last word without the -s of the plural.
  private func singular(_ token: Token) -> WordHash {
    let bytes = parsed.tagged.text[token.range]
    guard bytes.last == UInt8(ascii: "s") else { return token.hash }
    var hasher = WordHash.Hasher()
    let isAntibodies = token.hash == Self.antibodies
    for byte in bytes.dropLast(isAntibodies ? 3 : 1) {
      hasher.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    if isAntibodies { hasher.add(UInt8(ascii: "y")) }
    return hasher.finish()
  }

  private static var antibodies: WordHash { WordHash("antibodies") }

  private func nounEvent(_ candidates: [Int], trigger: Int, at index: Int) -> Int? {
    var arguments = Arguments()
    let isBinding = candidates.contains {
      rules.frames[$0].kind == .binding || rules.frames[$0].namesItsCause
    }
    arguments.before = phrases.before(trigger, at: index, splits: isBinding)
    if nominals.sharesNouns {
      let sharing = nominals.list(of: index).filter { nominals.sharedNoun(of: $0) == index }
      arguments.before =
        memory.list(sharing.flatMap { phrases.entities(at: $0) }) + arguments.before
    }
    // “is an inducer of EMT”, “forms a complex with”: the subject of the empty verb.
    let predicate = emptyVerb(before: index)
    if let predicate {
      arguments.subject = subjectNodes(predicate.subject)
    } else if let host = nominals.host(of: index) {
      arguments.subject = nodes(of: host)
    } else if let members = included(in: index, behind: index) {
      arguments.subject = members
    }
    if isAnnounced(index) { return nil }
    let before = taken
    readPhrases(ofNounAt: index, candidates, into: &arguments)
    // “binds to its pseudokinase domain”: the word before the noun says which of its.
    if isPossessive(index), arguments.before.allSatisfy({ !isMentioned($0) }) {
      arguments.before = Nodes()
    }
    if arguments.phrases.isEmpty, arguments.before.isEmpty {
      // “promotes its degradation”
      arguments.before = possessor(of: index)
      if arguments.before.isEmpty { share(at: index, &arguments) }
    }
    if predicate != nil, arguments.via.isEmpty { readMeans(ofNounAt: index, into: &arguments) }
    arguments.apposition = apposed(after: index) + examples(of: index)
    guard
      let event = best(
        candidates, trigger: trigger, chunk: index, arguments, cues: predicate?.verb)
    else {
      taken = before
      return nil
    }
    return record(event, denied: arguments.denied)
  }

  private func readPhrases(
    ofNounAt index: Int, _ candidates: [Int], into arguments: inout Arguments
  ) {
    var at = nominals.skip(index + 1)
    var steps = 0
    while at < chunks.count, chunks[at].kind == .preposition, steps < 12 {
      steps += 1
      let word = nominals.surface(at)
      let next = nominals.skip(at + 1)
      guard nominals.isNoun(next), !taken.contains(at) else { return }
      let isDenial = rules.cues.effect(word, as: .preposition) == .denial
      let wanted = isDenial || candidates.contains { rules.frames[$0].takes(word) }
      var end = next
      let found = nodes(ofListAt: next, end: &end)
      // “inhibits the transcription of X by binding to Y”: the means is the verb's.
      if word == Self.by, isActiveObject(index), found.allSatisfy(isAct) { return }
      if word == Self.by, isTakenAway(index) { return }
      if wanted { taken.insert(at) }
      if isDenial {
        arguments.denied += found.first(1)
      } else if wanted {
        arguments.phrases.append((word, found))
      }
      at = nominals.skip(end)
    }
  }

  /// “inhibition of STAT3 activation by SOCS3”: who acts, acts on the activation and takes it away.
  private func isTakenAway(_ index: Int) -> Bool {
    guard let outer = nominals.owner(of: nominals.first(ofListWith: index)),
      let candidates = rules.nouns[units[chunks[outer].head].lemma]
    else { return false }
    return candidates.contains {
      rules.frames[$0].sign == .negative && rules.frames[$0].relation != nil
        && rules.frames[$0].takes(Self.by)
    }
  }

  /// “has effects on X by regulating Y”: the means behind the noun's own phrases.
  private func readMeans(ofNounAt index: Int, into arguments: inout Arguments) {
    var at = nominals.skip(index + 1)
    var steps = 0
    while at + 1 < chunks.count, chunks[at].kind == .preposition, steps < 6 {
      let next = nominals.skip(at + 1)
      if nominals.isNoun(next) {
        at = nominals.skip(nominals.end(ofListFrom: next))
      } else {
        var means = Arguments()
        readPhrases(from: at, into: &means)
        arguments.via = means.via
        return
      }
      steps += 1
    }
  }

  /// Whether a noun phrase is the object of a verb in the active.
  private func isActiveObject(_ index: Int) -> Bool {
    let first = nominals.first(ofListWith: index)
    guard first > 0 else { return false }
    return chunks[first - 1].kind == .verb && !chunks[first - 1].features.contains(.passive)
      && !chunks[first - 1].features.contains(.copula)
  }

  private func isAct(_ node: Node) -> Bool {
    guard case .event(let index) = node else { return false }
    return rules.frames[events[index].rule].relation != nil
  }

  /// What one member of a list has and the others mean too: “phosphorylation and activity of
  /// STAT3”, “STAT3 phosphorylation and activation”.
  private func share(at index: Int, _ arguments: inout Arguments) {
    guard nominals.isListed(index) else { return }
    let list = nominals.list(of: index)
    guard let place = list.firstIndex(of: index) else { return }
    for member in list[(place + 1)...] {
      let next = nominals.skip(member + 1)
      guard next < chunks.count, chunks[next].kind == .preposition,
        nominals.surface(next) == Self.of, case let noun = nominals.skip(next + 1),
        nominals.isNoun(noun)
      else { continue }
      var end = noun
      arguments.phrases.append((Self.of, nodes(ofListAt: noun, end: &end)))
      return
    }
    guard chunks[index].units.count == 1 else { return }
    for member in list[..<place].reversed() {
      let head = chunks[member].head
      guard units[head].mention < 0 || triggerLemma(units[head]) != nil else { continue }
      let before = phrases.before(head, at: member)
      if !before.isEmpty {
        arguments.before = before
        return
      }
    }
  }

  /// A form of be, or a verb as empty as *form* and *play*, whose object the noun phrase is; with
  /// the chunk that is its subject.
  private func emptyVerb(before index: Int) -> (verb: Int, subject: Int)? {
    let first = nominals.first(ofListWith: index)
    var verb = first - 1
    while verb > 0, chunks[verb].kind == .adverb { verb -= 1 }
    guard verb >= 0 else { return nil }
    if chunks[verb].kind == .preposition, nominals.surface(verb) == WordHash("as") {
      return asPredicate(verb)
    }
    guard chunks[verb].kind == .verb, chunks[verb].subject >= 0, chunks[verb].subject != index
    else { return nil }
    let subject = chunks[verb].subject
    if chunks[verb].features.contains(.copula) { return (verb, subject) }
    guard !chunks[verb].features.contains(.passive) else { return nil }
    return rules.cues.effect(units[chunks[verb].head].lemma, as: .verb) == .light
      ? (verb, subject) : nil
  }

  /// “acts as an inhibitor of”, “is known as …”, “identified STAT3 as a regulator of”.
  private func asPredicate(_ preposition: Int) -> (verb: Int, subject: Int)? {
    var at = preposition - 1
    while at > 0, chunks[at].kind == .adverb { at -= 1 }
    guard at >= 0 else { return nil }
    if chunks[at].kind == .verb, chunks[at].subject >= 0 { return (at, chunks[at].subject) }
    guard chunks[at].kind == .noun, at > 0, chunks[at - 1].kind == .verb else { return nil }
    return (at - 1, at)
  }

  /// The name set beside a noun: `JAK inhibitor (AZD1480)`, `the JAK2 inhibitor, WP1066,`.
  private func apposed(after index: Int) -> Nodes {
    if let beside = nominals.apposition(of: index) { return nodes(of: beside) }
    let next = index + 1
    guard next + 2 < chunks.count, nominals.isNoun(next + 1), chunks[next].kind == .open else {
      return Nodes()
    }
    var named: [Node] = []
    var at = next + 1
    while at < chunks.count {
      switch chunks[at].kind {
      // “(10 mg/kg)” is a dose.
      case .noun where units[chunks[at].units.lowerBound].tag == .number: return Nodes()
      case .noun where !nominals.isGeneral(at): named += phrases.entities(at: at)
      case .comma, .conjunction: break
      case .close: return memory.list(named)
      default: return Nodes()
      }
      at += 1
    }
    return Nodes()
  }

  /// `the JAK inhibitor ruxolitinib`: a trigger noun between its theme and its cause.
  private func apposition(at index: Int, named: Nodes) {
    let chunk = chunks[index]
    for unit in chunk.units where unit < chunk.head && units[unit].mention < 0 {
      guard let candidates = rules.nouns[units[unit].lemma] else { continue }
      let before = phrases.before(unit, at: index, splits: true)
      guard !before.isEmpty else { continue }
      for number in candidates where rules.frames[number].cause.contains(.apposition) {
        var arguments = Arguments()
        arguments.before = before
        arguments.apposition = named
        if let event = event(number, trigger: unit, chunk: index, arguments, cues: nil) {
          _ = record(event)
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
      unit > chunk.units.lowerBound, unit < chunk.head,
      units[unit].leftWord.value == 0 || rules.nouns.contains(units[unit].leftWord)
    else { return -1 }
    return units[unit - 1].mention
  }

  /// What the word between a name and its compound makes of the name: *PTEN loss-induced*.
  private func standing(of unit: Int) -> Entity.Standing {
    guard units[unit].leftMention < 0, let candidates = rules.nouns[units[unit].leftWord] else {
      return .named
    }
    return rules.frames[candidates[0]].sign == .negative ? .lost : .named
  }

  private func named(before unit: Int, in chunk: Chunk) -> Node {
    .entity(
      Entity(
        mention: leftName(of: unit, in: chunk), units: unit..<unit + 1, standing: standing(of: unit)
      ))
  }

  /// `IL-4-induced STAT6 activation`
  private func compoundEvent(at unit: Int, chunk index: Int, described: Nodes) -> Int? {
    let compound = units[unit]
    guard let candidates = rules.compounds[compound.surface] ?? rules.compounds[compound.lemma]
    else { return nil }
    var arguments = Arguments()
    arguments.left =
      hanging(before: unit, chunk: index)
      + memory.list(named(before: unit, in: chunks[index]))
    arguments.described = unit == chunks[index].head ? Nodes() : described
    for number in candidates {
      if let event = event(number, trigger: unit, chunk: index, arguments, cues: nil) {
        return record(event)
      }
    }
    return nil
  }

  /// “IL-4- and IL-13-induced”: the name whose hyphen hangs in the air.
  private func hanging(before unit: Int, chunk index: Int) -> Nodes {
    guard index > 1, unit == chunks[index].units.lowerBound,
      chunks[index - 1].kind == .conjunction, chunks[index - 2].kind == .noun,
      case let last = units[chunks[index - 2].units.upperBound - 1], last.tag == .mark,
      parsed.tagged.tokens[last.tokens.lowerBound].isMark(UInt8(ascii: "-"))
    else { return Nodes() }
    return phrases.entities(at: index - 2)
  }
}
