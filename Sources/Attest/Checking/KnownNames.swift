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

  /// The tables of `Lexicons/checks`.
  public let facts: CheckFacts
  /// What columns of curated tables hold, by their headings.
  public let columnNames: ColumnNames
  private let words: OrdinaryWords

  /// - Throws: a `Diagnostic` where a table of `Lexicons/checks` is missing.
  public init(_ resources: Resources) throws {
    facts = try resources.checkFacts()
    lexicon = resources.lexicon
    columnNames = resources.columnNames
    let table = resources.words
    words = OrdinaryWords(table.ordinaryWords.union(table.functionWords))
  }

  /// What tables are checked by, without the rules and the words of the language: reading those
  /// would take longer than most tables.
  ///
  /// - Parameter lexicon: as `Resources.lexicon` reads it.
  /// - Throws: `Resources.FaultyRules` where the table of headings is at fault, or a `Diagnostic`
  ///   where a table is missing.
  public init(_ folder: LexiconFolder, lexicon: Lexicon) throws {
    facts = try Resources.checkFacts(folder)
    self.lexicon = lexicon
    columnNames = try Resources.columnNames(folder)
    guard columnNames.diagnostics.isEmpty else {
      throw Resources.FaultyRules(diagnostics: columnNames.diagnostics)
    }
    words = OrdinaryWords(folder)
  }

  /// Why the words of the language could not be read, where one was asked for; checks cannot throw.
  public var failure: (any Error)? { words.failure }

  /// What a name stands for in the lexicon, the preferred meaning first; empty where it is not
  /// known.
  public func meanings(of name: String) -> [Concept] {
    lexicon.meanings(of: tokenizer.tokens(of: name)).map { lexicon.concepts[Int($0.concept)] }
  }

  /// Whether a word is one of English, in any of its forms and whatever its capitals.
  public func isWord(_ word: String) -> Bool {
    words.contains(WordHash(folded: word.lowercased()))
  }

  /// As `NameKnowledge.nearest`; the index for it is made at the first question.
  public func nearest(to name: String) -> String? { slips.index(of: lexicon).nearest(to: name) }

  /// What the names in a text stand for, in its order.
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

/// The words of the language; where they were not read yet, they are when the first is asked for.
private final class OrdinaryWords: Sendable {
  private enum State {
    case unread(LexiconFolder)
    case read(Set<WordHash>)
    case failed(any Error)
  }

  private let state: Mutex<State>

  init(_ words: Set<WordHash>) { state = Mutex(.read(words)) }

  /// The words depend on the rules' verbs, so that the rules are read too.
  init(_ folder: LexiconFolder) { state = Mutex(.unread(folder)) }

  /// Why they could not be read.
  var failure: (any Error)? {
    state.withLock { if case .failed(let error) = $0 { error } else { nil } }
  }

  func contains(_ word: WordHash) -> Bool {
    state.withLock { state in
      if case .unread(let folder) = state {
        do {
          let table = try Resources(folder).words
          state = .read(table.ordinaryWords.union(table.functionWords))
        } catch {
          state = .failed(error)
        }
      }
      guard case .read(let words) = state else { return false }
      return words.contains(word)
    }
  }
}
