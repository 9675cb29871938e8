internal import AttestModel

/// Puts tokens together into the units of grammar.
///
///     STAT3-mediated      one unit, its left part a mention
///     STRA6               one noun, though no lexicon knows it
///     up-regulates        one verb, as `upregulates`
struct UnitBuilding {
  let tagged: TaggedSentence
  let words: WordTable
  /// The document's, as `tagged.tokens`: without counting references for each one.
  let tokens: UnsafeBufferPointer<Token>

  private static let hyphen = UInt8(ascii: "-")

  func units() -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(tagged.sentence.tokens.count)
    var position = tagged.sentence.tokens.lowerBound
    let end = tagged.sentence.tokens.upperBound
    var mention = 0
    var citation = 0
    while position < end {
      let token = tokens[position]
      // Brackets of citations are no part of the sentence's grammar.
      while citation < tagged.citations.count,
        tagged.citations[citation].bracket.upperBound <= Int(token.start)
      {
        citation += 1
      }
      if citation < tagged.citations.count,
        case let bracket = tagged.citations[citation].bracket,
        bracket.lowerBound == Int(token.start), !isNarrative(tagged.citations[citation])
      {
        while position < end, Int(tokens[position].start) < bracket.upperBound {
          position += 1
        }
        continue
      }
      while mention < tagged.mentions.count,
        tagged.mentions[mention].tokens.upperBound <= position
      {
        mention += 1
      }
      if mention < tagged.mentions.count,
        tagged.mentions[mention].tokens.lowerBound == position
      {
        position = appendMention(mention, end: end, to: &units)
      } else if token.kind == .punctuation {
        position = appendMark(at: position, mention: mention, end: end, to: &units)
      } else if token.hash == Self.targeting, let aimed = aimed(at: position, mention, units.last) {
        units.append(aimed)
        position += 1
      } else if let behind = appendPrefix(at: position, mention: mention, to: &units) {
        position = behind
      } else {
        position = appendWord(
          at: position, before: limit(end, mention, position), end: end, to: &units)
      }
    }
    return units
  }

  /// A mark; of a bracket with no more than another name, nothing.
  private func appendMark(at position: Int, mention: Int, end: Int, to units: inout [Unit]) -> Int {
    guard tokens[position].isMark(UInt8(ascii: "(")),
      let other = Abbreviations(tagged: tagged, tokens: tokens)
        .read(at: position, before: end, after: units, mention: mention)
    else {
      units.append(mark(position))
      return position + 1
    }
    if other.mention >= 0 {
      let first = units[units.count - other.replaced].tokens.lowerBound
      units.removeLast(other.replaced)
      units.append(
        Unit(
          tokens: first..<other.end, tag: .noun, lemma: WordHash(value: 0),
          mention: other.mention))
    }
    return other.end
  }

  /// A trial or PubMed number outside brackets is kept: it may be what the sentence is about.
  private func isNarrative(_ citation: Citation) -> Bool {
    switch citation.target {
    case .authorYear, .number: false
    case .pmid, .nct: citation.bracket == citation.range
    }
  }

  /// Where a word must end because a mention begins.
  private func limit(_ end: Int, _ mention: Int, _ position: Int) -> Int {
    guard mention < tagged.mentions.count else { return end }
    return min(end, max(tagged.mentions[mention].tokens.lowerBound, position + 1))
  }

  // MARK: Mentions

  /// A mention alone, or with the word that a hyphen ties to it.
  private func appendMention(_ index: Int, end: Int, to units: inout [Unit]) -> Int {
    let mention = tagged.mentions[index]
    var position = mention.tokens.upperBound
    // CD8+, Stat3−/−: what is glued behind a name and is no word belongs to it.
    if position + 1 < end, tokens[position].isGlued,
      tokens[position].isMark(Self.hyphen), tokens[position + 1].isGlued,
      tokens[position + 1].kind == .word,
      tokens[position + 1].shape.isDisjoint(with: [.capitalised, .innerCapital])
    {
      let isMentioned =
        index + 1 < tagged.mentions.count
        && tagged.mentions[index + 1].tokens.lowerBound == position + 1
      if !isMentioned {
        let (unit, next) = compound(
          from: mention.tokens.lowerBound, word: position + 1, leftMention: Int32(index))
        units.append(unit)
        return next
      }
    }
    units.append(
      Unit(
        tokens: mention.tokens, tag: .noun, lemma: WordHash(value: 0), mention: Int32(index),
        readings: isPlural(mention) ? WordTable.Readings.plural.rawValue : 0))
    // −/− and +/+ are swallowed as one mark, so that no slash joins what stands around.
    if position + 2 < end, tokens[position].isGlued,
      isSign(position), tokens[position + 1].isMark(UInt8(ascii: "/")),
      isSign(position + 2)
    {
      units.append(
        Unit(
          tokens: position..<position + 3, tag: .mark,
          lemma: tokens[position].isMark(Self.hyphen) ? Self.knockout : Self.wild))
      position += 3
    }
    return position
  }

  /// *macrophages*, *JAKs*; not *sepsis*, *lupus* or *Ras*.
  private func isPlural(_ mention: Mention) -> Bool {
    let last = tokens[mention.tokens.upperBound - 1]
    let end = Int(last.end)
    if tagged.text[end - 1] == UInt8(ascii: "e") { return last.hash == Self.mice }
    guard tagged.text[end - 1] == UInt8(ascii: "s"), end - mention.range.lowerBound > 3 else {
      return false
    }
    switch tagged.text[end - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "u"): return false
    case UInt8(ascii: "a"): return end - mention.range.lowerBound > 5
    default: return true
    }
  }

  private func isSign(_ position: Int) -> Bool {
    tokens[position].isMark(Self.hyphen) || tokens[position].isMark(UInt8(ascii: "+"))
  }

  /// The unit behind `Stat3` in `Stat3−/−` has this lemma.
  static var knockout: WordHash { WordHash("-/-") }
  static var wild: WordHash { WordHash("+/+") }
  /// The unit of what ends a sentence has this lemma.
  static var stop: WordHash { WordHash(".") }
  private static var mice: WordHash { WordHash("mice") }

  /// The word behind a hyphen, as the head of a compound.
  private func compound(from start: Int, word: Int, leftMention: Int32) -> (Unit, Int) {
    let token = tokens[word]
    let reading = Reading(words, token, tagged)
    return (
      Unit(
        tokens: start..<word + 1, tag: reading.isNoun ? .noun : .adjective, form: reading.form,
        lemma: reading.lemma, surface: token.hash, leftMention: leftMention,
        leftWord: leftMention < 0 ? tokens[start].hash : WordHash(value: 0),
        readings: reading.readings.rawValue),
      word + 1
    )
  }

  // MARK: Words

  private func appendWord(at start: Int, before limit: Int, end: Int, to units: inout [Unit])
    -> Int
  {
    var position = start + 1
    let first = tokens[start]
    // STRA6, Gfi1b: letters and digits that stand without a blank are one name.
    while position < limit, tokens[position].isGlued,
      tokens[position].kind != .punctuation
    {
      position += 1
    }
    let isPlain = position == start + 1 && first.kind == .word
    guard position + 1 < limit, tokens[position].isMark(Self.hyphen),
      tokens[position].isGlued, tokens[position + 1].isGlued,
      tokens[position + 1].kind != .punctuation
    else {
      units.append(isPlain ? word(at: start) : name(start..<position))
      return position
    }
    let next = position + 1
    let nextIsWord =
      tokens[next].kind == .word
      && tokens[next].shape.isDisjoint(with: [.capitalised, .innerCapital])
      && tokens[next].count > 1
    guard nextIsWord else {
      // DNAM-1, HHIP-AS1: a name with hyphens in it.
      position = next + 1
      while position + 1 < limit, tokens[position].isGlued,
        tokens[position].kind != .punctuation
          || tokens[position].isMark(Self.hyphen)
            && tokens[position + 1].isGlued
      {
        position += 1
      }
      if position < limit, tokens[position].isGlued,
        tokens[position].kind != .punctuation
      {
        position += 1
      }
      units.append(name(start..<position))
      return position
    }
    if isPlain, let joined = prefixed(start, next) {
      units.append(joined)
      return next + 1
    }
    // T-cell-dependent: the last word heads it.
    var last = next
    while last + 2 < limit, tokens[last + 1].isMark(Self.hyphen),
      tokens[last + 1].isGlued, tokens[last + 2].isGlued,
      tokens[last + 2].kind == .word
    {
      last += 2
    }
    let (unit, after) = compound(from: start, word: last, leftMention: -1)
    units.append(unit)
    return after
  }

  /// `anti-tumor`, `anti-IL-6`: one adjective, named by its prefix; before a name of several
  /// words the prefix alone.
  private func appendPrefix(at start: Int, mention: Int, to units: inout [Unit]) -> Int? {
    guard mention < tagged.mentions.count,
      case let named = tagged.mentions[mention].tokens, named.lowerBound == start + 2,
      tokens[start + 1].isMark(Self.hyphen), tokens[start + 1].isGlued,
      tokens[start + 2].isGlued, Self.prefixes.contains(tokens[start].hash)
    else { return nil }
    let prefix = tokens[start].hash
    let isOneWord = named.dropFirst().allSatisfy { tokens[$0].isGlued }
    units.append(
      Unit(
        tokens: start..<(isOneWord ? named.upperBound : start + 1), tag: .adjective,
        lemma: prefix, leftMention: isOneWord ? Int32(mention) : -1))
    return isOneWord ? named.upperBound : start + 2
  }

  /// “drugs targeting JAK2”, “siRNAs targeting MYC”: as *against*, behind a word for a class; a drug
  /// that is named targets it, which is a claim.
  private func aimed(at position: Int, _ mention: Int, _ before: Unit?) -> Unit? {
    guard let before, before.tag == .noun, mention < tagged.mentions.count,
      tagged.mentions[mention].tokens.lowerBound == position + 1, !tokens[position].isGlued
    else { return nil }
    if before.mention >= 0 {
      let concept = tagged.concepts[Int(before.mention)]
      guard concept.kind == .generic || concept.kind == .family || concept.id.isEmpty else {
        return nil
      }
    }
    return Unit(
      tokens: position..<position + 1, tag: .preposition, lemma: Self.against,
      readings: WordTable.Readings.preposition.rawValue)
  }

  static var targeting: WordHash { WordHash("targeting") }
  private static var against: WordHash { WordHash("against") }

  private static let prefixes = WordSet([
    WordHash("anti"), WordHash("non"), WordHash("pro"), WordHash("pre"), WordHash("post"),
  ])

  /// `up-regulates` as `upregulates`, where the word lists have that.
  private func prefixed(_ prefix: Int, _ word: Int) -> Unit? {
    var hasher = WordHash.Hasher()
    for index in [prefix, word] {
      for byte in tagged.text[tokens[index].range] {
        hasher.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    let hash = hasher.finish()
    guard let entry = words.entry(hash) else { return nil }
    let reading = Reading(entry, hash)
    return Unit(
      tokens: prefix..<word + 1, tag: reading.tag, form: reading.form, lemma: reading.lemma,
      surface: hash, readings: reading.readings.rawValue)
  }

  private func word(at position: Int) -> Unit {
    let reading = Reading(words, tokens[position], tagged)
    return Unit(
      tokens: position..<position + 1, tag: reading.tag, form: reading.form, lemma: reading.lemma,
      surface: tokens[position].hash, readings: reading.readings.rawValue)
  }

  private func name(_ range: Range<Int>) -> Unit {
    let only = range.count == 1 && tokens[range.lowerBound].kind == .number
    return Unit(
      tokens: range, tag: only ? .number : .noun,
      lemma: tokens[range.lowerBound].hash)
  }

  private func isStop(_ position: Int) -> Bool {
    switch tokens[position].mark {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): true
    default: false
    }
  }

  private func isGluedAfter(_ position: Int) -> Bool {
    position + 1 < tagged.sentence.tokens.upperBound && tokens[position + 1].isGlued
  }

  private func mark(_ position: Int) -> Unit {
    let tag: Unit.Tag =
      switch tokens[position].mark {
      case UInt8(ascii: ","): .comma
      case UInt8(ascii: ";"): .semicolon
      case UInt8(ascii: ":"): .colon
      case UInt8(ascii: "/"): .slash
      case UInt8(ascii: "("), UInt8(ascii: "["): .open
      case UInt8(ascii: ")"), UInt8(ascii: "]"): .close
      case UInt8(ascii: "&"): .conjunction
      // JAK-STAT3: a hyphen between two names joins them as a slash does.
      case Self.hyphen where tokens[position].isGlued && isGluedAfter(position): .slash
      default: .mark
      }
    return Unit(
      tokens: position..<position + 1, tag: tag,
      lemma: isStop(position) ? Self.stop : tokens[position].hash)
  }
}
