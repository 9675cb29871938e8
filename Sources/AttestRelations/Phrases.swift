internal import AttestModel

/// What a noun phrase without a trigger stands for: names, lists of names, or itself.
struct Phrases {
  let parsed: ParsedSentence
  let rules: RuleSet
  let nominals: Nominals

  private static let of = WordHash("of")

  /// Whether a word says that what it describes is missing or does not work.
  private func isLoss(_ unit: Unit) -> Bool {
    rules.cues.effect(unit.surface, as: .adjective) == .loss
  }

  func entities(at index: Int) -> [Node] {
    let chunk = parsed.chunks[index]
    let head = parsed.units[chunk.head]
    if head.mention >= 0, isModifiedProcess(chunk) { return phrase(at: index) }
    if head.mention >= 0 {
      let isKnockout =
        chunk.head + 1 < chunk.units.upperBound
        && parsed.units[chunk.head + 1].lemma == WordHash("-/-")
      let isLost =
        isKnockout
        || chunk.units.contains {
          $0 < chunk.head && parsed.units[$0].leftMention < 0
            && parsed.units[$0].tag == .adjective && isLoss(parsed.units[$0])
        }
      return named(endingAt: chunk.head, from: chunk.units.lowerBound, isLost: isLost)
    }
    // “STAT1-deficient mice”, “Stat3−/− cells”: the gene is what the sentence is about.
    for unit in chunk.units where unit < chunk.head || parsed.units[unit].leftMention >= 0 {
      if parsed.units[unit].leftMention >= 0,
        isLoss(parsed.units[unit])
      {
        return [
          .entity(
            Entity(
              mention: parsed.units[unit].leftMention, units: unit..<unit + 1, isLost: true))
        ]
      }
      if parsed.units[unit].lemma == WordHash("-/-"), unit > chunk.units.lowerBound,
        parsed.units[unit - 1].mention >= 0
      {
        return [
          .entity(
            Entity(mention: parsed.units[unit - 1].mention, units: unit - 1..<unit, isLost: true))
        ]
      }
    }
    return phrase(at: index)
  }

  /// The names of a run joined by slashes: alternatives if they are of one family, else one
  /// pathway as it is written.
  ///
  /// - Parameter splits: whether a run is taken apart in any case.
  private func named(
    endingAt last: Int, from first: Int, isLost: Bool, splits: Bool = false
  ) -> [Node] {
    var members = [last]
    var at = last
    while at - 2 >= first, parsed.units[at - 1].tag == .slash, parsed.units[at - 2].mention >= 0 {
      at -= 2
      members.insert(at, at: 0)
    }
    if members.count > 1, !splits, !areAlternatives(members) {
      return [.entity(Entity(mention: -1, units: at..<last + 1, isLost: isLost))]
    }
    return members.map {
      .entity(
        Entity(mention: parsed.units[$0].mention, units: $0..<$0 + 1, isLost: isLost))
    }
  }

  /// IFN-α/β, STAT1/3, IL-6/IL-10: whether names share their first token or their kind of use.
  private func areAlternatives(_ members: [Int]) -> Bool {
    let mentions = members.map { parsed.tagged.mentions[Int(parsed.units[$0].mention)] }
    if mentions.dropFirst().allSatisfy(\.isElided) { return true }
    func firstToken(_ mention: Mention) -> WordHash {
      parsed.tagged.tokens[mention.tokens.lowerBound].hash
    }
    let first = firstToken(mentions[0])
    if mentions.allSatisfy({ firstToken($0) == first || $0.isElided }) { return true }
    // Pathways run through kinases and the factors they act on; two cytokines are two things.
    let kinds = members.map { parsed.tagged.concepts[Int(parsed.units[$0].mention)].kind }
    return kinds.contains { !$0.isMolecular }
  }

  /// “MDSC proliferation”: a process of something, which is more than the process.
  private func isModifiedProcess(_ chunk: Chunk) -> Bool {
    let head = parsed.units[chunk.head]
    guard parsed.tagged.concepts[Int(head.mention)].kind == .process,
      chunk.head > chunk.units.lowerBound
    else { return false }
    return parsed.units[chunk.head - 1].tag == .noun
  }

  /// The phrase itself, from its first word that says something, with the `of`-phrase behind it.
  func phrase(at index: Int) -> [Node] {
    let chunk = parsed.chunks[index]
    var start = chunk.units.lowerBound
    while start < chunk.head, isEmptyWord(parsed.units[start]) { start += 1 }
    let head = parsed.units[chunk.head]
    guard head.tag == .noun || head.mention >= 0 else { return [] }
    // “determined by Western blot analysis”, “our data”: the account, not what it tells.
    if head.mention < 0, rules.cues.effect(head.lemma, as: .noun) == .account { return [] }
    var end = chunk.head + 1
    let next = index + 1
    if next + 1 < parsed.chunks.count, parsed.chunks[next].kind == .preposition,
      nominals.surface(next) == Self.of, parsed.chunks[next + 1].kind == .noun
    {
      end = parsed.chunks[next + 1].head + 1
    }
    return [.entity(Entity(mention: -1, units: start..<end, isLost: false))]
  }

  private func isEmptyWord(_ unit: Unit) -> Bool {
    switch unit.tag {
    case .determiner, .number, .negation, .adverb, .mark: true
    case .adjective: rules.cues.effect(unit.surface, as: .adjective) == .empty
    default: false
    }
  }

  /// What stands before a trigger noun inside its phrase: `STAT1/3` in *STAT1/3 phosphorylation*.
  func before(_ trigger: Int, at index: Int, splits: Bool = false) -> [Node] {
    let first = parsed.chunks[index].units.lowerBound
    var at = trigger - 1
    while at >= first {
      let unit = parsed.units[at]
      if unit.mention >= 0 {
        // “JNK kinase activation”: the name, not the word for what it is.
        let isGeneric = parsed.tagged.concepts[Int(unit.mention)].kind == .generic
        if isGeneric, at > first, parsed.units[at - 1].mention >= 0 {
          at -= 1
          continue
        }
        return named(endingAt: at, from: first, isLost: false, splits: splits)
      }
      switch unit.tag {
      case .mark, .adjective, .number, .adverb: at -= 1
      case .noun where rules.cues.effect(unit.lemma, as: .noun) == .site: at -= 1
      case .noun:
        // “tumor growth inhibition”: the nouns before it are its theme as they stand.
        var start = at
        while start > first,
          parsed.units[start - 1].tag == .noun
            || parsed.units[start - 1].tag == .adjective
        {
          if parsed.units[start - 1].mention >= 0 { break }
          start -= 1
        }
        if start > first, parsed.units[start - 1].mention >= 0 {
          return named(endingAt: start - 1, from: first, isLost: false)
        }
        return [.entity(Entity(mention: -1, units: start..<at + 1, isLost: false))]
      default: return []
      }
    }
    return []
  }
}
