internal import AttestModel

/// What the words beside a name or a verb add to it.
extension Phrases {
  /// What the object of a verb says of its amount: *increased growth*, *less SOCS3*; nil where it
  /// says nothing.
  func comparison(behind verb: Int) -> Cues.Effect? {
    let object = nominals.skip(verb + 1)
    guard nominals.isNoun(object) else { return nil }
    for unit in parsed.chunks[object].units {
      switch parsed.units[unit].tag {
      case .adjective, .verb, .determiner:
        let cue = cue(unit, as: .adjective)
        if cue == .loss || cue == .gain { return cue }
      default: break
      }
    }
    return nil
  }

  /// Whether a phrase says too little to be an end of a claim: *genes*, *important factors*.
  func isVague(_ units: Range<Int>) -> Bool {
    units.allSatisfy { unit in
      let word = parsed.units[unit]
      if word.mention >= 0 || word.leftMention >= 0 { return false }
      switch word.tag {
      case .noun:
        let cue = cue(unit, as: .noun)
        return cue == .vague || cue == .manner || cue == .site || cue == .loss || cue == .bearer
          || cue == .account
      case .adjective, .verb: return isEmptyWord(unit)
      case .number, .pronoun, .determiner, .preposition, .mark, .adverb, .negation, .slash:
        return true
      default: return false
      }
    }
  }

  /// “resistance to imatinib” is imatinib resistance.
  func resisted(behind index: Int) -> Int? {
    let to = index + 1
    guard Self.resisting.contains(parsed.units[parsed.chunks[index].head].lemma),
      to + 1 < parsed.chunks.count, nominals.surface(to) == WordHash("to"),
      nominals.isNoun(to + 1), case let head = parsed.chunks[to + 1].head,
      parsed.units[head].mention >= 0
    else { return nil }
    return head
  }

  private static let resisting = WordSet([
    WordHash("resistance"), WordHash("sensitivity"), WordHash("tolerance"),
    WordHash("susceptibility"),
  ])

  /// “the proliferation of T cells”: whose process it is, so that it can be said of these.
  func cells(behind index: Int) -> [Int] {
    func kind(_ chunk: Int) -> Concept.Kind? {
      let mention = parsed.units[parsed.chunks[chunk].head].mention
      return mention < 0 ? nil : parsed.tagged.concepts[Int(mention)].kind
    }
    let next = index + 1
    guard kind(index) == .process, next + 1 < parsed.chunks.count,
      parsed.chunks[next].kind == .preposition, nominals.surface(next) == Self.of,
      nominals.isNoun(next + 1)
    else { return [] }
    let members = nominals.list(of: next + 1)
    guard members.allSatisfy({ kind($0) == .cell }) else { return [] }
    return members.map { parsed.chunks[$0].head }
  }

  /// “STAT3-specific siRNA”, “a JAK1-targeting inhibitor”: what takes something away does so to the
  /// molecule that it is made for.
  func isAimed(_ compound: Unit, at trigger: Int) -> Bool {
    guard Self.aimed.contains(compound.surface),
      parsed.tagged.concepts[Int(compound.leftMention)].kind.isMolecular,
      let first = rules.nouns[parsed.units[trigger].lemma]?.first
    else { return false }
    return rules.frames[first].sign == .negative
  }

  private static let aimed = WordSet([
    WordHash("specific"), WordHash("targeting"), WordHash("targeted"), WordHash("directed"),
  ])
}
