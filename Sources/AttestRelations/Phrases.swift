internal import AttestModel

/// What a noun phrase without a trigger stands for: names, lists of names, or itself.
final class Phrases {
  let parsed: ParsedSentence
  let rules: RuleSet
  let nominals: Nominals
  let memory: NodeMemory

  init(parsed: ParsedSentence, rules: RuleSet, nominals: Nominals, memory: NodeMemory) {
    self.memory = memory
    self.parsed = parsed
    self.rules = rules
    self.nominals = nominals
  }

  static var of: WordHash { WordHash("of") }
  private static var knockout: WordHash { WordHash("-/-") }
  private static var anti: WordHash { WordHash("anti") }
  private static var from: WordHash { WordHash("from") }
  private static var loss: WordHash { WordHash("loss") }
  private static var function: WordHash { WordHash("function") }

  func cue(_ unit: Int, as part: Cues.Part) -> Cues.Effect? {
    let word = parsed.units[unit]
    return rules.cues.effect(part == .adjective ? word.surface : word.lemma, as: part)
  }

  /// Whether a word before the head says that what it describes is missing, less, or does not
  /// work.
  func isReduced(_ chunk: Chunk, before head: Int) -> Bool {
    chunk.units.contains {
      // “kinase-dead JAK2”, but not “a STAT3-deficient …”
      guard $0 < head, parsed.units[$0].leftMention < 0 || isClass(parsed.units[$0].leftMention)
      else { return false }
      // “loss-of-function mutations”
      if parsed.units[$0].leftWord == Self.loss, parsed.units[$0].surface == Self.function {
        return true
      }
      switch parsed.units[$0].tag {
      case .adjective, .verb, .determiner: return cue($0, as: .adjective) == .loss
      default: return false
      }
    }
  }

  private func isClass(_ mention: Int32) -> Bool {
    parsed.tagged.concepts[Int(mention)].kind == .generic
  }

  func entities(at index: Int) -> Nodes {
    let chunk = parsed.chunks[index]
    let head = parsed.units[chunk.head]
    if head.mention >= 0 {
      if let conditions = conditions(at: index) { return conditions }
      let isLost = isKnockout(behind: chunk.head, chunk) || isReduced(chunk, before: chunk.head)
      if isModified(chunk) { return phrase(at: index, isLost: isLost) }
      let cells = cells(behind: index)
      if !cells.isEmpty {
        return memory.list(
          cells.map {
            var act = Entity(
              mention: -1, units: chunk.head..<chunk.head + 1, standing: isLost ? .lost : .named)
            act.shared = Int32($0)
            return .entity(act)
          })
      }
      return named(
        endingAt: chunk.head, from: chunk.units.lowerBound, standing: isLost ? .lost : .named)
    }
    return conditions(at: index) ?? phrase(at: index, isLost: isReduced(chunk, before: chunk.head))
  }

  private func isKnockout(behind unit: Int, _ chunk: Chunk) -> Bool {
    unit + 1 < chunk.units.upperBound && parsed.units[unit + 1].lemma == Self.knockout
  }

  // MARK: Conditions

  /// “STAT1-deficient mice”, “Stat3−/− cells”, “cells lacking STAT3”, “IL-6-treated cells”: the
  /// gene or drug is what the sentence is about.
  private func conditions(at index: Int) -> Nodes? {
    let chunk = parsed.chunks[index]
    let isBearer = isBearer(chunk)
    guard isBearer || chunk.units.contains(where: { parsed.units[$0].surface == Self.anti }) else {
      return nil
    }
    for unit in chunk.units {
      let word = parsed.units[unit]
      let isHead = unit == chunk.head
      if word.leftMention >= 0, unit < chunk.head || isHead && word.mention < 0,
        let standing = standing(cue(unit, as: .adjective)), isMolecule(word.leftMention),
        standing == .lost || isNamedBearer(chunk)
      {
        return memory.list(
          .entity(Entity(mention: word.leftMention, units: unit..<unit + 1, standing: standing)))
      }
      guard unit > chunk.units.lowerBound, word.mention < 0 else { continue }
      let isMark = word.lemma == Self.knockout
      // “STAT3 knockdown cells”, “STAT3 null mice”
      let isLossNoun =
        !isHead
        && (word.tag == .noun && cue(unit, as: .noun) == .loss
          || word.tag == .adjective && cue(unit, as: .adjective) == .loss)
      if isMark || isLossNoun {
        var name = unit - 1
        if parsed.units[name].tag == .slash, name > chunk.units.lowerBound { name -= 1 }
        if parsed.units[name].mention >= 0, name != chunk.head {
          return memory.list(
            .entity(
              Entity(mention: parsed.units[name].mention, units: name..<name + 1, standing: .lost)))
        }
      }
    }
    return isBearer ? described(behind: index) : nil
  }

  private func isMolecule(_ mention: Int32) -> Bool {
    parsed.tagged.concepts[Int(mention)].kind.isMolecular
  }

  private func standing(_ cue: Cues.Effect?) -> Entity.Standing? {
    switch cue {
    case .loss: .lost
    case .given: .given
    default: nil
    }
  }

  /// Whether a noun phrase is about who bears a gene or is given a drug: cells, mice, patients.
  private func isBearer(_ chunk: Chunk) -> Bool {
    let head = parsed.units[chunk.head]
    guard head.mention >= 0 else { return true }
    switch parsed.tagged.concepts[Int(head.mention)].kind {
    case .cell, .anatomy, .species, .generic: return true
    case .disease, .gene, .family, .complex, .drug, .chemical, .process, .pathway, .phrase:
      return false
    }
  }

  /// Whether it is said with a word for cells, animals or patients.
  private func isNamedBearer(_ chunk: Chunk) -> Bool {
    let head = parsed.units[chunk.head]
    return head.mention >= 0
      || rules.cues.effect(head.lemma, as: .noun) == .bearer
  }

  /// “cells lacking STAT3”, “mice deficient in STAT3”, “cells treated with IL-6”.
  private func described(behind index: Int) -> Nodes? {
    let chunks = parsed.chunks
    let next = index + 1
    guard next < chunks.count else { return nil }
    let word = parsed.units[chunks[next].head]
    var standing: Entity.Standing?
    var object = next + 1
    switch chunks[next].kind {
    case .verb
    where !chunks[next].features.isDisjoint(with: [.participle, .reduced])
      && chunks[next].subject == index:
      switch rules.cues.effect(word.lemma, as: .verb) {
      case .negation where chunks[next].features.contains(.participle): standing = .lost
      case .loss where chunks[next].features.contains(.reduced): standing = .lost
      case .given where chunks[next].features.contains(.reduced) && isNamedBearer(chunks[index]):
        standing = .given
      default: return nil
      }
    case .adjective:
      guard cue(chunks[next].head, as: .adjective) == .loss else { return nil }
      standing = .lost
    case .preposition where word.surface == Self.from && nominals.isNoun(object):
      // “T cells from STAT4-deficient mice”
      return conditions(at: object)
    case .preposition:
      guard rules.cues.effect(word.surface, as: .preposition) == .loss else { return nil }
      standing = .lost
    default:
      return nil
    }
    if object < chunks.count, chunks[object].kind == .preposition { object += 1 }
    guard nominals.isNoun(object), let standing else { return nil }
    var found: [Node] = []
    for member in nominals.members(from: object) {
      let head = parsed.chunks[member].head
      guard parsed.units[head].mention >= 0 else { continue }
      found += named(
        endingAt: head, from: parsed.chunks[member].units.lowerBound, standing: standing)
    }
    return found.isEmpty ? nil : memory.list(found)
  }

  // MARK: Names

  /// The names of a run joined by slashes: alternatives if they are of one family, else one
  /// pathway as it is written.
  ///
  /// - Parameter splits: whether a run is taken apart in any case.
  private func named(
    endingAt last: Int, from first: Int, standing: Entity.Standing = .named, splits: Bool = false
  ) -> Nodes {
    guard last - 2 >= first, parsed.units[last - 1].tag == .slash,
      parsed.units[last - 2].mention >= 0
    else { return memory.list(name(at: last, standing)) }
    var members = [last]
    var at = last
    while at - 2 >= first, parsed.units[at - 1].tag == .slash, parsed.units[at - 2].mention >= 0 {
      at -= 2
      members.insert(at, at: 0)
    }
    if members.count > 1, !splits, !areAlternatives(members) {
      return memory.list(
        .entity(Entity(mention: -1, units: at..<last + 1, standing: standing)))
    }
    return memory.list(members.map { name(at: $0, standing) })
  }

  private func name(at unit: Int, _ standing: Entity.Standing) -> Node {
    .entity(
      Entity(mention: parsed.units[unit].mention, units: unit..<unit + 1, standing: standing))
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

  /// “MDSC proliferation”, “NMDA receptors”: a process of something, one of a class, which is more
  /// than the process or the class.
  private func isModified(_ chunk: Chunk) -> Bool {
    guard chunk.head > chunk.units.lowerBound, parsed.units[chunk.head - 1].tag == .noun else {
      return false
    }
    switch parsed.tagged.concepts[Int(parsed.units[chunk.head].mention)].kind {
    case .process, .generic: return true
    default: return false
    }
  }

  // MARK: Phrases

  /// The phrase itself, from its first word that says something, with the `of`-phrase behind it.
  func phrase(at index: Int, isLost: Bool = false) -> Nodes {
    let chunk = parsed.chunks[index]
    var start = chunk.units.lowerBound
    while start < chunk.head, isEmptyWord(start) || isCompoundTrigger(start) { start += 1 }
    let head = parsed.units[chunk.head]
    guard head.tag == .noun || head.mention >= 0 else { return Nodes() }
    // “determined by Western blot analysis”, “our data”: the account, not what it tells.
    if head.mention < 0, cue(chunk.head, as: .noun) == .account { return Nodes() }
    if let resisted = resisted(behind: index) {
      var resistance = Entity(
        mention: -1, units: chunk.head..<chunk.head + 1, standing: isLost ? .lost : .named)
      resistance.shared = Int32(resisted)
      return memory.list(.entity(resistance))
    }
    var end = chunk.head + 1
    let next = index + 1
    if next + 1 < parsed.chunks.count, parsed.chunks[next].kind == .preposition,
      nominals.surface(next) == Self.of, parsed.chunks[next + 1].kind == .noun
    {
      end = parsed.chunks[next + 1].head + 1
    }
    let entity = Entity(mention: -1, units: start..<end, standing: isLost ? .lost : .named)
    return memory.list(.entity(withShared(entity, at: index)))
  }

  /// “MDSC proliferation and activation”: MDSC activation, too.
  private func withShared(_ entity: Entity, at index: Int) -> Entity {
    let chunk = parsed.chunks[index]
    guard entity.units.count == 1, nominals.isListed(index), isHappening(chunk.head),
      case let list = nominals.list(of: index), let place = list.firstIndex(of: index)
    else { return entity }
    for member in list[(place + 1)...] {
      // “expansion and activation of T cells”
      let of = member + 1
      if of + 1 < parsed.chunks.count, parsed.chunks[of].kind == .preposition,
        nominals.surface(of) == Self.of, nominals.isNoun(of + 1)
      {
        var shared = entity
        shared.shared = Int32(parsed.chunks[of + 1].head)
        return shared
      }
    }
    guard place > 0, chunk.units.count == 1 else { return entity }
    let first = parsed.chunks[list[0]]
    guard first.head > first.units.lowerBound, isHappening(first.head),
      parsed.units[first.head - 1].tag == .noun
    else { return entity }
    var shared = entity
    shared.shared = Int32(first.head - 1)
    return shared
  }

  /// Whether a word stands for something that happens.
  private func isHappening(_ unit: Int) -> Bool {
    let word = parsed.units[unit]
    if word.mention >= 0 {
      return parsed.tagged.concepts[Int(word.mention)].kind == .process
    }
    return word.tag == .noun && (rules.nouns.contains(word.lemma) || word.readings & 1 != 0)
  }

  /// “IL-6-induced growth” is growth.
  private func isCompoundTrigger(_ unit: Int) -> Bool {
    let word = parsed.units[unit]
    return (word.leftMention >= 0 || word.form == .participle)
      && (rules.compounds.contains(word.surface) || rules.compounds.contains(word.lemma))
  }

  func isEmptyWord(_ unit: Int) -> Bool {
    switch parsed.units[unit].tag {
    case .determiner, .number, .negation, .adverb, .mark: return true
    case .adjective, .verb:
      let cue = cue(unit, as: .adjective)
      return parsed.units[unit].leftMention < 0 && (cue == .empty || cue == .loss || cue == .gain)
    default: return false
    }
  }

  /// “PKR-eIF2A”: whether a name before is tied to the one that begins here.
  private func isChain(_ start: Int, from first: Int) -> Bool {
    start - 2 >= first && parsed.units[start - 1].tag == .slash
      && parsed.units[start - 2].tag == .noun
  }

  /// What stands before a trigger noun inside its phrase: `STAT1/3` in *STAT1/3 phosphorylation*.
  func before(_ trigger: Int, at index: Int, splits: Bool = false) -> Nodes {
    let first = parsed.chunks[index].units.lowerBound
    var at = trigger - 1
    while at >= first {
      let unit = parsed.units[at]
      if unit.mention >= 0 {
        // “JNK kinase activation”: the name, not the word for what it is.
        if parsed.tagged.concepts[Int(unit.mention)].kind == .generic, at > first,
          parsed.units[at - 1].mention >= 0
        {
          at -= 1
          continue
        }
        return named(endingAt: at, from: first, splits: splits)
      }
      switch unit.tag {
      case .noun where unit.leftMention >= 0, .adjective where unit.leftMention >= 0:
        // “DNA-binding site”: the site of DNA; other compounds have rules of their own.
        // “an anti-IL-6 antibody”: the antibody is one against IL-6.
        guard
          rules.cues.effect(unit.surface, as: .noun) == .site || splits && unit.lemma == Self.anti
            || isAimed(unit, at: trigger)
        else { return Nodes() }
        return memory.list(.entity(Entity(mention: unit.leftMention, units: at..<at + 1)))
      case .mark, .adjective, .number, .adverb: at -= 1
      case .slash where at == trigger - 1: at -= 1
      case .noun where rules.cues.effect(unit.lemma, as: .noun) == .site: at -= 1
      case .noun:
        // “tumor growth inhibition”: the nouns before it are its theme as they stand.
        var start = at
        while start > first,
          parsed.units[start - 1].tag == .noun
            || parsed.units[start - 1].tag == .adjective || isChain(start, from: first)
        {
          if isChain(start, from: first) {
            start -= 2
            continue
          }
          if parsed.units[start - 1].mention >= 0 || parsed.units[start - 1].leftMention >= 0 {
            break
          }
          start -= 1
        }
        if start > first, parsed.units[start - 1].mention >= 0 {
          // “androgen deprivation therapy” is no therapy with androgen.
          let isLoss =
            rules.nouns[parsed.units[at].lemma].map { rules.frames[$0[0]].sign == .negative }
            ?? false
          return isLoss ? Nodes() : named(endingAt: start - 1, from: first)
        }
        while start < at, isEmptyWord(start) { start += 1 }
        return memory.list(.entity(Entity(mention: -1, units: start..<at + 1)))
      default: return Nodes()
      }
    }
    return Nodes()
  }
}
