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
}
