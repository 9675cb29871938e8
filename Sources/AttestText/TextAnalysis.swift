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

  /// In tokens; a longer sentence is a list or a broken file, and is cut.
  public static let longestSentence = SentenceSplitter.longest

  public init() {}

  /// Cuts a whole document. Linear in the length of the text. Reference lists are left alone.
  public func segment(_ document: Document) -> SegmentedDocument {
    var whole: SegmentedDocument?
    forEachPart(of: document, bytes: .max) { whole = $0 }
    return whole ?? SegmentedDocument(document, tokens: [], sentences: [], citations: [])
  }

  /// Cuts a document part by part, so that no more than a part's tokens are held at a time.
  ///
  /// - Parameters:
  ///   - bytes: a part ends with the paragraph that brings it to this length.
  ///   - body: is handed each part, in order.
  public func forEachPart(
    of document: Document, bytes: Int = 256 * 1024, _ body: (SegmentedDocument) -> Void
  ) {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var citations: [Citation] = []
    var length = 0
    func send() {
      guard !sentences.isEmpty else { return }
      body(
        SegmentedDocument(document, tokens: tokens, sentences: sentences, citations: citations))
      tokens = []
      sentences = []
      citations = []
      length = 0
    }
    document.text.withUnsafeBufferPointer { text in
      for (index, section) in document.sections.enumerated() where section.kind != .references {
        for (number, paragraph) in section.paragraphs.enumerated() {
          let first = tokens.count
          tokenizer.tokenize(text, in: paragraph, into: &tokens)
          let range = first..<tokens.count
          guard !range.isEmpty else { continue }
          CitationScanner(text, tokens: tokens, in: range).scan(into: &citations)
          splitter.split(tokens, in: range) { part in
            sentences.append(
              Sentence(
                range: Int(tokens[part.lowerBound].start)..<Int(tokens[part.upperBound - 1].end),
                section: index, paragraph: number, tokens: part))
          }
          length += paragraph.count
          if length >= bytes { send() }
        }
      }
    }
    send()
  }
}
