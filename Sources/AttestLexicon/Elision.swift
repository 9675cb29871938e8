internal import AttestModel

/// Lists whose head is left out: `STAT1/3`, `ERK1 and -2`, `integrins α4 and β7`.
extension Matcher {
  /// Adds the members of a list that share the match's head, and gives the place to go on at.
  func appendElided(after match: Match, to mentions: inout [Mention]) -> Int {
    var end = match.end
    guard isSuffix(end - 1) || isSmallSuffix(end - 1), match.stems.last != NameIndex.root else {
      return end
    }
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
    case .word: token.count == 1 && token.shape.contains(.capitalised) || isRoman(position)
    case .punctuation: false
    }
  }

  /// The `b` of `STAT5a and b`, the `c` of `CD11b/c`: one small letter behind a number.
  private func isSmallSuffix(_ position: Int) -> Bool {
    let token = tokens[position]
    guard token.kind == .word, token.count == 1,
      token.shape == [.lowercase]
        || token.shape == [.lowercase, .glued]
    else { return false }
    return text[Int(token.start)] >= UInt8(ascii: "a")
      && text[Int(token.start)] <= UInt8(ascii: "e")
  }

  /// `II` and `IV` of the collagens.
  private func isRoman(_ position: Int) -> Bool {
    let token = tokens[position]
    guard token.kind == .word, token.count <= 4, token.shape.contains(.capitalised),
      !token.shape.contains(.lowercase)
    else { return false }
    return text[Int(token.start)..<Int(token.end)].allSatisfy {
      $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X")
    }
  }

  private func nextMember(at end: Int, of match: Match) -> (Range<Int>, Int32)? {
    guard end + 1 < range.upperBound else { return nil }
    if let last = lastOfRange(from: end),
      let name = self.name(at: last, 1, behind: match.stems.last)
    {
      return (last..<last + 1, name)
    }
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
    // STAT5a and b: a small letter is a suffix where one ended the name before it.
    if isSmallSuffix(position), isSmallSuffix(end - 1),
      position + 1 == range.upperBound
        || isMarked || isFollowedFreely(position + 1),
      let name = self.name(at: position, 1, behind: match.stems.last)
    {
      return (position..<position + 1, name)
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

  /// The `3` of `JAK1–3`: a number behind a dash that is more than the one before it.
  private func lastOfRange(from dash: Int) -> Int? {
    let last = dash + 1
    guard tokens[dash].isMark(Self.hyphen), tokens[dash].isGlued, tokens[last].isGlued,
      let from = number(dash - 1), let to = number(last), to > from,
      last + 1 == range.upperBound || !tokens[last + 1].isGlued
        || tokens[last + 1].kind == .punctuation
    else { return nil }
    return last
  }

  /// A number of one or two digits.
  private func number(_ position: Int) -> Int? {
    let token = tokens[position]
    guard token.kind == .number, token.count <= 2 else { return nil }
    return text[Int(token.start)..<Int(token.end)].reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// The name of the member that `count` tokens make with one of the match's heads.
  private func member(_ position: Int, _ count: Int, of match: Match) -> Int32? {
    guard position + count <= range.upperBound, isSuffix(position) else { return nil }
    if count == 2 {
      guard tokens[position + 1].isGlued,
        isSuffix(position + 1) || isSmallSuffix(position + 1), tokens[position].kind != .word
      else { return nil }
    }
    for stem in [match.stems.last, match.stems.lastTwo] where stem != NameIndex.root {
      if let found = name(at: position, count, behind: stem) { return found }
    }
    return nil
  }

  /// The name that tokens make behind a head.
  private func name(at position: Int, _ count: Int, behind stem: NameIndex.State) -> Int32? {
    guard endsCleanly(position + count) else { return nil }
    var state = stem
    for offset in 0..<count { state = NameIndex.step(state, tokens[position + offset].hash) }
    guard index.mayLead(state) else { return nil }
    var found: Int32?
    index.forEachName(at: state) { name in
      if found == nil, names[Int(name)].strictness != Lexicon.Name.Case.defined.rawValue {
        found = name
      }
    }
    return found
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
