public import AttestModel

/// Reads the grammar of a sentence as far as relations need it: words, phrases, who does what.
///
/// No model is loaded and nothing is learned: word lists, a few rules of English word order, and
/// one pass each for units, tags, phrases and subjects. Linear in the sentence's length.
public struct SentenceParser: Sendable {
  private let words: WordTable
  private let tagger: Tagger

  /// Parses by a table of words, which may serve several parsers at once.
  public init(words: WordTable) {
    self.words = words
    self.tagger = Tagger(words: words)
  }

  /// The words, phrases and subjects of a sentence in which names have been found.
  public func parse(_ tagged: TaggedSentence) -> ParsedSentence {
    var units = tagged.tokens.withUnsafeBufferPointer {
      UnitBuilding(tagged: tagged, words: words, tokens: $0).units()
    }
    words.phrases.join(&units)
    tagger.tag(&units)
    let chunks = Chunker(units: units).chunks()
    var linking = ClauseLinking(tagged: tagged, units: units, chunks: chunks)
    return ParsedSentence(tagged, units: units, chunks: linking.link())
  }
}
