public import AttestModel

/// A review as checks read it: its sentences with their names and citations, and its tables.
///
/// Ranges are bytes into `document.text`; findings are given the line and column of the source.
public struct Review {
  /// A name in the text.
  public struct Name: Hashable {
    /// Into `Review.document.text`.
    public let range: TextRange
    /// As written.
    public let text: String
    /// What the name stands for.
    public let concept: Concept

    /// A name as its parts.
    public init(range: TextRange, text: String, concept: Concept) {
      self.range = range
      self.text = text
      self.concept = concept
    }
  }

  /// A run of characters between blanks, without the marks around it.
  public struct Word: Hashable {
    /// Into `Review.document.text`.
    public let range: TextRange
    /// As written, without the marks.
    public let text: String
  }

  /// A sentence of the prose or of a caption, with what was found in it.
  public struct Sentence {
    /// Into `Review.document.text`.
    public let range: TextRange
    /// Its text in that range, byte for byte, from which `words` are cut.
    public let text: String
    /// Of its section: `abstract`, `2.1 …`, `figure 1`.
    public let section: String
    /// Names in it, in text order.
    public let names: [Name]
    /// Citations in it, in text order.
    public let citations: [Citation]
    /// All its words, in text order.
    public let words: [Word]

    /// A sentence with what was found in it; its words are cut here.
    public init(
      range: TextRange, text: String, section: String, names: [Name], citations: [Citation]
    ) {
      self.range = range
      self.text = text
      self.section = section
      self.names = names
      self.citations = citations
      words = Self.words(of: text, from: range.lowerBound)
    }

    private static func words(of text: String, from start: Int) -> [Word] {
      var words: [Word] = []
      var bytes: [UInt8] = []
      var position = start
      func isEdge(_ byte: UInt8) -> Bool { "()[]{},.;:\"'*†".utf8.contains(byte) && byte < 0x80 }
      func end() {
        var low = 0
        var high = bytes.count
        while low < high, isEdge(bytes[low]) { low += 1 }
        while high > low, isEdge(bytes[high - 1]) { high -= 1 }
        // `STAT(s)` keeps its bracket, `(STAT` has lost it.
        if low < high {
          let range = position - bytes.count + low..<position - bytes.count + high
          words.append(Word(range: range, text: String(decoding: bytes[low..<high], as: UTF8.self)))
        }
        bytes.removeAll(keepingCapacity: true)
      }
      for byte in text.utf8 {
        if byte <= 0x20 { end() } else { bytes.append(byte) }
        position += 1
        if byte <= 0x20 { continue }
      }
      end()
      return words
    }
  }

  /// A table of the review, with the places of its cells in the source.
  public struct Table {
    /// Of its section: `table 1`.
    public let label: String
    /// The headings of its columns.
    public let header: [CuratedCell]
    /// Below the header, in their order.
    public let rows: [[CuratedCell]]

    /// A table as its parts.
    public init(label: String, header: [CuratedCell], rows: [[CuratedCell]]) {
      self.label = label
      self.header = header
      self.rows = rows
    }
  }

  /// The review as it was read.
  public let document: Document
  /// Prose and captions, in order.
  public let sentences: [Sentence]
  /// In the order of the text.
  public let tables: [Table]
  /// What the prose claims.
  public let claims: [Evidence]
  /// What is known of names.
  public let names: NameReader
  /// Nil where there is no store.
  public let records: RecordReader?
  /// The path of the file that it was read from, as findings show it.
  public let file: String
  private let lines: SourceLines
  private let map: SourceMap

  /// A review with what was found in it.
  ///
  /// - Parameters:
  ///   - file: the document's id where it is not given.
  ///   - places: where its text stands in the file, where the document does not know it.
  public init(
    _ document: Document, sentences: [Sentence], tables: [Table], claims: [Evidence],
    names: NameReader, records: RecordReader? = nil, file: String? = nil,
    places: (lines: SourceLines, map: SourceMap)? = nil
  ) {
    self.document = document
    self.sentences = sentences
    self.tables = tables
    self.claims = claims
    self.names = names
    self.records = records
    self.file = file ?? document.id
    lines = places?.lines ?? SourceLines(document.source)
    map = places?.map ?? document.map
  }

  /// The line and column in the source of a byte of the text.
  public func place(of byte: Int) -> (line: Int, column: Int) {
    lines.place(of: map.source(of: byte))
  }

  /// Where a text next stands in the source, from a place on and within so many bytes.
  func place(
    of text: String, from line: Int, _ column: Int, within limit: Int
  ) -> (line: Int, column: Int)? {
    let wanted = Array(text.utf8)
    let start = lines.byte(line: line, column: column)
    let end = min(lines.bytes.count, start + limit)
    guard !wanted.isEmpty, end - start >= wanted.count else { return nil }
    return lines.bytes.withUnsafeBufferPointer { bytes in
      for index in start...(end - wanted.count)
      where bytes[index] == wanted[0]
        && bytes[index..<index + wanted.count].elementsEqual(wanted)
      {
        return lines.place(of: index)
      }
      return nil
    }
  }
}

extension Report {
  /// Reports a place in a review's text.
  public mutating func add(
    _ message: String, at range: TextRange, in review: Review, suggestion: String = "",
    evidence: String = "", severity: Finding.Severity? = nil
  ) {
    let place = review.place(of: range.lowerBound)
    add(
      message, line: place.line, column: place.column, value: review.document.string(in: range),
      suggestion: suggestion, evidence: evidence, severity: severity)
  }
}
