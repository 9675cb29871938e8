internal import AttestModel

/// Finds the names of one stretch of tokens.
struct Matcher {
  /// One place in the text where a name begins.
  struct Match {
    /// The first of its meanings.
    var name: Int32
    /// Behind its last token.
    var end: Int
    /// Where the index has its meanings.
    var state: NameIndex.State
    /// Whether other concepts are called so too.
    var isShared = false
    /// The states before its last token and before its last two: the heads that a list may leave
    /// out.
    var stems: (last: NameIndex.State, lastTwo: NameIndex.State)
    /// `caspases 3`: what follows are members for sure.
    var hasPluralHead = false
  }

  let index: NameIndex
  let names: UnsafePointer<LexiconImage.Name>
  let lexicon: Lexicon
  /// The document's: without counting references for each one.
  let tokens: UnsafeBufferPointer<Token>
  let range: Range<Int>
  let text: UnsafeBufferPointer<UInt8>

  static let hyphen = UInt8(ascii: "-")

  init(
    _ lexicon: Lexicon, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    self.lexicon = lexicon
    index = NameIndex(lexicon.image)
    names = lexicon.image.names
    self.tokens = tokens
    self.range = range
    self.text = text
  }

  func concept(of name: Int32) -> Int32 { Int32(names[Int(name)].concept) }

  func mention(
    _ name: Int32, concept: Int32, over span: Range<Int>, isElided: Bool = false,
    choice: Mention.Choice = .only
  ) -> Mention {
    Mention(
      range: Int(tokens[span.lowerBound].start)..<Int(tokens[span.upperBound - 1].end),
      tokens: span, concept: concept, name: name, isElided: isElided, choice: choice,
      affixes: isElided ? [] : affixes(of: span))
  }

  // MARK: The longest name

  func longest(at start: Int) -> Match? {
    guard beginsCleanly(start) else { return nil }
    var state = NameIndex.root
    var stem = NameIndex.root
    var best: Match?
    var position = start
    var isSpread = false
    var hasPluralHead = false
    while position < range.upperBound {
      let token = tokens[position]
      var end = position + 1
      var next: NameIndex.State
      if position > start, let after = NameForm.positive(tokens, position, limit: range.upperBound)
      {
        next = NameIndex.step(state, NameForm.plus)
        end = after
      } else {
        next = NameIndex.step(state, token.hash)
      }
      let mayLead = index.mayLead(next)
      if mayLead, endsCleanly(end),
        let (name, isShared) = acceptable(at: next, start..<end, isSpread: isSpread)
      {
        best = Match(
          name: name, end: end, state: next, isShared: isShared, stems: (state, stem),
          hasPluralHead: hasPluralHead)
      }
      if token.kind == .word, let single = singularHead(position, from: state, else: next) {
        next = single
        hasPluralHead = true
      } else if !mayLead {
        break
      }
      stem = state
      state = next
      position = skipHyphen(end)
      if let behind = behindAbbreviation(position) { position = behind }
      if position < range.upperBound, !tokens[position].isGlued { isSpread = true }
    }
    return best
  }

  /// `caspases 3` is caspase-3: where a number or a Greek letter follows a plural, the state of the
  /// singular that leads on to it; nil where the plural does so itself, as PROS does to PROS1.
  private func singularHead(
    _ position: Int, from state: NameIndex.State, else plural: NameIndex.State
  ) -> NameIndex.State? {
    let token = tokens[position]
    guard token.count >= 4, text[Int(token.end) - 1] == UInt8(ascii: "s") else { return nil }
    let next = skipHyphen(position + 1)
    guard next < range.upperBound, tokens[next].kind == .number || tokens[next].kind == .greek
    else { return nil }
    if index.mayLead(NameIndex.step(plural, tokens[next].hash)) { return nil }
    var hasher = WordHash.Hasher()
    for byte in text[Int(token.start)..<Int(token.end) - 1] {
      guard byte < 0x80 else { return nil }
      hasher.add(byte | 0x20)
    }
    let single = NameIndex.step(state, hasher.finish())
    return index.mayLead(NameIndex.step(single, tokens[next].hash)) ? single : nil
  }

  /// Where the name goes on behind an abbreviation of what stands before it:
  /// `interleukin (IL)-6`, `tumour necrosis factor (TNF)-α`.
  private func behindAbbreviation(_ open: Int) -> Int? {
    guard open + 3 < range.upperBound, tokens[open].isMark(UInt8(ascii: "(")),
      !tokens[open].isGlued
    else { return nil }
    var close = open + 1
    while close < range.upperBound, close <= open + 4, !tokens[close].isMark(UInt8(ascii: ")")) {
      guard tokens[close].isGlued, tokens[close].kind != .number else { return nil }
      close += 1
    }
    guard close > open + 1, close + 1 < range.upperBound, tokens[close].isMark(UInt8(ascii: ")")),
      tokens[open + 1].shape.contains(.capitalised)
        || tokens[open + 1].shape.contains(.innerCapital)
    else { return nil }
    var next = close + 1
    guard tokens[next].isGlued else { return nil }
    if tokens[next].isMark(Self.hyphen) {
      next += 1
      guard next < range.upperBound, tokens[next].isGlued else { return nil }
    }
    return tokens[next].kind == .number || tokens[next].kind == .greek ? next : nil
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

  /// The first name of a state whose case and spacing fit what stands in the text, and whether
  /// there are others; one that must be written as listed, and is, goes before the rest.
  private func acceptable(
    at state: NameIndex.State, _ span: Range<Int>, isSpread: Bool
  ) -> (name: Int32, isShared: Bool)? {
    var found: Int32?
    var isShared = false
    var isExact = false
    index.forEachName(at: state) { candidate in
      guard fits(candidate, span, isSpread: isSpread) else { return }
      let exact = names[Int(candidate)].strictness == Lexicon.Name.Case.exact.rawValue
      guard let first = found else {
        found = candidate
        isExact = exact
        return
      }
      if exact, !isExact {
        found = candidate
        isExact = true
        isShared = false
      } else if names[Int(first)].concept != names[Int(candidate)].concept, exact == isExact {
        isShared = true
      }
    }
    return found.map { ($0, isShared) }
  }

  /// Whether a name is written as its rules ask.
  func fits(_ candidate: Int32, _ span: Range<Int>, isSpread: Bool) -> Bool {
    let name = names[Int(candidate)]
    if isSpread, name.flags & LexiconImage.Name.tight != 0 { return false }
    let listed = lexicon.image.bytes(at: name.text, name.length)
    // ENOs are several of ENO; eNOS is another thing.
    if text[Int(tokens[span.upperBound - 1].end) - 1] == UInt8(ascii: "S"),
      let last = listed.last, last < 0x61, last | 0x20 != UInt8(ascii: "s")
    {
      return false
    }
    switch Lexicon.Name.Case(rawValue: name.strictness) {
    case .ignored: return true
    case .capitalised:
      if name.flags & LexiconImage.Name.asListed != 0 { return equals(listed, span) }
      let isEverydayWord = name.flags & LexiconImage.Name.everyday != 0
      return isCapitalised(span, listed, isEverydayWord: isEverydayWord)
    case .exact: return equals(listed, span)
    case .defined, nil: return false
    }
  }

  /// Whether a name has the capital that it needs: its first letter, or it stands as listed, or it
  /// has three letters and is vWF. `mM` is no MM, and a capital that only begins the sentence makes
  /// no symbol of a word.
  private func isCapitalised(
    _ span: Range<Int>, _ listed: UnsafeBufferPointer<UInt8>, isEverydayWord: Bool
  ) -> Bool {
    let first = tokens[span.lowerBound]
    let hasFirst =
      first.kind == .word
      ? first.shape.contains(.capitalised)
        || first.shape.contains(.innerCapital) && first.count > 2 && !isEverydayWord
      : span.contains { !tokens[$0].shape.isDisjoint(with: [.capitalised, .innerCapital]) }
    if isEverydayWord, span.lowerBound == range.lowerBound, hasFirst,
      !first.shape.contains(.innerCapital)
    {
      return equals(listed, span)
    }
    return hasFirst || equals(listed, span)
  }

  /// Whether the text stands exactly as the name is written, with or without a plural s.
  func equals(_ name: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Bool {
    let bytes = Int(tokens[span.lowerBound].start)..<Int(tokens[span.upperBound - 1].end)
    let written = text[bytes]
    if written.elementsEqual(name) { return true }
    return written.last == UInt8(ascii: "s") && written.dropLast().elementsEqual(name)
  }

  // MARK: Where names may begin and end

  func isClean(_ span: Range<Int>) -> Bool {
    beginsCleanly(span.lowerBound) && endsCleanly(span.upperBound)
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

  func endsCleanly(_ end: Int) -> Bool {
    guard end < range.upperBound else { return true }
    guard tokens[end].isGlued else {
      // NSC 47147 is a number in a collection of substances.
      return tokens[end].kind != .number || tokens[end].count < 5
        || !tokens[end - 1].shape.contains(.innerCapital)
    }
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

  // MARK: What is written onto names

  private func affixes(of span: Range<Int>) -> Mention.Affixes {
    var affixes: Mention.Affixes = []
    let first = span.lowerBound
    if first > range.lowerBound, tokens[first].isGlued {
      var before = first - 1
      if tokens[before].isMark(Self.hyphen), before > range.lowerBound, tokens[before].isGlued {
        before -= 1
      }
      let hash = tokens[before].hash
      if hash == Self.phospho || hash == Self.phosphoLetter { affixes.insert(.phosphorylated) }
      if hash == Self.anti { affixes.insert(.opposed) }
    }
    if tokens[first].hash == Self.phospho, span.count > 1 { affixes.insert(.phosphorylated) }
    if tokens[first].hash == Self.phosphoLetter, tokens[first].shape.contains(.lowercase),
      span.count > 1, tokens[first + 1].kind != .number
    {
      affixes.insert(.phosphorylated)
    }
    if isLacking(after: span.upperBound) { affixes.insert(.lacking) }
    return affixes
  }

  /// Whether `-deficient`, `-null`, `−/−` or the like stands behind a name.
  private func isLacking(after end: Int) -> Bool {
    guard end + 1 < range.upperBound, tokens[end].kind == .punctuation else { return false }
    var position = end
    if tokens[position].isMark(UInt8(ascii: "(")) { position += 1 }
    guard tokens[position].isMark(Self.hyphen) else { return false }
    let next = tokens[position + 1 < range.upperBound ? position + 1 : position]
    if next.kind == .word { return next.isGlued && Self.lackingWords.contains(next.hash) }
    return next.isMark(UInt8(ascii: "/")) && position + 2 < range.upperBound
      && tokens[position + 2].isMark(Self.hyphen)
  }

  private static var anti: WordHash { WordHash("anti") }
  private static var phospho: WordHash { WordHash("phospho") }
  private static var phosphoLetter: WordHash { WordHash("p") }
  private static let lackingWords: Set<WordHash> = [
    WordHash("deficient"), WordHash("deficiency"), WordHash("null"), WordHash("knockout"),
    WordHash("ko"),
  ]
}
