public import AttestModel

extension Lexicon {
  /// The names in a stretch of tokens: at each place the longest, left to right.
  ///
  /// Lists whose head is left out are completed: `IFN-α/β`, `STAT1/3`, `MMP-14 and -2` give a
  /// mention for each member.
  ///
  /// - Parameters:
  ///   - range: the tokens of one sentence.
  ///   - excluded: bytes in which no name is looked for, such as brackets of citations; sorted.
  public func appendMentions(
    in tokens: [Token], _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    excluding excluded: [TextRange], to mentions: inout [Mention]
  ) {
    let matcher = Matcher(lexicon: self, tokens: tokens, range: range, text: text)
    var skip = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let token = tokens[position]
      if token.kind == .punctuation || !index.mayBegin(token.hash) {
        position += 1
        continue
      }
      while skip < excluded.count, excluded[skip].upperBound <= Int(token.start) { skip += 1 }
      if skip < excluded.count, excluded[skip].contains(Int(token.start)) {
        position += 1
        continue
      }
      guard let match = matcher.longest(at: position) else {
        position += 1
        continue
      }
      mentions.append(mention(match.name, over: position..<match.end, in: tokens))
      position = matcher.appendElided(after: match, to: &mentions)
    }
  }

  fileprivate func mention(
    _ name: Int32, over range: Range<Int>, in tokens: [Token], isElided: Bool = false
  ) -> Mention {
    Mention(
      range: Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end),
      tokens: range, concept: names[Int(name)].concept, name: name, isElided: isElided)
  }
}

/// One place in the text where a name begins.
private struct Match {
  let name: Int32
  /// Behind its last token.
  let end: Int
  /// The index's node before the last token: the head that a list may leave out.
  let stem: NameIndex.Node
}

private struct Matcher {
  let lexicon: Lexicon
  let tokens: [Token]
  let range: Range<Int>
  let text: UnsafeBufferPointer<UInt8>

  private static let hyphen = UInt8(ascii: "-")

  func longest(at start: Int) -> Match? {
    guard beginsCleanly(start) else { return nil }
    var node = NameIndex.root
    var best: Match?
    var position = start
    var isSpread = false
    while position < range.upperBound {
      let token = tokens[position]
      guard let next = lexicon.index.child(of: node, token.hash) else { break }
      if lexicon.index.hasNames(at: next), endsCleanly(position + 1),
        let name = acceptable(at: next, start..<position + 1, isSpread: isSpread)
      {
        best = Match(name: name, end: position + 1, stem: node)
      }
      node = next
      position = skipHyphen(position + 1)
      if position < range.upperBound, !tokens[position].isGlued { isSpread = true }
    }
    return best
  }

  /// Steps over a hyphen inside a word, and over the `'s` of a name.
  private func skipHyphen(_ position: Int) -> Int {
    guard position + 1 < range.upperBound, tokens[position].isGlued else { return position }
    if tokens[position].isMark(Self.hyphen), tokens[position + 1].isGlued { return position + 1 }
    if tokens[position].isMark(UInt8(ascii: "'")), tokens[position + 1].isGlued,
      tokens[position + 1].hash == WordHash("s")
    {
      return min(position + 2, range.upperBound)
    }
    return position
  }

  /// The first name of a node whose case and spacing fit what stands in the text; one that must be
  /// written as listed, and is, goes before the others.
  private func acceptable(at node: NameIndex.Node, _ span: Range<Int>, isSpread: Bool) -> Int32? {
    var found: Int32?
    lexicon.index.forEachName(at: node) { candidate in
      let name = lexicon.names[Int(candidate)]
      if name.isTight, isSpread { return }
      // ENOs are several of ENO; eNOS is another thing.
      if text[Int(tokens[span.upperBound - 1].end) - 1] == UInt8(ascii: "S"),
        name.text.utf8.last.map({ $0 | 0x20 }) != UInt8(ascii: "s"),
        name.text.utf8.last.map({ $0 < 0x61 }) == true
      {
        return
      }
      switch name.strictness {
      case .ignored:
        found = found ?? candidate
      case .capitalised:
        guard found == nil else { return }
        let hasCapital = span.contains {
          !tokens[$0].shape.isDisjoint(with: [.capitalised, .innerCapital])
        }
        if hasCapital || equals(name.text, span) { found = candidate }
      case .exact:
        if found.map({ lexicon.names[Int($0)].strictness != .exact }) ?? true,
          equals(name.text, span)
        {
          found = candidate
        }
      case .defined:
        break
      }
    }
    return found
  }

  /// Whether the text stands exactly as the name is written, with or without a plural s.
  private func equals(_ name: String, _ span: Range<Int>) -> Bool {
    let bytes = Int(tokens[span.lowerBound].start)..<Int(tokens[span.upperBound - 1].end)
    let written = text[bytes]
    if written.elementsEqual(name.utf8) { return true }
    return written.last == UInt8(ascii: "s") && written.dropLast().elementsEqual(name.utf8)
  }

  /// Whether nothing is glued before the name but a mark or the `p` of a phosphorylated protein.
  private func beginsCleanly(_ start: Int) -> Bool {
    guard start > range.lowerBound, tokens[start].isGlued else { return true }
    let before = tokens[start - 1]
    switch before.kind {
    case .punctuation: return true
    case .number, .greek: return false
    case .word:
      // The tokenizer has cut here on purpose, as in pSTAT3 or withMDSC.
      return tokens[start].kind == .word
    }
  }

  private func endsCleanly(_ end: Int) -> Bool {
    guard end < range.upperBound, tokens[end].isGlued else { return true }
    let next = tokens[end]
    let last = tokens[end - 1]
    switch next.kind {
    case .number, .greek:
      return false
    case .word:
      if next.hash == WordHash("s") { return true }
      // IFN-γmediated: a blank was lost in the file.
      if last.kind != .word, next.count >= 4, !next.shape.contains(.innerCapital),
        !next.shape.contains(.capitalised)
      {
        return true
      }
      // JAK2V617F: a variant of the protein.
      return last.kind == .number && next.count == 1 && next.shape.contains(.capitalised)
        && end + 2 < range.upperBound && tokens[end + 1].isGlued && tokens[end + 2].isGlued
        && tokens[end + 1].kind == .number && tokens[end + 2].count == 1
    case .punctuation:
      // STAT-7 is not STAT.
      guard next.isMark(Self.hyphen), end + 1 < range.upperBound, tokens[end + 1].isGlued,
        last.kind == .word
      else { return true }
      return tokens[end + 1].kind != .number && tokens[end + 1].kind != .greek
    }
  }

  // MARK: Lists with the head left out

  /// Adds the members of a list that share the match's head, and gives the place to go on at.
  func appendElided(after match: Match, to mentions: inout [Mention]) -> Int {
    var end = match.end
    guard isSuffix(end - 1), match.stem != NameIndex.root else { return end }
    while let (member, name) = nextMember(at: end, stem: match.stem) {
      mentions.append(lexicon.mention(name, over: member..<member + 1, in: tokens, isElided: true))
      end = member + 1
    }
    return end
  }

  /// A number, a Greek letter, or one capital: what tells the members of a family apart.
  private func isSuffix(_ position: Int) -> Bool {
    let token = tokens[position]
    return switch token.kind {
    case .number: token.count <= 3
    case .greek: true
    case .word: token.count == 1 && token.isGlued
    case .punctuation: false
    }
  }

  private func nextMember(at end: Int, stem: NameIndex.Node) -> (Int, Int32)? {
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
    var isMarked = isSlash
    if tokens[position].isMark(Self.hyphen), position + 1 < range.upperBound,
      tokens[position + 1].isGlued
    {
      isMarked = true
      position += 1
    }
    guard isSuffix(position), let node = lexicon.index.child(of: stem, tokens[position].hash)
    else { return nil }
    guard endsCleanly(position + 1), isMarked || isFollowedFreely(position + 1, stem: stem) else {
      return nil
    }
    var name: Int32?
    lexicon.index.forEachName(at: node) { if name == nil { name = $0 } }
    return name.map { (position, $0) }
  }

  /// Whether what follows a bare number shows that it counts nothing: `STAT1, 2, and 3 are`, but
  /// not `STAT1 and 3 patients`.
  private func isFollowedFreely(_ position: Int, stem: NameIndex.Node) -> Bool {
    guard position < range.upperBound else { return true }
    let next = tokens[position]
    switch next.kind {
    case .punctuation: return !next.isMark(UInt8(ascii: "%"))
    case .word: return lexicon.words.function.contains(next.hash)
    case .number, .greek: return false
    }
  }

  private static let conjunctions: Set<WordHash> = [
    WordHash("and"), WordHash("or"), WordHash("and/or"), WordHash(value: UInt64(0x26)),
  ]
}
