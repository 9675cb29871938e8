internal import AttestModel

/// Events whose trigger is a verb, or an adjective behind one.
extension EventFinding {
  mutating func findVerb(at index: Int) {
    let chunk = chunks[index]
    guard !chunk.features.contains(.copula),
      let candidates = rules.verbs[units[chunk.head].lemma]
    else { return }
    let arguments = verbArguments(at: index)
    for number in candidates {
      if append(number, trigger: chunk.head, chunk: index, arguments, cues: index) {
        byVerb[index] = events.count - 1
        return
      }
    }
  }

  mutating func verbArguments(at index: Int) -> Arguments {
    var arguments = Arguments()
    let chunk = chunks[index]
    if chunk.subject >= 0 { arguments.subject = subjectNodes(chunk.subject) }
    var at = nominals.skip(index + 1)
    if nominals.isNoun(at), !chunk.features.contains(.passive) {
      arguments.object = nodes(ofListAt: at, end: &at)
    } else if !chunk.features.contains(.passive), let shared = sharedObject(after: at) {
      var end = shared
      arguments.object = nodes(ofListAt: shared, end: &end)
    }
    readPhrases(from: at, into: &arguments, isPassive: chunk.features.contains(.passive))
    if chunk.features.contains(.passive) {
      let agent = arguments.phrases.first { $0.preposition == Self.by }?.nodes ?? []
      (arguments.subject, arguments.object) = (agent, arguments.subject)
      if agent.isEmpty {
        // “is regulated through SOCS”: what stands in for the agent.
        arguments.subject = arguments.via
        arguments.via = []
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

  private func isNamed(_ node: Node) -> Bool {
    switch node {
    case .entity(let entity): entity.mention >= 0
    case .event: true
    }
  }

  /// Whether a noun phrase names only the way of something.
  func isManner(_ chunk: Int) -> Bool {
    rules.cues.effect(units[chunks[chunk].head].lemma, as: .noun) == .manner
  }

  /// “phosphorylates and activates STAT3”: the object of the second verb serves the first.
  func sharedObject(after start: Int) -> Int? {
    var at = start
    var steps = 0
    while at < chunks.count, steps < 4 {
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
  mutating func readPhrases(
    from start: Int, into arguments: inout Arguments, isPassive: Bool = false
  ) {
    var at = nominals.skip(start)
    var steps = 0
    while at < chunks.count, steps < 24 {
      steps += 1
      var preposition = at
      // “…, via STAT3” is still a phrase of the same verb.
      if chunks[at].kind == .comma || chunks[at].kind == .conjunction {
        preposition = nominals.skip(at + 1)
        guard preposition < chunks.count, chunks[preposition].kind == .preposition else { return }
      }
      guard chunks[preposition].kind == .preposition else { return }
      let word = nominals.surface(preposition)
      let next = nominals.skip(preposition + 1)
      if nominals.isNoun(next) {
        var end = next
        let isTaken = taken[preposition]
        let found = nodes(ofListAt: next, end: &end)
        if !isTaken {
          arguments.phrases.append((word, found))
          let isMeans = word == Self.by && !isPassive && found.contains { $0.isEvent }
          if word == Self.via || word == Self.through || isMeans {
            arguments.via.append(contentsOf: found)
            arguments.means.append(contentsOf: found)
            taken[preposition] = true
          } else if word == Self.inside, isManner(next) {
            // “in a STAT3-dependent manner”; a tight or rapid manner runs through nothing.
            arguments.via.append(contentsOf: found.filter(isNamed))
          }
        }
        at = nominals.skip(end)
      } else if next < chunks.count, chunks[next].kind == .verb,
        chunks[next].features.contains(.participle),
        word == Self.by || word == Self.through
          || word == Self.via
      {
        // by …ing B: what is acted on is a mediator of the whole.
        let object = nominals.skip(next + 1)
        guard nominals.isNoun(object) else { return }
        var end = object
        arguments.via.append(contentsOf: nodes(ofListAt: object, end: &end))
        at = nominals.skip(end)
      } else {
        return
      }
    }
  }

  mutating func subjectNodes(_ subject: Int) -> [Node] {
    if chunks[subject].kind == .verb {
      // “blocking JAK2 impairs …”: the act itself is the subject.
      return byVerb[subject].map { [.event($0)] } ?? []
    }
    guard chunks[subject].kind == .noun else { return [] }
    return nominals.subjectGroup(subject).flatMap { nodes(of: $0) }
  }

  mutating func nodes(ofListAt start: Int, end: inout Int) -> [Node] {
    let nominal = nominals.nominal(at: start)
    let found = nominal.members.flatMap { nodes(of: $0) }
    end = nominal.end
    // Phrases that an event inside has taken belong to it.
    while true {
      let at = nominals.skip(end)
      guard at < chunks.count, chunks[at].kind == .preposition, taken[at],
        nominals.isNoun(at + 1)
      else { break }
      end = nominals.nominal(at: at + 1).end
    }
    return found
  }

  // MARK: Predicates

  /// `is critical for`, `dependent on`.
  mutating func findAdjective(at index: Int) {
    let head = units[chunks[index].head]
    let word = head.lemma.value == 0 ? head.surface : head.lemma
    guard let candidates = rules.adjectives[word] ?? rules.adjectives[head.surface] else { return }
    var arguments = Arguments()
    let verb = index - 1
    if verb >= 0, chunks[verb].kind == .verb, chunks[verb].subject >= 0 {
      arguments.subject = subjectNodes(chunks[verb].subject)
    } else if index > 0, chunks[index - 1].kind == .noun {
      arguments.subject = nodes(of: index - 1)
    }
    readPhrases(from: index + 1, into: &arguments)
    for number in candidates {
      if append(number, trigger: chunks[index].head, chunk: index, arguments, cues: verb) { return }
    }
  }
}
