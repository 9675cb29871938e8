public import AttestModel

/// A document cut into sentences and tokens, with the citations and identifiers it names.
///
/// All of it points into the document's one buffer of text.
public struct SegmentedDocument: Sendable {
  public let document: Document
  public let tokens: [Token]
  /// In text order.
  public let sentences: [Sentence]
  /// In text order.
  public let citations: [Citation]

  public init(
    _ document: Document, tokens: [Token], sentences: [Sentence], citations: [Citation]
  ) {
    self.document = document
    self.tokens = tokens
    self.sentences = sentences
    self.citations = citations
  }
}

/// Cuts documents into sentences and tokens, and finds their citations.
public struct TextAnalysis: Sendable {
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()

  public init() {}

  /// Linear in the length of the text. Reference lists are left alone.
  public func segment(_ document: Document) -> SegmentedDocument {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var citations: [Citation] = []
    tokens.reserveCapacity(document.text.count / 4)
    document.text.withUnsafeBufferPointer { text in
      for (index, section) in document.sections.enumerated() where section.kind != .references {
        for (number, paragraph) in section.paragraphs.enumerated() {
          let first = tokens.count
          tokenizer.tokenize(text, in: paragraph, into: &tokens)
          let range = first..<tokens.count
          guard !range.isEmpty else { continue }
          var found: [Citation] = []
          CitationScanner(text, tokens: tokens, in: range).scan(into: &found)
          citations.append(contentsOf: found)
          splitter.split(tokens, in: range) { part in
            sentences.append(
              Sentence(
                range: Int(tokens[part.lowerBound].start)..<Int(tokens[part.upperBound - 1].end),
                section: index, paragraph: number, tokens: part))
          }
        }
      }
    }
    return SegmentedDocument(
      document, tokens: tokens, sentences: sentences, citations: citations)
  }
}
