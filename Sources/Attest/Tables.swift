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
    let rebuilding = TableRebuilding(tables, names: names)
    let grids = rebuilding.grids(of: document)
    let marks = MarkedReferences(document)
    let content = TableReading(tables, names: names).content(
      of: grids, in: document, credits: marks.credits)
    return TableFindings(
      evidence: content.evidence, trials: content.trials, count: grids.count,
      rows: grids.reduce(0) { $0 + $1.rows.count }, leftOut: rebuilding.leftOut(of: document))
  }
}

/// The marks of a document that point into its reference list, by their places.
private struct MarkedReferences: Sendable {
  private let callouts: [Callout]
  private let entries: [Publication]

  init(_ document: Document) {
    callouts = document.callouts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    entries = document.references
  }

  /// The entries that the marks in a range point to.
  func credits(in range: TextRange) -> RowCredits {
    var low = 0
    var high = callouts.count
    while low < high {
      let middle = (low + high) / 2
      if callouts[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var credits = RowCredits()
    while low < callouts.count, callouts[low].range.lowerBound < range.upperBound {
      for index in callouts[low].references where entries.indices.contains(index) {
        let entry = entries[index]
        let name = EntryName.normal(entry)
        if !credits.citations.contains(name) { credits.citations.append(name) }
        if !entry.pmid.isEmpty, !credits.pmids.contains(entry.pmid) {
          credits.pmids.append(entry.pmid)
        }
      }
      low += 1
    }
    return credits
  }
}

/// What the tables of a document say.
public struct TableFindings: Sendable {
  /// Claims of effects, each with its row as the sentence, in the order of the tables.
  public var evidence: [Evidence] = []
  /// Trials, in the order of the tables' rows.
  public var trials: [Trial] = []
  /// How many tables there are.
  public var count = 0
  /// Of all tables, heads left out.
  public var rows = 0
  /// Where tables stand that are too long to be read.
  public var leftOut: [TextRange] = []

  static let leftOutMessage =
    "a table of more than \(TableRebuilding.mostWords) words was left out; cut it into tables of its"
    + " own"
}

/// The lexicon, as tables ask it.
public struct LexiconNames: NameLookup {
  private let lexicon: Lexicon
  private let tokenizer = Tokenizer()

  /// Looks for the names of a lexicon.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The names in a text, in its order, none overlapping another.
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
