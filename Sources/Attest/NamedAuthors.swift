internal import AttestModel
internal import AttestSyntax
internal import AttestText

/// Tells authors that a sentence names from other words that stand where a name could.
struct NamedAuthors: Sendable {
  /// The words of the language; one of them that begins a sentence is no name unless the words
  /// behind it leave no doubt.
  let words: WordTable

  /// The authors named in a sentence.
  ///
  /// - Parameter mentions: what the lexicon knows there; a gene or a cell is no author.
  func names(
    in tokens: [Token], _ sentence: Range<Int>, besides mentions: [Mention]
  ) -> [NamedAuthor] {
    NamedAuthorScanner(tokens, in: sentence).names().filter { name in
      (name.isCertain || !words.isOrdinary(tokens[name.token].hash))
        && !mentions.contains { $0.tokens.contains(name.token) }
    }
  }
}
