public import AttestModel

/// Whom the marks in a row credit: `[12]` and what it points to in the reference list.
public struct RowCredits: Sendable {
  /// In normal form: `Teng et al. 2014`.
  public var citations: [String]
  /// Digits only, one a publication.
  public var pmids: [String]

  /// Credits as their parts; unless given, nobody is credited.
  public init(citations: [String] = [], pmids: [String] = []) {
    self.citations = citations
    self.pmids = pmids
  }
}

/// Reads what a table's rows say: claims of effects, and trials.
public struct TableReading: Sendable {
  /// What the tables of a document say, in its order.
  public struct Content: Sendable {
    /// Claims of effects, each row as its sentence, in the order of the tables.
    public internal(set) var evidence: [Evidence] = []
    /// Trials, in the order of the tables' rows.
    public internal(set) var trials: [Trial] = []
  }

  private let vocabulary: TableVocabulary
  let names: any NameLookup

  /// Reads tables by a vocabulary, and by what the names in their cells stand for.
  public init(_ vocabulary: TableVocabulary, names: any NameLookup) {
    self.vocabulary = vocabulary
    self.names = names
  }

  /// Reads tables that were given or rebuilt; a table whose columns say neither is passed over.
  ///
  /// - Parameter credits: whom the marks in a range of the document's text point to.
  public func content(
    of grids: [TableGrid], in document: Document,
    credits: @escaping (TextRange) -> RowCredits = { _ in RowCredits() }
  ) -> Content {
    var content = Content()
    guard !grids.isEmpty else { return content }
    let offsets = SourceOffsets(document.source)
    for grid in grids where document.sections.indices.contains(grid.section) {
      let meanings = meanings(of: grid)
      let table = ReadTable(
        grid, meanings: meanings, in: document, offsets: offsets, credits: credits)
      let parts = NamedParts(names: names)
      if isTrials(meanings) {
        let read = TrialRows(names: parts, table: table).content()
        content.evidence += read.evidence
        content.trials += read.trials
      } else if isEffects(meanings) {
        content.evidence += EffectRows(vocabulary: vocabulary, names: parts, table: table)
          .evidence()
      }
    }
    return content
  }

  private func isTrials(_ meanings: [ColumnMeaning]) -> Bool {
    let marks = [ColumnMeaning.trial, .phase, .status].count(where: meanings.contains)
    return meanings.contains(.agent)
      && (meanings.contains(.trial) || (marks > 0 && meanings.contains(.disease)))
  }

  private func isEffects(_ meanings: [ColumnMeaning]) -> Bool {
    meanings.contains(.effect)
      && [.factor, .agent, .mediator, .target].contains(where: meanings.contains)
  }

  // MARK: What columns mean

  private func meanings(of grid: TableGrid) -> [ColumnMeaning] {
    grid.columns.indices.map { column in
      let known = vocabulary.heads.meaning(ofColumn: column, under: grid.columns)
      guard known == .other || known == .trial || known == .reference else { return known }
      return shape(of: column, known, in: grid) ?? known
    }
  }

  /// What a column's cells say it holds where its heading leaves it open: identifiers, or the
  /// phases that some tables give below *Clinical trial*.
  private func shape(
    of column: Int, _ known: ColumnMeaning, in grid: TableGrid
  ) -> ColumnMeaning? {
    let texts = grid.rows.compactMap { row in
      row.cells.indices.contains(column) ? row.cells[column].text : nil
    }.filter { !$0.bare.isEmpty }
    guard !texts.isEmpty else { return nil }
    func most(_ test: (String) -> Bool) -> Bool { texts.count(where: test) * 2 > texts.count }
    if most({ !IdentifierShape.trials(in: $0).isEmpty }) { return .trial }
    if most({ $0.blankSeparated.allSatisfy(IdentifierShape.isPMID) }) { return .reference }
    if known == .reference { return nil }
    let isPhase: (String) -> Bool = { text in
      let words = text.blankSeparated
      if TrialPhase.match(words[...]) != nil { return true }
      // Digits alone may count anything.
      return words.allSatisfy(TrialPhase.isBareValue)
        && (known == .trial || text.utf8.contains(UInt8(ascii: "I")))
    }
    return most(isPhase) ? .phase : nil
  }
}
