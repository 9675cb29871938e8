public import AttestChecks
public import AttestModel
internal import AttestStore
internal import AttestTables
internal import AttestText

/// Checks reviews: what their tables say against their prose, and each against itself.
public struct ReviewChecking {
  /// What the store knows; nil where there is none.
  public var records: RecordReader?
  private let checks: [any Check]
  private let resources: Resources
  private let names: KnownNames
  private let extractor: Extractor

  /// - Parameter names: as `KnownNames` reads them from the same resources.
  public init(_ resources: Resources, names: KnownNames, checks: [any Check] = allChecks) {
    self.checks = checks
    self.resources = resources
    self.names = names
    extractor = Extractor(resources)
  }

  /// What a review came to.
  public struct Outcome: Sendable {
    /// What is wrong with it, in the order of its lines.
    public let findings: [Finding]
    /// How many rows its tables have.
    public let rows: Int
  }

  /// What is wrong with a review, in the order of its lines.
  ///
  /// - Throws: a `Diagnostic` where the disk is full.
  public func findings(in document: Document, tables: [Review.Table] = []) throws -> [Finding] {
    try check(document, tables: tables).findings
  }

  /// Checks a review.
  ///
  /// - Parameters:
  ///   - tables: beside those that it has itself.
  ///   - file: the path that findings show; the document's id where it is nil.
  ///   - places: where its text stands in the file, as `RecordedByteStream.places` finds it.
  /// - Throws: a `Diagnostic` where the disk is full.
  public func check(
    _ document: Document, tables: [Review.Table] = [], file: String? = nil,
    places: (lines: SourceLines, map: SourceMap)? = nil
  ) throws -> Outcome {
    let review = review(of: document, tables: tables, file, places)
    let findings = try ReviewChecker(checks, columnNames: resources.columnNames)
      .findings(in: review) { try TemporaryRows() }
    return Outcome(findings: findings, rows: review.tables.reduce(0) { $0 + $1.rows.count })
  }

  private func review(
    of document: Document, tables: [Review.Table], _ file: String?,
    _ sourcePlaces: (lines: SourceLines, map: SourceMap)?
  ) -> Review {
    let segmented = TextAnalysis().segment(document)
    var sentences: [Review.Sentence] = []
    document.text.withUnsafeBufferPointer { text in
      for sentence in segmented.sentences {
        let section = document.sections[sentence.section]
        if section.kind == .table { continue }
        let citations = segmented.citations.filter { sentence.range.overlaps($0.range) }
        var mentions: [Mention] = []
        resources.lexicon.appendMentions(
          in: segmented.tokens, sentence.tokens, of: text,
          excluding: citations.compactMap { $0.isAuthorYear ? $0.bracket : nil }, to: &mentions)
        sentences.append(
          Review.Sentence(
            range: sentence.range, text: document.string(in: sentence.range),
            section: section.label,
            names: mentions.map {
              Review.Name(
                range: $0.range, text: document.string(in: $0.range),
                concept: resources.lexicon.concepts[Int($0.concept)])
            }, citations: citations))
      }
    }
    return Review(
      document, sentences: sentences, tables: self.tables(of: document, sourcePlaces) + tables,
      claims: extractor.mine(document, keepsSentences: false).evidence, names: NameReader(names),
      records: records, file: file, places: sourcePlaces)
  }

  /// The tables with the places of their cells in the source.
  private func tables(
    of document: Document, _ sourcePlaces: (lines: SourceLines, map: SourceMap)?
  ) -> [Review.Table] {
    let places = Review(
      document, sentences: [], tables: [], claims: [], names: NameReader(names),
      places: sourcePlaces)
    let grids = TableRebuilding(resources.tables, names: LexiconNames(resources.lexicon))
      .grids(of: document)
    return grids.map { grid in
      let top = places.place(of: document.sections[grid.section].range.lowerBound)
      return Review.Table(
        label: document.sections[grid.section].label,
        header: grid.columns.map { heading in
          // Headings one below the other are one.
          CuratedCell(
            String(heading.map { $0 == "\n" ? " " : $0 }), line: top.line, column: top.column)
        },
        rows: grid.rows.map { row in
          row.cells.map { cell in
            let at = cell.range.isEmpty ? row.range.lowerBound : cell.range.lowerBound
            let place = places.place(of: at)
            return CuratedCell(cell.text, line: place.line, column: place.column)
          }
        })
    }
  }
}
