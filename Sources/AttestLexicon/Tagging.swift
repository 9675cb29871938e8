public import AttestModel

extension Lexicon {
  /// The names in a stretch of tokens: at each place the longest, left to right.
  ///
  /// Lists whose head is left out are completed: `IFN-α/β`, `STAT1/3`, `MMP-14 and -2`,
  /// `caspases 3, 8 and 9` give a mention for each member.
  ///
  /// - Parameters:
  ///   - range: the tokens of one sentence.
  ///   - excluded: bytes in which no name is looked for, such as brackets of citations; sorted.
  public func appendMentions(
    in tokens: [Token], _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    excluding excluded: [TextRange], to mentions: inout [Mention]
  ) {
    var abbreviations = Abbreviations()
    appendMentions(
      in: tokens, range, of: text, excluding: excluded, knowing: &abbreviations, to: &mentions)
  }

  /// The same, in a document whose abbreviations have been read up to here, by rules whose verbs
  /// take some kinds of things only.
  public func appendMentions(
    in tokens: [Token], _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    excluding excluded: [TextRange], knowing abbreviations: inout Abbreviations,
    expecting expected: ExpectedKinds = ExpectedKinds(), to mentions: inout [Mention]
  ) {
    tokens.withUnsafeBufferPointer {
      appendMentions(
        Matcher(self, $0, range, text), in: tokens, excluding: excluded, knowing: &abbreviations,
        expecting: expected, to: &mentions)
    }
  }

  private func appendMentions(
    _ matcher: Matcher, in all: [Token], excluding excluded: [TextRange],
    knowing abbreviations: inout Abbreviations, expecting expected: ExpectedKinds,
    to mentions: inout [Mention]
  ) {
    let (index, tokens, range, text) = (matcher.index, matcher.tokens, matcher.range, matcher.text)
    let mayBeAbbreviated = !abbreviations.isEmpty
    var skip = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let token = tokens[position]
      let mayBeDefined = mayBeAbbreviated && abbreviations.mayBegin(token)
      if token.kind == .punctuation || !(mayBeDefined || index.mayBegin(token.hash)) {
        position += 1
        continue
      }
      while skip < excluded.count, excluded[skip].upperBound <= Int(token.start) { skip += 1 }
      if skip < excluded.count, excluded[skip].contains(Int(token.start)) {
        position += 1
        continue
      }
      let match = matcher.longest(at: position)
      if mayBeDefined,
        let defined = abbreviations.match(at: position, in: all, range, text),
        defined.end >= match?.end ?? 0, matcher.isClean(position..<defined.end)
      {
        if let meaning = defined.meaning {
          mentions.append(
            matcher.mention(
              meaning.name, concept: meaning.concept, over: position..<defined.end,
              choice: .defined))
        }
        position = defined.end
        continue
      }
      guard let match else {
        position += 1
        continue
      }
      let (name, choice) = matcher.chosen(
        match, at: position, knowing: abbreviations, expecting: expected)
      let concept = matcher.concept(of: name)
      if image.concepts[Int(concept)].hasRivals { abbreviations.note(concept, choice) }
      mentions.append(
        matcher.mention(name, concept: concept, over: position..<match.end, choice: choice))
      position = matcher.appendElided(after: match, to: &mentions)
    }
  }
}
