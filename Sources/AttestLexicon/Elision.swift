internal import AttestModel

/// Lists whose head is left out: `STAT1/3`, `ERK1 and -2`, `integrins α4 and β7`.
extension Matcher {
  /// Adds the members of a list that share the match's head, and gives the place to go on at.
  func appendElided(after match: Match, to mentions: inout [Mention]) -> Int {
    var end = match.end
    guard isSuffix(end - 1), match.stems.last != NameIndex.root else { return end }
    while let (member, name) = nextMember(at: end, of: match) {
      mentions.append(
        mention(name, concept: concept(of: name), over: member, isElided: true))
      end = member.upperBound
    }
    return end
  }

  /// A number, a Greek letter, or one capital: what tells the members of a family apart.
  private func isSuffix(_ position: Int) -> Bool {
    let token = tokens[position]
    return switch token.kind {
    case .number: token.count <= 3
    case .greek: true
    case .word: token.count == 1 && token.shape.contains(.capitalised)
    case .punctuation: false
    }
  }

  private func nextMember(at end: Int, of match: Match) -> (Range<Int>, Int32)? {
    guard end + 1 < range.upperBound else { return nil }
    var position = end
    let isSlash = tokens[end].isMark(UInt8(ascii: "/")) && tokens[end].isGlued
    if isSlash {
      position += 1
    } else {
      if tokens[position].isMark(UInt8(ascii: ",")) { position += 1 }
      if position < range.upperBound, Self.conjunctions.contains(tokens[position].hash) {
        position += 1
      }
    }
    guard position > end, position < range.upperBound else { return nil }
    var isMarked = isSlash || match.hasPluralHead
    if tokens[position].isMark(Self.hyphen), position + 1 < range.upperBound,
      tokens[position + 1].isGlued
    {
      isMarked = true
      position += 1
    }
    // β7 and 5A are two tokens; their head lies one or two tokens back.
    for count in [2, 1] {
      guard let name = member(position, count, of: match) else { continue }
      let last = position + count
      // β7 and 5A count nothing, as a bare number may.
      if isMarked || count == 2 || tokens[position].kind != .number || isFollowedFreely(last) {
        return (position..<last, name)
      }
    }
    return nil
  }

  /// The name of the member that `count` tokens make with one of the match's heads.
  private func member(_ position: Int, _ count: Int, of match: Match) -> Int32? {
    guard position + count <= range.upperBound, isSuffix(position) else { return nil }
    if count == 2 {
      guard tokens[position + 1].isGlued, isSuffix(position + 1),
        tokens[position].kind != .word
      else { return nil }
    }
    guard endsCleanly(position + count) else { return nil }
    for stem in [match.stems.last, match.stems.lastTwo] where stem != NameIndex.root {
      var state = stem
      for offset in 0..<count { state = NameIndex.step(state, tokens[position + offset].hash) }
      guard index.mayLead(state) else { continue }
      var found: Int32?
      index.forEachName(at: state) { name in
        if found == nil,
          names[Int(name)].strictness != Lexicon.Name.Case.defined.rawValue
        {
          found = name
        }
      }
      if let found { return found }
    }
    return nil
  }

  /// Whether what follows a bare number shows that it counts nothing: `STAT1, 2, and 3 are`, but
  /// not `STAT1 and 3 patients`.
  private func isFollowedFreely(_ position: Int) -> Bool {
    guard position < range.upperBound else { return true }
    let next = tokens[position]
    switch next.kind {
    case .punctuation: return !next.isMark(UInt8(ascii: "%"))
    case .word: return lexicon.function.contains(next.hash)
    case .number, .greek: return false
    }
  }

  private static let conjunctions: Set<WordHash> = [
    WordHash("and"), WordHash("or"), WordHash("and/or"), WordHash(value: UInt64(0x26)),
  ]
}
