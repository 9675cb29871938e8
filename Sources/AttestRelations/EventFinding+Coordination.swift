internal import AttestModel

/// What verbs and phrases that are joined have in common.
extension EventFinding {
  /// “IL-4 induces and IL-10 suppresses SOCS3”: the object of the second verb, which has a subject
  /// of its own.
  func sharedObject(of verb: Int, at start: Int) -> Int? {
    guard start < chunks.count, chunks[start].kind == .conjunction, takesObject(verb),
      case let subject = nominals.skip(start + 1), nominals.isNoun(subject),
      case let other = nominals.skip(subject + 1), other < chunks.count,
      chunks[other].kind == .verb, chunks[other].subject == subject,
      chunks[other].features.contains(.finite), !chunks[other].features.contains(.passive),
      case let object = nominals.skip(other + 1), nominals.isNoun(object)
    else { return nil }
    return object
  }

  /// “the NF-κB inducing kinase”, “APP cleaving enzymes”: a participle between a molecule and a bare
  /// word for a class says what the class does to the molecule, and no claim.
  func modifiesClass(_ verb: Int) -> Bool {
    guard chunks[verb].features.contains(.participle), chunks[verb].units.count == 1, verb > 0,
      verb + 1 < chunks.count, chunks[verb - 1].kind == .noun, chunks[verb + 1].kind == .noun,
      chunks[verb + 1].units.count == 1,
      case let word = units[chunks[verb + 1].head], word.mention < 0,
      rules.cues.effect(word.lemma, as: .noun) == .vague,
      case let name = units[chunks[verb - 1].head], name.mention >= 0
    else { return false }
    return parsed.tagged.concepts[Int(name.mention)].kind.isMolecular
  }

  /// Whether a verb cannot do without an object, as *rise* and *translocate* can.
  private func takesObject(_ verb: Int) -> Bool {
    guard let candidates = rules.verbs[units[chunks[verb].head].lemma] else { return false }
    return candidates.allSatisfy { !rules.frames[$0].theme.contains(.subject) }
  }

  /// “binds to and inhibits JAK2”: the object of the second verb stands behind the preposition of
  /// the first.
  func readSharedPhrase(at preposition: Int, into arguments: inout Arguments) {
    guard preposition + 1 < chunks.count, chunks[preposition].kind == .preposition,
      chunks[preposition + 1].kind == .conjunction,
      let shared = sharedObject(after: preposition + 1)
    else { return }
    var end = shared
    arguments.phrases.append(
      (nominals.surface(preposition), nodes(ofListAt: shared, end: &end)))
  }

  /// “is phosphorylated and activated by JAK2”: the agent of the second verb serves the first.
  func sharedAgent(after verb: Int) -> Nodes {
    var at = nominals.skip(verb + 1)
    var isJoined = false
    for _ in 0..<6 {
      guard at < chunks.count else { return Nodes() }
      switch chunks[at].kind {
      case .conjunction, .comma:
        guard nominals.surface(at) != WordHash("but") else { return Nodes() }
        isJoined = true
        at = nominals.skip(at + 1)
      case .verb:
        guard isJoined, chunks[at].features.contains(.passive),
          chunks[at].subject == chunks[verb].subject
        else { return Nodes() }
        at = nominals.skip(at + 1)
        guard at < chunks.count, chunks[at].kind == .preposition else { continue }
        guard nominals.surface(at) == Self.by, case let noun = nominals.skip(at + 1),
          nominals.isNoun(noun)
        else { return Nodes() }
        var end = noun
        return nodes(ofListAt: noun, end: &end)
      default: return Nodes()
      }
    }
    return Nodes()
  }

  /// “Genes induced by p53 include CDKN1A and BAX”: what a class is said to include.
  func included(in noun: Int, behind index: Int) -> Nodes? {
    guard nominals.isPlural(noun) else { return nil }
    var at = index + 1
    while at < chunks.count, at < index + 8 {
      if chunks[at].kind == .verb, chunks[at].features.contains(.finite) {
        guard chunks[at].subject == noun, units[chunks[at].head].lemma == Self.include,
          case let object = nominals.skip(at + 1), nominals.isNoun(object)
        else { return nil }
        var end = object
        return nodes(ofListAt: object, end: &end)
      }
      at += 1
    }
    return nil
  }

  /// “JAK inhibitors, including tofacitinib”: those of its class that are named.
  func examples(of noun: Int) -> Nodes {
    guard nominals.isGeneral(noun), let first = nominals.examples(of: noun) else { return Nodes() }
    let named = nominals.list(of: first).filter { !nominals.isGeneral($0) }
    return memory.list(named.flatMap { phrases.entities(at: $0) })
  }

  /// “Hedgehog, via GLI1, promotes”, “dopamine, acting through DRD2, inhibits”
  func readInsertedPhrase(before verb: Int, into arguments: inout Arguments) {
    guard verb > 4, chunks[verb - 1].kind == .comma else { return }
    var at = verb - 2
    while at > 0, chunks[at].kind != .comma, verb - at < 10 { at -= 1 }
    guard at > 0, chunks[at].kind == .comma else { return }
    at += 1
    if chunks[at].kind == .preposition, nominals.surface(at) == Self.by,
      chunks[at + 1].features.contains(.participle)
    {
      readPhrases(from: at, into: &arguments)
      return
    }
    if chunks[at].features.contains(.participle) { at += 1 }
    guard chunks[at].kind == .preposition,
      nominals.surface(at) == Self.via || nominals.surface(at) == Self.through,
      case let noun = nominals.skip(at + 1), nominals.isNoun(noun)
    else { return }
    var end = noun
    arguments.via += nodes(ofListAt: noun, end: &end)
  }

  /// “antibodies against IL-5” stand for its loss; other inhibitors for themselves.
  func unnamed(_ event: FoundEvent, at index: Int) -> Nodes {
    guard units[chunks[index].head].mention >= 0,
      parsed.tagged.concepts[Int(units[chunks[index].head].mention)].kind == .family
    else { return phrases.phrase(at: index) }
    let lost = event.themes.compactMap { node -> Node? in
      guard case .entity(var entity) = node, concept(entity)?.kind.isMolecular == true else {
        return nil
      }
      entity.standing = .lost
      return .entity(entity)
    }
    return lost.isEmpty ? phrases.phrase(at: index) : memory.list(lost)
  }

  func isMentioned(_ node: Node) -> Bool {
    guard case .entity(let entity) = node else { return true }
    return entity.mention >= 0
  }

  private static var include: WordHash { WordHash("include") }

  /// The preposition of the next phrase of the same verb: “…, via STAT3”, “… but not by IL-4”.
  func preposition(from start: Int) -> Int? {
    var at = start
    if chunks[at].kind == .comma {
      at = nominals.skip(at + 1)
      if at < chunks.count, chunks[at].kind == .conjunction {
        at = nominals.skip(at + 1)
        guard at < chunks.count, isLeftOut(at) else { return nil }
      }
    } else if chunks[at].kind == .conjunction {
      at = nominals.skip(at + 1)
    }
    return at < chunks.count && chunks[at].kind == .preposition ? at : nil
  }

  /// “in a STAT3-dependent manner”, “in a JAK1-dependent but STAT3-independent manner”; a tight or
  /// rapid manner runs through nothing.
  func readManner(_ noun: Int, into arguments: inout Arguments) {
    for unit in chunks[noun].units where units[unit].leftMention >= 0 && isCompoundTrigger(unit) {
      let named = Node.entity(Entity(mention: units[unit].leftMention, units: unit..<unit + 1))
      if rules.cues.effect(units[unit].surface, as: .adjective) == .denial {
        arguments.denied += memory.list(named)
      } else {
        arguments.via += memory.list(named)
      }
    }
  }

  /// “but not by IL-4”
  func isLeftOut(_ preposition: Int) -> Bool {
    preposition > 1 && chunks[preposition - 1].kind == .adverb
      && units[chunks[preposition - 1].head].surface == WordHash("not")
      && chunks[preposition - 2].kind == .conjunction
  }

  /// “The kinase that phosphorylates STAT3 is JAK2”: the name that a word for a class, with a clause
  /// that says which, is the subject of.
  func identified(_ subject: Int) -> Int? {
    guard subject + 1 < chunks.count, chunks[subject + 1].kind == .relative,
      nominals.isGeneral(subject), !nominals.isPlural(subject)
    else { return nil }
    for verb in subject + 2..<min(chunks.count, subject + 12)
    where chunks[verb].features.contains(.copula) && chunks[verb].subject == subject {
      guard !chunks[verb].features.contains(.negated), nominals.isNoun(verb + 1),
        !nominals.isGeneral(verb + 1), units[chunks[verb + 1].head].mention >= 0
      else { return nil }
      return verb + 1
    }
    return nil
  }

  /// “necessary for IL-6 to activate STAT3”: what is necessary is the act.
  func actsItself(_ noun: Int, before end: Int) -> Bool {
    end < chunks.count && chunks[end].features.contains(.infinitive) && chunks[end].subject == noun
  }

  /// “not via STAT1 but …”: denied before anything was said that it could be left out of.
  func isDeniedAlone(_ preposition: Int) -> Bool {
    preposition > 1 && chunks[preposition - 1].kind == .adverb
      && units[chunks[preposition - 1].head].surface == WordHash("not")
      && chunks[preposition - 2].kind != .conjunction
  }

  /// Adds what is left out to the phrase that it is left out of; it is denied there.
  func leaveOut(_ nodes: Nodes, behind word: WordHash, of arguments: inout Arguments) {
    guard word != Self.via, word != Self.through,
      let place = arguments.phrases.firstIndex(where: { $0.preposition == word })
    else { return }
    for case .entity(var entity) in nodes {
      entity.isDenied = true
      arguments.phrases[place].nodes += memory.list(.entity(entity))
    }
  }
}
