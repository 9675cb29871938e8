internal import AttestModel

/// Relative clauses, and what their pronouns point to.
extension ClauseLinking {
  mutating func linkRelative(at index: Int, pronoun: Int) {
    pronouns[index] = pronoun
    var at = previous(pronoun)
    // “most of which”, “in which”: the noun stands before the preposition.
    if let preposition = at, chunks[preposition].kind == .preposition {
      at = previous(preposition)
      if let part = at, chunks[part].kind == .noun, units[chunks[part].head].tag == .pronoun {
        at = previous(part)
      }
    }
    if let comma = at, chunks[comma].kind == .comma { at = previous(comma) }
    guard let noun = at, chunks[noun].kind == .noun else {
      share(index, with: previousVerb(index))
      return
    }
    var antecedent = antecedent(endingAt: noun, of: index)
    chunks[index].governor = previousVerb(index) ?? -1
    // “JAK2 is a kinase that …”: what is said of the kinase is said of JAK2.
    if antecedent > 0, chunks[antecedent - 1].kind == .verb,
      chunks[antecedent - 1].features.contains(.copula), chunks[antecedent - 1].subject >= 0
    {
      if units[chunks[chunks[antecedent - 1].subject].head].surface == WordHash("it") {
        // “It is IL-6 that activates STAT3”, “it is not IL-8 that does”
        if chunks[antecedent - 1].features.contains(.negated) {
          chunks[index].features.insert(.negated)
        }
      } else {
        antecedent = chunks[antecedent - 1].subject
      }
    }
    chunks[index].subject = antecedent
  }

  /// The nearest noun phrase that agrees with the verb, and the one that it is an of-phrase of.
  private func antecedent(endingAt noun: Int, of verb: Int) -> Int {
    let wanted = agreement.number(ofVerb: chunks[verb])
    func agrees(_ chunk: Int) -> Bool {
      guard wanted != .unknown else { return true }
      if wanted == .plural, let before = previous(chunk), chunks[before].kind == .conjunction {
        return true
      }
      let number = agreement.number(ofNoun: chunks[chunk])
      return number == .unknown || number == wanted
    }
    var at = noun
    var steps = 0
    while !agrees(at), steps < 12 {
      guard let outer = outer(at) else { return noun }
      at = outer.noun
      steps += 1
    }
    if wanted == .plural, agreement.number(ofNoun: chunks[at]) != .plural || isJoined(at) {
      return listStart(at)
    }
    while let outer = outer(at), outer.preposition == Self.of, agrees(outer.noun), steps < 12 {
      at = outer.noun
      steps += 1
    }
    return at
  }

  /// The noun phrase that a noun phrase, or the list it stands in, hangs on.
  func outer(_ noun: Int) -> (noun: Int, preposition: WordHash)? {
    var at = noun
    for _ in 0..<20 {
      guard let before = previous(at) else { return nil }
      switch chunks[before].kind {
      case .preposition:
        guard let outer = previous(before), chunks[outer].kind == .noun else { return nil }
        return (outer, units[chunks[before].head].surface)
      case .conjunction, .comma:
        guard var member = previous(before) else { return nil }
        if chunks[member].kind == .comma, let further = previous(member) { member = further }
        guard chunks[member].kind == .noun else { return nil }
        at = member
      default:
        return nil
      }
    }
    return nil
  }

  private func isJoined(_ noun: Int) -> Bool {
    previous(noun).map { chunks[$0].kind == .conjunction } ?? false
  }

  /// “A, B and C, which”: the first of them.
  private func listStart(_ last: Int) -> Int {
    var at = last
    for _ in 0..<20 {
      guard let before = previous(at),
        chunks[before].kind == .conjunction
          || chunks[before].kind == .comma && at != last,
        var member = previous(before)
      else { return at }
      if chunks[member].kind == .comma, let further = previous(member) { member = further }
      guard chunks[member].kind == .noun else { return at }
      at = member
    }
    return at
  }

  /// “the ability of IL-10 to suppress TNF”: who is able.
  func able(endingAt noun: Int) -> Int? {
    guard let of = previous(noun), chunks[of].kind == .preposition,
      units[chunks[of].head].surface == Self.of, let ability = previous(of),
      chunks[ability].kind == .noun, Self.abilities.contains(units[chunks[ability].head].lemma)
    else { return nil }
    return noun
  }

  private static let abilities = WordSet([
    WordHash("ability"), WordHash("capacity"), WordHash("potential"), WordHash("failure"),
    WordHash("inability"), WordHash("tendency"), WordHash("capability"), WordHash("propensity"),
  ])

  // MARK: Interruptions

  /// The subject that something set between two commas parts from its verb:
  /// *rapamycin, an inducer of autophagy, raised …*, *IL-6, through JAK1, activates …*.
  ///
  /// - Parameter comma: the second of the two.
  func interrupted(before comma: Int) -> Int? {
    var at = comma - 1
    var verbs = 0
    while at >= 0 {
      switch chunks[at].kind {
      case .comma:
        guard at + 1 < comma, let noun = previous(at), chunks[noun].kind == .noun else {
          return nil
        }
        switch chunks[at + 1].kind {
        case .relative: break
        case .conjunction:
          // “genes A and B, and presumably C, are regulated”
          guard verbs == 0, !verbStands(before: noun) else { return nil }
        case .preposition, .adverb:
          // “…, in which X acts, …”: a clause of its own may follow the preposition.
          let opensClause = at + 2 < comma && chunks[at + 2].kind == .relative
          guard verbs == 0 || opensClause else { return nil }
        case .noun:
          guard verbs == 0, !verbStands(before: noun) else { return nil }
        case .verb:
          guard chunks[at + 1].features.contains(.reduced) else { return nil }
        case .subordinator:
          // “ZAP70, once activated by LCK, phosphorylates …”
          guard verbs == 1, at + 2 < comma, chunks[at + 2].features.contains(.reduced) else {
            return nil
          }
        default: return nil
        }
        return nominalHead(endingAt: noun)
      case .verb:
        verbs += 1
        at -= 1
      case .subordinator where at > 0 && chunks[at - 1].kind == .comma: at -= 1
      case .semicolon, .colon, .subordinator: return nil
      default: at -= 1
      }
    }
    return nil
  }

  /// “… that IL-17A, by activating NF-κB, increases …”: whose means it is.
  func host(ofInsertedAt preposition: Int, behind verb: Int?) -> Int? {
    guard let comma = previous(preposition), chunks[comma].kind == .comma,
      let noun = previous(comma), chunks[noun].kind == .noun
    else { return nil }
    if let verb {
      guard verb < noun, chunks[verb..<noun].contains(where: { $0.kind == .subordinator }) else {
        return nil
      }
    }
    return nominalHead(endingAt: noun)
  }

  /// “, once activated by LCK,”: whether a clause without a subject stands between two commas.
  func isInserted(before comma: Int) -> Bool {
    var at = comma - 1
    while at > 1, chunks[at].kind != .comma {
      if chunks[at].kind == .subordinator {
        return chunks[at - 1].kind == .comma && chunks[at + 1].features.contains(.reduced)
      }
      at -= 1
    }
    return false
  }

  /// Whether a finite verb stands before a place in its clause.
  private func verbStands(before index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch chunks[at].kind {
      case .verb where chunks[at].features.contains(.finite): return true
      case .subordinator, .semicolon, .colon, .relative: return false
      default: at -= 1
      }
    }
    return false
  }
}
