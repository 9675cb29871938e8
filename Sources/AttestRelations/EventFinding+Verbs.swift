internal import AttestModel

/// Events whose trigger is a verb, or an adjective behind one.
extension EventFinding {
  func findVerb(at index: Int) {
    guard !isRead.contains(index) else { return }
    isRead.insert(index)
    let chunk = chunks[index]
    guard !chunk.features.contains(.copula), !modifiesClass(index),
      let candidates = rules.verbs[units[chunk.head].lemma]
    else { return }
    var arguments = verbArguments(at: index)
    arguments.via += inherited(at: index)
    guard
      let event = best(
        candidates, trigger: chunk.head, chunk: index, arguments, cues: index)
    else { return }
    if rules.frames[event.rule].relation != nil { apply(arguments, to: event) }
    answers[index].event = Int32(record(event, denied: arguments.denied))
  }

  /// “activates STAT3 to promote growth”, “activates STAT3 and thereby promotes growth”: the one
  /// happens by way of the other.
  private func inherited(at index: Int) -> Nodes {
    let chunk = chunks[index]
    guard chunk.governor >= 0, case let earlier = Int(answers[chunk.governor].event), earlier >= 0,
      chunks[chunk.governor].subject == chunk.subject
    else { return Nodes() }
    let isPurpose =
      chunk.features.contains(.infinitive) && chunk.governor < index - 1
      && !chunks[chunk.governor].features.contains(.passive)
    let first = chunk.units.lowerBound
    let isConsequence = [first, first - 1, first - 2].contains {
      $0 >= 0 && rules.cues.effect(units[$0].surface, as: .adverb) == .consequence
    }
    guard isPurpose || isConsequence else { return Nodes() }
    let event = events[earlier]
    guard !event.isNegated, rules.frames[event.rule].relation != nil else { return Nodes() }
    return event.via.isEmpty ? event.themes : event.via
  }

  /// What a sentence says of the conditions of an event.
  private func apply(_ arguments: Arguments, to event: FoundEvent) {
    if event.isNegated {
      // “IL-6 failed to activate STAT3 in JAK1-deficient cells”: it does so through JAK1.
      let missing = conditions(arguments, lost: true)
      if !missing.isEmpty {
        event.isNegated = false
        event.via += missing
      }
    } else if event.causes.isEmpty {
      // “STAT3 phosphorylation was reduced in JAK1-deficient cells”, “upon IL-6 stimulation”.
      if !event.themes.contains(where: isBearer) {
        event.causes = conditions(arguments, lost: false).filter { !event.themes.contains($0) }
      }
      if event.causes.isEmpty { event.causes = missing(in: event.themes) }
    }
  }

  /// Whether something stands for cells or animals, to which things are done in an experiment.
  private func isBearer(_ node: Node) -> Bool {
    guard case .entity(let entity) = node else { return false }
    guard let kind = kind(of: entity) else {
      let last = units[entity.units.upperBound - 1]
      return rules.cues.effect(last.lemma, as: .noun) == .bearer
    }
    return kind == .cell || kind == .species || kind == .anatomy
  }

  /// What an inhibitor inhibits, of “in the presence of the MEK inhibitor U0126”.
  func blocked(by node: Node) -> Nodes {
    guard case .entity(let entity) = node else { return Nodes() }
    return events.first { event in
      rules.frames[event.rule].namesItsCause && rules.frames[event.rule].sign == .negative
        && (event.causes.contains(node) || chunks[event.chunk].units.overlaps(entity.units))
    }?.themes ?? Nodes()
  }

  func sign(of node: Node) -> Relation.Sign {
    switch node {
    case .entity(let entity): entity.isLost ? .negative : .positive
    case .event(let index): rules.frames[events[index].rule].sign
    }
  }

  func verbArguments(at index: Int) -> Arguments {
    var arguments = Arguments()
    let chunk = chunks[index]
    let isPassive = chunk.features.contains(.passive)
    if chunk.subject >= 0 {
      // “proteins related to growth, including MYC”: what describes the word for a class is said
      // of no member.
      arguments.subject =
        chunk.features.contains(.reduced) && nominals.isGeneral(chunk.subject)
          && chunks[chunk.subject].kind == .noun
        ? included(in: chunk.subject, behind: index) ?? nodes(of: chunk.subject)
        : subjectNodes(chunk.subject)
    }
    var at = nominals.skip(index + 1)
    if nominals.isNoun(at), !isPassive, !chunks[at].features.contains(.opensClause) {
      arguments.object = nodes(ofListAt: at, end: &at)
      // “does not require JAK2 to activate STAT3”: what is needed is the act.
      if Self.needing.contains(units[chunk.head].lemma), at < chunks.count,
        chunks[at].features.contains(.infinitive)
      {
        arguments.object = Nodes()
      }
    } else if !isPassive, let shared = sharedObject(after: at) ?? sharedObject(of: index, at: at) {
      var end = shared
      arguments.object = nodes(ofListAt: shared, end: &end)
    }
    readPhrases(from: at, into: &arguments, isPassive: isPassive)
    readSharedPhrase(at: at, into: &arguments)
    readLeadingPhrase(of: index, into: &arguments)
    readInsertedPhrase(before: index, into: &arguments)
    if isPassive {
      var agent = arguments.phrases.first { $0.preposition == Self.by }?.nodes ?? Nodes()
      if agent.isEmpty { agent = sharedAgent(after: index) }
      (arguments.subject, arguments.object) = (agent, arguments.subject)
      if agent.isEmpty {
        // “is regulated through SOCS”: what stands in for the agent.
        arguments.subject = arguments.via
        arguments.via = Nodes()
        if arguments.subject.isEmpty { arguments.subject = occasion(arguments) }
      }
    }
    // “inhibits X by binding to Y”: who does the one does the other.
    for case .event(let inner) in arguments.means where events[inner].causes.isEmpty {
      if rules.frames[events[inner].rule].relation != nil {
        events[inner].causes = arguments.subject.filter { $0 != .event(inner) }
      }
    }
    return arguments
  }

  /// “In STAT3-deficient cells, IL-6 …”: the phrase that leads up to the subject.
  private func readLeadingPhrase(of index: Int, into arguments: inout Arguments) {
    let subject = chunks[index].subject
    guard subject > 2, chunks[subject].kind == .noun,
      chunks[subject].features.contains(.opensClause), chunks[subject - 1].kind == .comma
    else { return }
    var at = subject - 2
    while at > 0, chunks[at].kind != .comma, chunks[at].kind != .semicolon,
      chunks[at].kind != .subordinator, !chunks[at].features.contains(.finite)
    {
      at -= 1
    }
    if chunks[at].kind != .preposition { at += 1 }
    guard chunks[at].kind == .preposition, case let noun = nominals.skip(at + 1),
      nominals.isNoun(noun), noun < subject
    else { return }
    var end = noun
    arguments.phrases.append((nominals.surface(at), nodes(ofListAt: noun, end: &end)))
  }

  private static let needing = WordSet([WordHash("require"), WordHash("need")])

  /// Whether a noun phrase names only the way of something.
  func isManner(_ chunk: Int) -> Bool {
    rules.cues.effect(units[chunks[chunk].head].lemma, as: .noun) == .manner
  }

  /// “phosphorylates and activates STAT3”: the object of the second verb serves the first.
  func sharedObject(after start: Int) -> Int? {
    var at = start
    var steps = 0
    while at < chunks.count, steps < 6 {
      switch chunks[at].kind {
      case .conjunction, .comma: at = nominals.skip(at + 1)
      case .verb:
        guard at > start else { return nil }
        at = nominals.skip(at + 1)
        if nominals.isNoun(at) { return at }
      default: return nil
      }
      steps += 1
    }
    return nil
  }

  /// Reads the prepositional phrases that follow, and the verbs in -ing that say by what means.
  func readPhrases(
    from start: Int, into arguments: inout Arguments, isPassive: Bool = false
  ) {
    var at = nominals.skip(start)
    var steps = 0
    while at < chunks.count, steps < 24 {
      steps += 1
      guard let preposition = preposition(from: at) else { return }
      let word = nominals.surface(preposition)
      let next = nominals.skip(preposition + 1)
      if nominals.isNoun(next) {
        var end = next
        let isTaken = taken.contains(preposition)
        // Of a denial only the first: what follows may be examples of something else.
        let isDenial = rules.cues.effect(word, as: .preposition) == .denial
        let found = isDenial ? nodes(of: next) : nodes(ofListAt: next, end: &end)
        if isDenial { end = nominals.end(ofListFrom: next) }
        if isDeniedAlone(preposition) || actsItself(next, before: end) {
          // “not via STAT1 but via STAT3”, “for IL-6 to activate STAT3”
        } else if isLeftOut(preposition) {
          leaveOut(found, behind: word, of: &arguments)
        } else if !isTaken {
          add(found, behind: preposition, to: &arguments, isPassive, noun: next)
        }
        at = nominals.skip(end)
      } else if next < chunks.count, chunks[next].kind == .verb,
        chunks[next].features.contains(.participle),
        word == Self.by || word == Self.through || word == Self.via
      {
        guard let end = readMeans(at: next, by: word, into: &arguments, isPassive) else { return }
        at = nominals.skip(end)
      } else {
        return
      }
    }
  }

  private func add(
    _ found: Nodes, behind preposition: Int, to arguments: inout Arguments, _ isPassive: Bool,
    noun: Int
  ) {
    let word = nominals.surface(preposition)
    if rules.cues.effect(word, as: .preposition) == .denial {
      arguments.denied += found
      return
    }
    if word == Self.downstream {
      arguments.upstream += found
      return
    }
    arguments.phrases.append((word, found))
    let isMeans = word == Self.by && !isPassive && found.contains { $0.isEvent }
    if word == Self.via || word == Self.through || isMeans {
      arguments.via += found
      arguments.means += found
      taken.insert(preposition)
    } else if word == Self.inside, isManner(noun) {
      readManner(noun, into: &arguments)
    }
  }

  /// `by …ing B`: what is acted on is a mediator of the whole.
  private func readMeans(
    at verb: Int, by word: WordHash, into arguments: inout Arguments, _ isPassive: Bool
  ) -> Int? {
    let object = nominals.skip(verb + 1)
    if isPassive, word == Self.by {
      // “is restored by blocking JAK2”: the act is the agent.
      findVerb(at: verb)
      if let act = act(at: verb) { arguments.phrases.append((word, act)) }
      guard nominals.isNoun(object) else { return nil }
      return nominals.end(ofListFrom: object)
    }
    guard nominals.isNoun(object) else {
      // “by binding to B”
      guard object < chunks.count, chunks[object].kind == .preposition,
        case let noun = nominals.skip(object + 1), nominals.isNoun(noun)
      else { return nil }
      var end = noun
      arguments.via += nodes(ofListAt: noun, end: &end)
      return end
    }
    var end = object
    arguments.via += nodes(ofListAt: object, end: &end)
    return end
  }

  func subjectNodes(_ subject: Int) -> Nodes {
    if chunks[subject].kind == .verb {
      // “blocking JAK2 impairs …”: the act itself is the subject.
      findVerb(at: subject)
      return act(at: subject) ?? Nodes()
    }
    guard chunks[subject].kind == .noun else { return Nodes() }
    var end = identified(subject) ?? subject
    return nodes(ofListAt: end, end: &end)
  }

  /// The event whose trigger a verb group is.
  private func act(at verb: Int) -> Nodes? {
    answers[verb].event < 0 ? nil : memory.list(.event(Int(answers[verb].event)))
  }

  func nodes(ofListAt start: Int, end: inout Int) -> Nodes {
    let found: Nodes
    if nominals.next(after: start) == nil, nominals.isPlain(start), !nominals.isDenied(start) {
      found = nodes(of: start)
    } else {
      found = nodes(ofMembers: nominals.members(from: start))
    }
    end = nominals.end(ofListFrom: start)
    // Phrases that an event inside has taken belong to it.
    while true {
      let at = nominals.skip(end)
      guard at < chunks.count, chunks[at].kind == .preposition, taken.contains(at),
        nominals.isNoun(nominals.skip(at + 1))
      else { break }
      end = nominals.end(ofListFrom: nominals.skip(at + 1))
    }
    return found
  }

  private func nodes(ofMembers members: [Int]) -> Nodes {
    var found: [Node] = []
    for member in members {
      let isDenied = nominals.isDenied(member)
      for node in nodes(of: member) {
        if isDenied, case .entity(var entity) = node {
          entity.isDenied = true
          found.append(.entity(entity))
        } else {
          if !node.isEvent || !found.contains(node) { found.append(node) }
        }
      }
    }
    return memory.list(found)
  }

  // MARK: Predicates

  /// `is critical for`, `dependent on`.
  func findAdjective(at index: Int) {
    let head = units[chunks[index].head]
    let word = head.lemma.value == 0 ? head.surface : head.lemma
    guard let candidates = rules.adjectives[word] ?? rules.adjectives[head.surface] else { return }
    var arguments = Arguments()
    var verb = index - 1
    while verb > 0, chunks[verb].kind == .adverb { verb -= 1 }
    if verb >= 0, chunks[verb].kind == .verb, chunks[verb].subject >= 0 {
      arguments.subject = subjectNodes(chunks[verb].subject)
    } else if index > 0, chunks[index - 1].kind == .noun {
      arguments.subject = nodes(of: index - 1)
    } else if index > 1, chunks[index - 1].kind == .comma, chunks[index - 2].kind == .noun {
      arguments.subject = nodes(of: index - 2)
    } else if let joined = joinedPredicate(before: index) {
      // “is sufficient and necessary for”
      arguments.subject = subjectNodes(chunks[joined].subject)
      verb = joined
    }
    if head.leftMention >= 0 {
      arguments.left = memory.list(
        .entity(
          Entity(mention: head.leftMention, units: chunks[index].head..<chunks[index].head + 1)))
    }
    readPhrases(from: index + 1, into: &arguments)
    if let event = best(
      candidates, trigger: chunks[index].head, chunk: index, arguments, cues: verb)
    {
      _ = record(event)
    }
  }

  private func joinedPredicate(before index: Int) -> Int? {
    guard index > 2, chunks[index - 1].kind == .conjunction, chunks[index - 2].kind == .adjective,
      chunks[index - 3].kind == .verb, chunks[index - 3].subject >= 0
    else { return nil }
    return index - 3
  }
}
