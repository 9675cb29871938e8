public import AttestModel

/// A document cut into sentences and tokens, with the citations and identifiers it names.
///
/// All of it points into the document's one buffer of text.
public final class SegmentedDocument: Sendable {
  /// The whole document, even where this is but a part of it.
  public let document: Document
  /// In text order; of a part, those of its own paragraphs alone.
  public let tokens: [Token]
  /// In text order.
  public let sentences: [Sentence]
  /// In text order.
  public let citations: [Citation]

  /// A document with what was found in it.
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

  /// Cuts every document alike; there is nothing to set.
  public init() {}

  /// Cuts a whole document. Linear in the length of the text. Reference lists are left alone.
  public func segment(_ document: Document) -> SegmentedDocument {
    var whole: SegmentedDocument?
    forEachPart(of: document, bytes: .max) {
      whole = $0
      return true
    }
    return whole ?? SegmentedDocument(document, tokens: [], sentences: [], citations: [])
  }

  /// Cuts a document part by part, so that no more than a part's tokens are held at a time.
  ///
  /// - Parameters:
  ///   - bytes: how long a part is about; it ends with a paragraph, but where one is much longer
  ///     than that, with a sentence.
  ///   - body: is handed each part, in order, and gives whether to go on.
  public func forEachPart(
    of document: Document, bytes: Int = 256 * 1024, _ body: (SegmentedDocument) -> Bool
  ) {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var citations: [Citation] = []
    var length = 0
    let style = CitationScanner.Style(isNumbered: document.hasNumberedReferences)
    var callouts = CalloutRanges(document)
    var goesOn = true
    // In running text a token is some five bytes long, and a sentence some hundred.
    tokens.reserveCapacity(min(document.text.count, bytes) / 4 + 8)
    sentences.reserveCapacity(min(document.text.count, bytes) / 96 + 4)
    func send(isInside: Bool = false) {
      guard let last = sentences.last, goesOn else { return }
      goesOn = body(
        SegmentedDocument(document, tokens: tokens, sentences: sentences, citations: citations))
      sentences = []
      length = 0
      // The sentences that follow in the paragraph point into the same tokens.
      if isInside {
        citations.removeAll { $0.range.lowerBound < last.range.upperBound }
      } else {
        tokens = []
        citations = []
      }
    }
    document.text.withUnsafeBufferPointer { text in
      for (index, section) in document.sections.enumerated() where section.kind != .references {
        for (number, paragraph) in section.paragraphs.enumerated() {
          let first = tokens.count
          tokenizer.tokenize(text, in: paragraph, into: &tokens)
          let range = first..<tokens.count
          guard !range.isEmpty else { continue }
          CitationScanner(text, tokens: tokens, in: range, style: style).scan(into: &citations)
          callouts.advance(to: paragraph.lowerBound)
          splitter.split(tokens, in: range, callouts: callouts) { part in
            guard goesOn else { return }
            sentences.append(
              Sentence(
                range: Int(tokens[part.lowerBound].start)..<Int(tokens[part.upperBound - 1].end),
                section: index, paragraph: number, tokens: part))
            length += sentences[sentences.count - 1].range.count
            // A paragraph may be as long as a book where a file has no line ends.
            if length / 4 >= bytes { send(isInside: true) }
          }
          if length >= bytes { send() }
          guard goesOn else { return }
        }
      }
    }
    send()
  }
}

/// Where the mark-up of a document points into its reference list, paragraph after paragraph.
struct CalloutRanges {
  private let ranges: [TextRange]
  private var next = 0

  init(_ document: Document) {
    ranges = document.callouts.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// No callouts.
  init() {
    ranges = []
  }

  /// Passes over those before a place.
  mutating func advance(to place: Int) {
    while next < ranges.count, ranges[next].upperBound <= place { next += 1 }
  }

  /// The end of the callout that a token belongs to; nil where it belongs to none.
  func end(at token: Token) -> Int? {
    var index = next
    while index < ranges.count, ranges[index].lowerBound < Int(token.end) {
      if ranges[index].upperBound > Int(token.start) { return ranges[index].upperBound }
      index += 1
    }
    return nil
  }
}

extension Document {
  /// Whether its own list numbers its entries and no mark-up says where they are cited.
  fileprivate var hasNumberedReferences: Bool {
    callouts.isEmpty && !references.isEmpty
      && references.allSatisfy { !$0.label.isEmpty && $0.label.utf8.allSatisfy(\.isDigit) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
