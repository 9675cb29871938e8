internal import AttestModel

/// Decides, from left to right, which reading of an ambiguous word its neighbours allow.
///
///     the levels increase     levels: noun, increase: verb
///     an increase in levels   increase: noun
struct Tagger {
  let words: WordTable

  func tag(_ units: inout [Unit]) {
    for index in units.indices { resolve(&units, at: index) }
  }

  typealias Readings = WordTable.Readings

  func readings(_ unit: Unit) -> Readings { Readings(rawValue: unit.readings) }

  private func resolve(_ units: inout [Unit], at index: Int) {
    let unit = units[index]
    guard unit.mention < 0, unit.leftMention < 0, unit.leftWord.value == 0 || unit.form != .none
    else { return }
    let readings = readings(unit)
    switch unit.tag {
    case .noun:
      if !readings.isDisjoint(with: .verb) { nounOrVerb(&units, at: index, readings) }
    case .adjective:
      if !readings.isDisjoint(with: .verb) {
        nounOrVerb(&units, at: index, readings)
      } else if readings.contains(.noun), !isNominal(units, index + 1) {
        // “the clinical” stands for a noun only where no noun follows.
        let before = previous(units, index)
        if before == .determiner || before == .adjective { units[index].tag = .adjective }
      }
    case .verb:
      verb(&units, at: index, readings)
    case .determiner, .relative, .subordinator, .pronoun, .preposition:
      closed(&units, at: index, readings)
    default:
      break
    }
  }

  // MARK: Neighbours

  /// The tag before, adverbs passed over, and *not*: “did not display” has its verb as “did
  /// display” has.
  private func previous(_ units: [Unit], _ index: Int) -> Unit.Tag? {
    var at = index - 1
    while at >= 0,
      units[at].tag == .adverb || units[at].tag == .mark
        || units[at].tag == .negation && units[at].surface == Self.not
    {
      at -= 1
    }
    return at >= 0 ? units[at].tag : nil
  }

  private func next(_ units: [Unit], _ index: Int) -> Unit? {
    var at = index + 1
    while at < units.count, units[at].tag == .adverb || units[at].tag == .mark { at += 1 }
    return at < units.count ? units[at] : nil
  }

  private func isNominal(_ units: [Unit], _ index: Int) -> Bool {
    guard index < units.count else { return false }
    return units[index].tag == .noun || units[index].tag == .adjective
  }

  /// Whether a noun phrase or a clause that a verb can govern begins here.
  private func beginsObject(_ unit: Unit?) -> Bool {
    guard let unit else { return false }
    switch unit.tag {
    case .determiner, .noun, .adjective, .number, .pronoun, .subordinator, .preposition, .to,
      .relative, .adverb:
      return true
    case .verb:
      return unit.form == .participle || unit.form == .ing
    default:
      return false
    }
  }

  /// Whether a verb in finite form stands somewhere before the clause ends.
  func finiteVerbFollows(_ units: [Unit], _ index: Int) -> Bool {
    var at = index + 1
    while at < units.count, at < index + 14 {
      switch units[at].tag {
      case .be, .have, .modal, .doing: return true
      case .verb where units[at].form == .third || units[at].form == .past: return true
      case .semicolon, .colon, .subordinator, .relative, .comma: return false
      // “blocks PD-1 and restores …”: the second verb goes with this one.
      case .conjunction where next(units, at).map(isThird) ?? false: return false
      default: break
      }
      let readings = readings(units[at])
      if units[at].tag == .noun, !readings.isDisjoint(with: [.third]), beginsObject(next(units, at))
      {
        return true
      }
      at += 1
    }
    return false
  }

  // MARK: Decisions

  private func nounOrVerb(_ units: inout [Unit], at index: Int, _ readings: Readings) {
    let before = previous(units, index)
    func becomes(_ form: Unit.Form) {
      units[index].tag = .verb
      units[index].form = form
      if let lemma = lemma(units[index]) { units[index].lemma = lemma }
    }
    if readings.contains(.base), before == .to || before == .modal || before == .doing {
      becomes(.base)
      return
    }
    if !readings.isDisjoint(with: [.participle, .past]) {
      verb(&units, at: index, readings)
      return
    }
    if readings.contains(.ing) {
      ing(&units, at: index, before, readings)
      return
    }
    switch before {
    case .determiner, .adjective, .preposition, .number, nil:
      return
    case .noun, .pronoun, .relative, .close, .comma, .conjunction:
      guard readings.contains(.third) || readings.contains(.base) else { return }
      let isPlural = readings.contains(.plural)
      // An article opens a new phrase: “IFN-γ increases the level” can only be a verb.
      if before == .noun, next(units, index)?.tag == .determiner {
        becomes(isPlural ? .third : .base)
        return
      }
      guard beginsObject(next(units, index)), !finiteVerbFollows(units, index) else { return }
      if before == .relative || before == .pronoun {
        becomes(isPlural ? .third : .base)
        return
      }
      if before == .comma || before == .conjunction {
        // “palbociclib, an inhibitor of CDK4, arrests the cell cycle”
        let isArticle = next(units, index)?.tag == .determiner
        if before == .comma, isPlural, readings.contains(.third),
          isArticle || isInterrupted(units, index)
        {
          becomes(.third)
          return
        }
        // A verb is joined to a verb: “binds X and blocks Y”.
        guard verbStands(units, before: index), !isJoinedModifier(units, index) else { return }
        if let following = next(units, index), following.tag == .preposition,
          isPlural || readings.contains(.noun), !Self.means.contains(following.lemma)
        {
          return
        }
        becomes(isPlural ? .third : .base)
        return
      }
      // “IL-6 signals through”, “cytokines signal through”; but “cell surface expression of”.
      let following = next(units, index)
      if following?.tag == .preposition, following?.lemma == WordHash("of") { return }
      if verbStands(units, before: index) { return }
      if isPlural {
        becomes(.third)
      } else if following?.tag != .preposition || isSeveral(units, index - 1) {
        if following?.tag == .noun, !isSeveral(units, index - 1) { return }
        becomes(.base)
      }
    default:
      return
    }
  }

  /// Whether a noun phrase that ends here stands for several: “JAKs”, “JAK1 and JAK2”.
  private func isSeveral(_ units: [Unit], _ index: Int) -> Bool {
    if isPluralNoun(units, index) || endsPlural(units, index) { return true }
    return index > 1 && units[index].mention >= 0 && units[index - 1].tag == .conjunction
      && units[index - 2].mention >= 0
  }

  private func isPluralNoun(_ units: [Unit], _ index: Int) -> Bool {
    guard index >= 0 else { return false }
    return readings(units[index]).contains(.plural)
  }

  /// Whether the clause before this place has a finite verb already.
  private func verbStands(_ units: [Unit], before index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch units[at].tag {
      case .be, .have, .modal: return true
      case .verb where units[at].form != .ing: return true
      case .semicolon, .subordinator, .relative: return false
      default: at -= 1
      }
    }
    return false
  }

  /// Whether a finite verb stands before a place with nothing between that opens a clause.
  private func hasFiniteVerb(_ units: [Unit], before index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch units[at].tag {
      case .be, .have, .modal, .doing: return true
      case .verb
      where units[at].form == .third || units[at].form == .base
        || units[at].form == .past:
        return true
      case .comma, .conjunction, .relative, .subordinator, .semicolon, .colon, .open: return false
      default: at -= 1
      }
    }
    return false
  }

  private func ing(
    _ units: inout [Unit], at index: Int, _ before: Unit.Tag?, _ readings: Readings
  ) {
    let following = next(units, index)
    let takesObject: Bool =
      switch following?.tag {
      case .determiner, .noun, .adjective, .number, .pronoun, .subordinator: true
      case .verb: following?.form == .participle
      default: false
      }
    if readings.contains(.noun), following?.lemma == WordHash("of"), before != .be { return }
    switch before {
    case .be:
      break
    case .determiner, .adjective, .noun:
      // “the activating receptor” and “STAT signaling pathway” are noun phrases.
      if readings.contains(.noun) && !isBetweenNames(units, index) || before == .determiner {
        units[index].tag = isNominal(units, index + 1) ? .adjective : .noun
        if readings.contains(.noun) { units[index].tag = .noun }
        return
      }
      guard takesObject || following?.tag == .preposition || following?.tag == .to else {
        units[index].tag = .noun
        return
      }
    default:
      guard
        takesObject || following?.tag == .preposition || following?.tag == .to
          || following?.tag == .conjunction
      else {
        if !readings.contains(.noun) { break }
        return
      }
      if readings.contains(.noun), !takesObject { return }
    }
    units[index].tag = .verb
    units[index].form = .ing
    if let lemma = lemma(units[index]) { units[index].lemma = lemma }
  }

  /// Whether a name stands right behind a verb in active form, whose object it begins.
  private func isObject(_ units: [Unit], _ index: Int) -> Bool {
    guard index > 0, units[index].mention >= 0, units[index - 1].tag == .verb else { return false }
    return units[index - 1].form != .participle
  }

  private func verb(_ units: inout [Unit], at index: Int, _ readings: Readings) {
    let before = previous(units, index)
    var form = units[index].form
    defer {
      units[index].form = form
      if units[index].tag == .verb || units[index].tag == .adjective,
        let lemma = lemma(units[index])
      {
        units[index].lemma = lemma
      }
    }
    if readings.contains(.ing) {
      form = .ing
      let following = next(units, index)
      let isNominalBefore = before == .determiner || before == .adjective
      if isNominalBefore, following?.tag == .noun || following?.tag == .adjective {
        units[index].tag = .adjective
      } else if before == .determiner {
        units[index].tag = .noun
      } else if before == nil || before == .comma || before == .conjunction
        || before == .preposition,
        following?.tag == .preposition, following?.lemma == WordHash("of")
      {
        units[index].tag = .noun
      } else {
        units[index].tag = .verb
      }
      return
    }
    if !readings.isDisjoint(with: [.past, .participle]) {
      let following = next(units, index)
      let nounFollows =
        following.map { $0.tag == .noun || $0.tag == .adjective || $0.tag == .number } ?? false
      switch before {
      case .determiner, .adjective, .preposition, .number:
        // “the activated receptor”, “in activated cells”.
        units[index].tag = nounFollows ? .adjective : .verb
        form = .participle
      case .be, .have:
        units[index].tag = .verb
        form = .participle
      case .conjunction, .comma, nil:
        // “cytokines and associated JAKs”, but “bound gp130 and activated STAT3”.
        // “rapamycin, an inhibitor of mTOR, reduced growth”: a sentence needs a verb.
        let adjectives =
          nounFollows
          && (verbStands(units, before: index)
            ? !isParallel(units, index) && !followsAgent(units, index)
            : before == nil || before == .conjunction || finiteVerbFollows(units, index))
        units[index].tag = adjectives ? .adjective : .verb
        form = readings.contains(.past) && !adjectives ? .past : .participle
        if following?.lemma == WordHash("by") { form = .participle }
      case .verb where nounFollows:
        // “showed altered levels”
        units[index].tag = .adjective
        form = .participle
      case .noun
      where nounFollows
        && (isObject(units, index - 1) && !isMissed(units, index) || isCompound(units[index])):
        // “inhibits IL-2 induced proliferation”: a compound without its hyphen; “PTEN loss-induced
        // growth”.
        units[index].tag = .adjective
        form = .participle
      default:
        units[index].tag = .verb
        // “STAT3 regulates genes involved in growth”: a clause has one finite verb.
        let isReduced =
          following?.lemma == WordHash("by") || !readings.contains(.past)
          || before != .relative && !nounFollows
            && (hasFiniteVerb(units, before: index)
              || following?.tag == .preposition
                && (finiteVerbFollows(units, index) || pastFollows(units, index)))
        form = isReduced ? .participle : .past
      }
      return
    }
    units[index].tag = .verb
    if readings.contains(.base), before == .to || before == .modal || before == .doing {
      form = .base
    } else if readings.contains(.third) {
      form = .third
    } else {
      form = .base
      // After an article a base form can only be a noun or an adjective.
      if before == .determiner || before == .adjective { units[index].tag = .noun }
    }
  }

  private func closed(_ units: inout [Unit], at index: Int, _ readings: Readings) {
    let following = next(units, index)
    if readings.contains(.subordinator),
      readings.contains(.determiner) || units[index].lemma == Self.that
    {
      // that: after a noun and before a verb it is “which”.
      let verbFollows =
        following.map {
          $0.tag == .verb || $0.tag == .be || $0.tag == .have || $0.tag == .modal
            || $0.tag == .doing
        } ?? false || hasObject(units, index + 1)
      let before = previous(units, index)
      if verbFollows, before == .noun || before == .comma || before == .close {
        units[index].tag = .relative
      } else if before == .verb || before == .noun || before == .conjunction {
        units[index].tag = .subordinator
      }
      return
    }
    if units[index].tag == .determiner, readings.contains(.pronoun),
      isAlone(units[index], before: following)
    {
      units[index].tag = .pronoun
      return
    }
    if readings.contains(.relative), units[index].tag == .subordinator {
      return
    }
    if readings.contains(.preposition), readings.contains(.subordinator) {
      // after, before, since, until: a clause follows if a verb stands before the next comma.
      units[index].tag = .preposition
      return
    }
  }

  private static var that: WordHash { WordHash("that") }
  /// “recognises LPS and signals through MYD88”
  private static let means = WordSet([WordHash("through"), WordHash("via")])
  private static var not: WordHash { WordHash("not") }

  /// The infinitive, where the lists know the word as a verb.
  private func lemma(_ unit: Unit) -> WordHash? {
    guard let verb = words.entry(unit.surface)?.verb, verb.value != 0 else { return nil }
    return verb
  }
}
