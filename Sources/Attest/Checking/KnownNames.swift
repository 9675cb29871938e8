public import AttestChecks
internal import AttestLexicon
public import AttestModel
internal import AttestSyntax
internal import AttestTables
internal import AttestText
internal import Synchronization

/// The lexicon, as checks ask it.
public struct KnownNames: NameKnowledge {
  private let lexicon: Lexicon
  private let tokenizer = Tokenizer()
  private let slips = Slips()

  public let facts: CheckFacts
  public let columnNames: ColumnNames
  private let words: Set<WordHash>

  /// - Throws: a `Diagnostic` where a table of `Lexicons/checks` is missing.
  public init(_ resources: Resources) throws {
    let facts = try resources.checkFacts()
    lexicon = resources.lexicon
    self.facts = facts
    columnNames = resources.columnNames
    words = resources.words.ordinaryWords.union(resources.words.functionWords)
  }

  public func meanings(of name: String) -> [Concept] {
    lexicon.meanings(of: tokenizer.tokens(of: name)).map { lexicon.concepts[Int($0.concept)] }
  }

  public func isWord(_ word: String) -> Bool {
    words.contains(WordHash(folded: word.lowercased()))
  }

  public func nearest(to name: String) -> String? { slips.index(of: lexicon).nearest(to: name) }

  public func concepts(in text: String) -> [Concept] {
    LexiconNames(lexicon).names(in: text).map(\.concept)
  }
}

/// The index of slips of the pen, made when the first name is unknown.
private final class Slips: Sendable {
  private let made = Mutex<SlipIndex?>(nil)

  func index(of lexicon: Lexicon) -> SlipIndex {
    made.withLock { made in
      if let made { return made }
      let index = SlipIndex(lexicon.names.lazy.map(\.text))
      made = index
      return index
    }
  }
}
