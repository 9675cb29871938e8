internal import AttestModel

/// The relation of a claim, by what happens to its object, and what its ends are called.
extension ClaimInference {
  func choose(
    _ relation: Relation, _ rule: Frame, _ cause: Relation.Sign, _ effect: Effect,
    _ kind: Concept.Kind
  ) -> Relation {
    switch relation {
    case .binds, .targets, .treats, .associatedWith, .translocates, .modifies:
      return relation
    case .regulates:
      return .regulates
    case .phosphorylates, .dephosphorylates:
      return cause == .negative ? relation.opposite ?? relation : relation
    case .activates, .inhibits, .increasesAmount, .decreasesAmount, .promotes, .suppresses:
      break
    }
    if effect.isUndirected { return .regulates }
    let sign = relation.sign * cause * effect.sign
    let isUp = sign == .positive
    let isThing = kind.isMolecular || kind == .generic || isMolecular(effect)
    if isThing || kind == .pathway {
      switch effect.aspect {
      case .geneExpression, .transcription, .catabolism:
        return isUp ? .increasesAmount : .decreasesAmount
      case .phosphorylation:
        return isUp ? .phosphorylates : .inhibits
      case .dephosphorylation:
        return isUp ? .activates : .dephosphorylates
      case .localization:
        return isUp ? .translocates : .inhibits
      case .modification:
        return isUp ? .modifies : .inhibits
      default:
        break
      }
      let isAmount = relation == .increasesAmount || relation == .decreasesAmount
      if isAmount, effect.aspect == nil, isThing {
        return isUp ? .increasesAmount : .decreasesAmount
      }
      return isUp ? .activates : .inhibits
    }
    return isUp ? .promotes : .suppresses
  }

  /// Whether a phrase can only be a molecule: it is phosphorylated or expressed, or written as
  /// names are.
  func isMolecular(_ effect: Effect) -> Bool {
    guard effect.entity.mention < 0 else { return false }
    switch effect.aspect {
    case .phosphorylation, .dephosphorylation, .modification, .catabolism, .transcription:
      return true
    default:
      let last = parsed.units[effect.entity.units.upperBound - 1].mention
      if last >= 0, parsed.tagged.concepts[Int(last)].kind == .generic { return true }
      return effect.entity.units.count == 1 && effect.entity.shared < 0
        && isName(parsed.tagged.string(in: parsed.textRange(of: effect.entity.units)))
    }
  }

  /// A name that the lexicon lacks is written with capitals and digits.
  func isName(_ text: String) -> Bool {
    let capitals = text.utf8.reduce(0) { $0 + ($1 >= 0x41 && $1 <= 0x5A ? 1 : 0) }
    let hasDigit = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    return !text.utf8.contains(0x20) && (capitals > 1 || hasDigit)
  }

  /// “unaffected in STAT3-deficient cells”: the word that says it denies it.
  func isDeniedByItself(_ event: FoundEvent) -> Bool {
    let chunk = parsed.chunks[event.chunk]
    return chunk.kind == .adjective && finding.phrases.cue(chunk.head, as: .adjective) == .negation
  }

  /// “inhibits the translocation of STAT3”: what is inhibited is not said to happen.
  func isHeldBack(_ index: Int) -> Bool {
    events.contains {
      rules.frames[$0.rule].sign == .negative && $0.themes.contains(.event(index))
    }
  }

  /// “mediates the degradation of MYC”: a change that tells its own direction.
  func isMediation(_ event: FoundEvent) -> Bool {
    guard rules.frames[event.rule].isMediator, parsed.units[event.trigger].tag == .verb else {
      return false
    }
    return !event.themes.isEmpty
      && event.themes.allSatisfy { theme in
        guard case .event(let inner) = theme, events[inner].causes.isEmpty else { return false }
        switch rules.frames[events[inner].rule].kind {
        case .phosphorylation, .dephosphorylation, .catabolism, .modification: return true
        default: return false
        }
      }
  }

  // MARK: Ends

  func concept(_ entity: Entity) -> Concept? {
    if let named = finding.concept(entity) { return named }
    guard entity.shared >= 0 || !finding.phrases.isVague(entity.units) else { return nil }
    var name = parsed.tagged.string(in: parsed.textRange(of: entity.units))
    if entity.shared >= 0 {
      let shared = Int(entity.shared)
      var before = parsed.tagged.string(in: parsed.textRange(of: shared..<shared + 1))
      // “proliferation of HSCs” is HSC proliferation.
      if parsed.units[shared].readings & 2 != 0, before.hasSuffix("s") { before.removeLast() }
      let isWord = name.dropFirst().allSatisfy { !$0.isUppercase }
      name = before + " " + (isWord ? name.lowercased() : name)
    }
    guard name.utf8.count > 2, name.utf8.count <= 120 else { return nil }
    return Concept(id: "", name: name, kind: .phrase)
  }

  func isCell(_ entity: Entity) -> Bool { finding.kind(of: entity) == .cell }

  /// Whether an end is a thing that the lexicon knows, and not what it does.
  func isAnchored(_ end: Effect) -> Bool {
    end.act < 0 && finding.kind(of: end.entity)?.isAnchor == true
  }

  /// “activation of T cells” is a process; of anything else the thing itself is meant.
  func concept(of effect: Effect) -> Concept? {
    guard effect.act >= 0, let thing = concept(effect.entity) else {
      return concept(effect.entity)
    }
    let act = parsed.tagged.string(in: parsed.textRange(of: effect.act..<effect.act + 1))
    return Concept(id: "", name: "\(thing.name) \(act.lowercased())", kind: .phrase)
  }

  /// What others can act through: molecules and pathways, not what comes of them.
  func mediator(_ entity: Entity) -> Concept? {
    guard let concept = concept(entity) else { return nil }
    switch concept.kind {
    case .gene, .family, .complex, .drug, .chemical, .pathway, .generic: return concept
    case .phrase:
      return isName(concept.name) ? concept : nil
    case .disease, .process, .cell, .anatomy, .species: return nil
    }
  }

  func end(_ one: Entity, _ other: Entity, _ event: FoundEvent) -> Int {
    max(
      parsed.textRange(of: one.units).upperBound, parsed.textRange(of: other.units).upperBound)
  }

  func unique(_ entities: [Entity]) -> [Entity] {
    var kept: [Entity] = []
    for entity in entities where !kept.contains(entity) { kept.append(entity) }
    return kept
  }
}
