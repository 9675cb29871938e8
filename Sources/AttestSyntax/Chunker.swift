internal import AttestModel

/// Joins units into noun phrases and verb groups.
///
///     [the tyrosine phosphorylation] of [STAT3] [has not been shown to] [require] [JAK1]
struct Chunker {
  let units: [Unit]

  func chunks() -> [Chunk] {
    var chunks: [Chunk] = []
    chunks.reserveCapacity(units.count)
    var position = 0
    while position < units.count {
      let chunk = chunk(at: position, after: chunks.last)
      chunks.append(chunk)
      position = chunk.units.upperBound
    }
    return chunks
  }

  private func chunk(at position: Int, after last: Chunk?) -> Chunk {
    if beginsVerbGroup(units[position].tag), let verb = verbGroup(at: position) { return verb }
    if let noun = nounPhrase(at: position) { return noun }
    let unit = units[position]
    let kind: Chunk.Kind =
      switch unit.tag {
      case .preposition, .to: .preposition
      case .conjunction: .conjunction
      case .comma: .comma
      case .semicolon: .semicolon
      case .colon: .colon
      case .subordinator: .subordinator
      case .relative: .relative
      case .adverb, .negation: .adverb
      case .open: .open
      case .close: .close
      case .adjective: .adjective
      default: .other
      }
    return Chunk(kind: kind, units: position..<position + 1, head: position)
  }

  // MARK: Noun phrases

  private func nounPhrase(at start: Int) -> Chunk? {
    var position = start
    var head = -1
    var lastAdjective = -1
    scan: while position < units.count {
      let unit = units[position]
      switch unit.tag {
      case .noun, .pronoun:
        head = position
      case .determiner:
        if head >= 0 { break scan }
      case .number:
        // A number ends a phrase as often as it begins one: “caspase 3”, “type 1 interferon”.
        if head < 0 { lastAdjective = position }
      case .adjective:
        if head >= 0, !nounFollows(position) { break scan }
        lastAdjective = position
      case .verb:
        // “activated receptors”: a participle before a noun, never after one.
        guard unit.form == .participle || unit.form == .ing, head < 0, position > start,
          nounFollows(position)
        else { break scan }
      case .negation:
        guard head < 0, isDeterminer(unit.surface) else { break scan }
      case .adverb:
        guard position + 1 < units.count, head < 0 || nounFollows(position),
          units[position + 1].tag == .adjective || units[position + 1].tag == .noun
            || units[position + 1].form == .participle
        else { break scan }
        if position == start, units[position + 1].tag == .noun { break scan }
      case .conjunction:
        // “hematopoietic and non-hematopoietic cytokines”
        guard head < 0, position > start, units[position - 1].tag == .adjective,
          position + 1 < units.count,
          units[position + 1].tag == .adjective || units[position + 1].leftWord.value != 0,
          nounFollows(position)
        else { break scan }
      case .slash:
        guard head == position - 1, position + 1 < units.count,
          units[position + 1].tag == .noun || units[position + 1].tag == .number
        else { break scan }
      case .mark:
        guard head >= 0 || position > start else { break scan }
      default:
        break scan
      }
      position += 1
    }
    // An adjective that no noun follows is a predicate: “critical for”.
    if head < 0 {
      guard lastAdjective >= 0, units[lastAdjective].tag == .adjective else {
        return lastAdjective >= 0
          ? Chunk(kind: .noun, units: start..<lastAdjective + 1, head: lastAdjective) : nil
      }
      return Chunk(kind: .adjective, units: start..<lastAdjective + 1, head: lastAdjective)
    }
    // What stands behind the last noun belongs to what follows, marks excepted, and of these what
    // ends the sentence.
    var stop = head + 1
    while stop < position, units[stop].tag == .mark || units[stop].tag == .number,
      stop + 1 < units.count || units[stop].lemma != UnitBuilding.stop
    {
      stop += 1
    }
    return Chunk(kind: .noun, units: start..<stop, head: head)
  }

  private func isDeterminer(_ surface: WordHash) -> Bool {
    surface == WordHash("no") || surface == WordHash("neither") || surface == WordHash("non")
  }

  private func nounFollows(_ position: Int) -> Bool {
    var at = position + 1
    while at < units.count {
      switch units[at].tag {
      case .noun: return true
      case .adjective, .adverb, .mark, .number: at += 1
      default: return false
      }
    }
    return false
  }

  // MARK: Verb groups

  private func beginsVerbGroup(_ tag: Unit.Tag) -> Bool {
    switch tag {
    case .be, .have, .doing, .modal, .to, .negation, .adverb, .verb: true
    default: false
    }
  }

  private func verbGroup(at start: Int) -> Chunk? {
    var position = start
    var features: Chunk.Features = []
    var head = -1
    var sawBe = false
    var sawAuxiliary = false
    scan: while position < units.count {
      let unit = units[position]
      switch unit.tag {
      case .be:
        if head >= 0 { break scan }
        sawBe = true
        sawAuxiliary = true
      case .have, .doing:
        if head >= 0 { break scan }
        sawBe = false
        sawAuxiliary = true
      case .modal:
        if head >= 0 { break scan }
        sawAuxiliary = true
        if Self.possible.contains(unit.surface) { features.insert(.possible) }
        if unit.surface == WordHash("cannot") { features.insert(.negated) }
      case .to:
        guard position + 1 < units.count, head < 0, !sawAuxiliary, verbFollows(position) else {
          break scan
        }
        features.insert(.infinitive)
      case .negation:
        guard head < 0, sawAuxiliary || position == start && verbFollows(position) else {
          break scan
        }
        // “had no effect”: the word belongs to the noun.
        if isDeterminer(unit.surface), !verbFollows(position) { break scan }
        if unit.surface == WordHash("not"), isNotOnly(position) { break }
        features.insert(.negated)
      case .adverb:
        guard head < 0, verbFollows(position) || sawAuxiliary && position > start else {
          break scan
        }
        if !sawAuxiliary, features.isDisjoint(with: .infinitive), position == start,
          !directlyVerb(position)
        {
          break scan
        }
      case .verb:
        if head >= 0 { break scan }
        head = position
      case .conjunction:
        // “is strongly and persistently activated”
        guard head < 0, sawAuxiliary, units[position - 1].tag == .adverb,
          position + 1 < units.count, units[position + 1].tag == .adverb,
          directlyVerb(position)
        else { break scan }
      default:
        break scan
      }
      position += 1
    }
    if head < 0 {
      guard sawAuxiliary else { return nil }
      // A form of be or have alone; trailing adverbs stay outside.
      var last = position - 1
      while last > start, units[last].tag == .adverb { last -= 1 }
      features.insert(sawBe ? [.copula, .finite] : .finite)
      if features.contains(.infinitive) { features.remove(.finite) }
      return Chunk(kind: .verb, units: start..<last + 1, head: last, features: features)
    }
    let form = units[head].form
    switch form {
    case .participle:
      if sawBe {
        features.insert([.passive, .finite])
      } else if sawAuxiliary {
        features.insert(.finite)
      } else {
        features.insert([.passive, .reduced])
      }
    case .ing:
      features.insert(sawAuxiliary ? .finite : .participle)
    case .base:
      if !features.contains(.infinitive) { features.insert(.finite) }
    case .third, .past, .none:
      features.insert(.finite)
    }
    if features.contains(.infinitive) { features.remove(.finite) }
    return Chunk(kind: .verb, units: start..<head + 1, head: head, features: features)
  }

  private static let possible = WordSet([
    WordHash("may"), WordHash("might"), WordHash("could"),
  ])

  private func isNotOnly(_ position: Int) -> Bool {
    position + 1 < units.count && units[position + 1].surface == WordHash("only")
  }

  /// Whether adverbs and auxiliaries lead to a verb from here.
  private func verbFollows(_ position: Int) -> Bool {
    var at = position + 1
    while at < units.count, at < position + 6 {
      switch units[at].tag {
      case .verb, .be, .have, .doing, .modal: return true
      case .adverb, .negation: at += 1
      default: return false
      }
    }
    return false
  }

  private func directlyVerb(_ position: Int) -> Bool {
    var at = position + 1
    while at < units.count, units[at].tag == .adverb { at += 1 }
    return at < units.count && units[at].tag == .verb
  }
}
