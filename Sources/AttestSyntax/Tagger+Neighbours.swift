internal import AttestModel

/// What a word's neighbours tell about it, beyond their tags.
extension Tagger {
  /// “This leads to …”, “these are activated”: whether no noun can follow *this* or *these* here,
  /// “most of the cytokines”.
  func isAlone(_ unit: Unit, before following: Unit?) -> Bool {
    guard let following, following.mention < 0, following.leftMention < 0 else { return false }
    if following.tag == .preposition { return following.lemma == WordHash("of") }
    // “STAT1 and STAT2 both undergo …” has its subject already.
    guard Self.pointing.contains(unit.surface) else { return false }
    switch following.tag {
    case .be, .have, .modal, .doing: return true
    case .verb: return following.form == .third || following.form == .base
    case .noun: return WordTable.Readings(rawValue: following.readings).contains([.plural, .third])
    default: return false
    }
  }

  /// “BDNF-deficient and control littermates”: whether a word is joined to an adjective that is
  /// said of no subject, and so stands before the same noun.
  func isJoinedModifier(_ units: [Unit], _ index: Int) -> Bool {
    guard index > 1, units[index - 1].tag == .conjunction, units[index - 2].tag == .adjective
    else { return false }
    var at = index - 3
    while at >= 0, units[at].tag == .adverb || units[at].tag == .negation { at -= 1 }
    return at < 0 || units[at].tag != .be && units[at].tag != .verb
  }

  /// Whether a word can be the third person of a verb.
  func isThird(_ unit: Unit) -> Bool {
    unit.mention < 0 && WordTable.Readings(rawValue: unit.readings).contains(.third)
  }

  /// “Cells treated with IL-6 expressed SOCS3”: whether a verb in -ed with an object of its own
  /// stands before the clause ends.
  func pastFollows(_ units: [Unit], _ index: Int) -> Bool {
    var at = index + 3
    while at + 1 < units.count, at < index + 14 {
      switch units[at].tag {
      case .verb where WordTable.Readings(rawValue: units[at].readings).contains(.past):
        switch units[at + 1].tag {
        case .determiner, .noun, .adjective, .number: return units[at - 1].tag == .noun
        default: break
        }
      case .semicolon, .colon, .subordinator, .relative, .comma, .conjunction: return false
      default: break
      }
      at += 1
    }
    return false
  }

  /// “Mutations in CFTR cause …”: whether a phrase with a preposition that ends here belongs to a
  /// noun in the plural.
  func endsPlural(_ units: [Unit], _ index: Int) -> Bool {
    var at = index
    while at > 1,
      units[at].tag == .noun || units[at].tag == .adjective
        || units[at].tag == .determiner
    {
      at -= 1
    }
    guard at > 0, at < index, units[at].tag == .preposition, units[at - 1].tag == .noun else {
      return false
    }
    return WordTable.Readings(rawValue: units[at - 1].readings).contains(.plural)
  }

  /// “IL-17A, by activating NF-κB, increases CXCL8 secretion”: whether a clause without a finite
  /// verb has something set between two commas before this place, and an object behind it.
  func isInterrupted(_ units: [Unit], _ index: Int) -> Bool {
    guard index + 1 < units.count, units[index + 1].tag == .noun, units[index - 1].tag == .comma
    else { return false }
    var commas = 0
    var at = index - 2
    while at >= 0 {
      switch units[at].tag {
      case .be, .have, .modal, .doing, .conjunction: return false
      case .verb where units[at].form != .ing && units[at].form != .participle: return false
      case .comma:
        commas += 1
        guard commas == 1 else { return false }
        let opening = units[at + 1].tag
        guard opening == .preposition || opening == .verb else { return false }
      case .semicolon, .subordinator, .relative: return commas == 1
      default: break
      }
      at -= 1
    }
    return commas == 1
  }

  private static let pointing = WordSet([
    WordHash("this"), WordHash("these"), WordHash("those"),
  ])

  /// Whether a noun stands before the hyphen.
  func isCompound(_ unit: Unit) -> Bool {
    unit.leftWord.value != 0
      && (words.entry(unit.leftWord)?.readings.contains(.noun) ?? false)
  }

  /// “were recruited by CXCL5 and suppressed T cells”: behind the agent of a passive in the past, a
  /// verb that is seldom an adjective goes on with what the subject did.
  func followsAgent(_ units: [Unit], _ index: Int) -> Bool {
    guard index > 4, units[index - 1].tag == .conjunction, Self.acting.contains(units[index].lemma),
      units[index - 2].mention >= 0, units[index - 3].lemma == WordHash("by"),
      units[index - 4].form == .participle
    else { return false }
    var at = index - 5
    while at > 0, units[at].tag == .adverb { at -= 1 }
    return at >= 0
      && (units[at].surface == WordHash("was") || units[at].surface == WordHash("were"))
  }

  private static let acting = WordSet([
    WordHash("suppress"), WordHash("inhibit"), WordHash("induce"), WordHash("promote"),
    WordHash("produce"), WordHash("secrete"), WordHash("release"), WordHash("prevent"),
    WordHash("block"), WordHash("trigger"), WordHash("cause"), WordHash("repress"),
    WordHash("stimulate"), WordHash("kill"), WordHash("enhance"), WordHash("drive"),
  ])

  /// Whether a form in -ed after a conjunction can be a second verb: the one before is past too.
  func isParallel(_ units: [Unit], _ index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      if units[at].tag == .verb, units[at].form != .ing {
        if units[at].form == .past { return true }
        if units[at].form != .participle { return false }
        // “is phosphorylated and activated”, “has bound X and activated Y”.
        if at == index - 2 { return true }
        var auxiliary = at - 1
        while auxiliary >= 0, units[auxiliary].tag == .adverb { auxiliary -= 1 }
        return auxiliary >= 0 && units[auxiliary].tag == .have
      }
      at -= 1
    }
    return false
  }

  /// “Drugs that block TNF reduced …”, “antibodies neutralizing TNF reduced …”: whether the sentence
  /// still lacks its verb behind a name that ends what describes its subject, and gets no other.
  func isMissed(_ units: [Unit], _ index: Int) -> Bool {
    guard units.last?.lemma == UnitBuilding.stop,
      readings(units[index]).contains(.past), !finiteVerbFollows(units, index)
    else { return false }
    var isDescribed = false
    var hasVerb = false
    var at = index - 1
    scan: while at >= 0 {
      switch units[at].tag {
      case .be, .have, .modal, .doing, .to: hasVerb = true
      case .verb where units[at].form == .ing: isDescribed = true
      case .verb where units[at].form != .participle: hasVerb = true
      case .relative:
        isDescribed = true
        hasVerb = false
      case .subordinator, .semicolon, .colon, .comma: break scan
      default: break
      }
      at -= 1
    }
    return isDescribed && !hasVerb
  }

  /// “nivolumab targeting PD-1”
  func isBetweenNames(_ units: [Unit], _ index: Int) -> Bool {
    units[index].surface == UnitBuilding.targeting && index > 0 && units[index - 1].mention >= 0
      && index + 1 < units.count && units[index + 1].mention >= 0
  }

  /// “that block TNF”: whether a word that can be a verb stands here with a name behind it.
  func hasObject(_ units: [Unit], _ index: Int) -> Bool {
    guard index + 1 < units.count, units[index].mention < 0, units[index + 1].mention >= 0
    else { return false }
    return readings(units[index]).contains(.base)
  }
}
