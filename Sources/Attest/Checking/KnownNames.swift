public import AttestChecks
public import AttestLexicon
public import AttestModel
internal import AttestTables
internal import AttestText

/// The lexicon, as checks ask it.
public struct KnownNames: NameKnowledge {
  private let lexicon: Lexicon
  private let tokenizer = Tokenizer()
  private let slips: SlipIndex

  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    slips = SlipIndex(lexicon.names.lazy.map(\.text))
  }

  public func meanings(of name: String) -> [Concept] {
    lexicon.meanings(of: tokenizer.tokens(of: name)).map { lexicon.concepts[Int($0.concept)] }
  }

  public func nearest(to name: String) -> String? { slips.nearest(to: name) }

  public func concepts(in text: String) -> [Concept] {
    LexiconNames(lexicon).names(in: text).map(\.concept)
  }
}
