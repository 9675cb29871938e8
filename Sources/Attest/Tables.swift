public import AttestLexicon
public import AttestModel
public import AttestTables
internal import AttestText

extension Resources {
  /// Finds what the tables of a document say: claims of effects, and trials; of a registry's
  /// record, its trial.
  ///
  /// Tables that the source marks up are read as they are; those of flat text are rebuilt first.
  public func readTables(_ document: Document) -> TableFindings {
    let names = LexiconNames(lexicon)
    if let record = document.trial {
      return TableFindings(
        trials: TableReading(tables, names: names).trials(of: record, in: document))
    }
    guard !document.tables.isEmpty || document.sections.contains(where: { $0.kind == .table })
    else { return TableFindings() }
    let grids = TableRebuilding(tables, names: names).grids(of: document)
    let content = TableReading(tables, names: names).content(of: grids, in: document)
    return TableFindings(
      evidence: content.evidence, trials: content.trials, count: grids.count,
      rows: grids.reduce(0) { $0 + $1.rows.count })
  }
}

/// What the tables of a document say.
public struct TableFindings: Sendable {
  public var evidence: [Evidence] = []
  public var trials: [Trial] = []
  /// How many tables there are.
  public var count = 0
  /// Of all tables, heads left out.
  public var rows = 0
}

/// The lexicon, as tables ask it.
public struct LexiconNames: NameLookup {
  private let lexicon: Lexicon
  private let tokenizer = Tokenizer()

  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  public func names(in text: String) -> [TableName] {
    let bytes = Array(text.utf8)
    let tokens = tokenizer.tokens(of: text)
    var mentions: [Mention] = []
    bytes.withUnsafeBufferPointer {
      lexicon.appendMentions(
        in: tokens, tokens.indices, of: $0, excluding: [], to: &mentions)
    }
    return mentions.map {
      TableName(range: $0.range, concept: lexicon.concepts[Int($0.concept)])
    }
  }
}
