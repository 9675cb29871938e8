public import AttestModel

/// All rules, found by their trigger words.
public struct RuleSet: Sendable {
  public let rules: [Rule]
  let verbs: [WordHash: [Int]]
  let nouns: [WordHash: [Int]]
  let adjectives: [WordHash: [Int]]
  let compounds: [WordHash: [Int]]
  let cues: Cues

  public init(_ rules: [Rule], cues: Cues) {
    self.rules = rules
    self.cues = cues
    func index(_ words: (Rule) -> [String]) -> [WordHash: [Int]] {
      var found: [WordHash: [Int]] = [:]
      for (number, rule) in rules.enumerated() {
        for word in words(rule) { found[WordHash(folded: word), default: []].append(number) }
      }
      return found
    }
    verbs = index(\.verbs)
    nouns = index(\.nouns)
    adjectives = index(\.adjectives)
    compounds = index(\.compounds)
  }

  /// Whether a sentence has any trigger among its tokens; those without one are left alone.
  ///
  /// Verbs are inflected, so the caller gives every form it knows of them.
  public var triggerLemmas: Set<WordHash> {
    Set(verbs.keys).union(nouns.keys).union(adjectives.keys).union(compounds.keys)
  }
}

/// The words that deny a claim or call it possible, from `Lexicons/words/cues.tsv`.
public struct Cues: Sendable {
  public enum Effect: String, Sendable {
    case negation, hedge
    /// A verb that says no more than that its object happens: *form a complex*.
    case light
    /// A verb of announcing: what it announces is not said yet.
    case outline
    /// A noun for the way in which something happens: *in a STAT3-dependent manner*.
    case manner
    /// A noun for the place of a modification, no thing of its own: *tyrosine phosphorylation*.
    case site
    /// An adjective that adds nothing to the name of a thing.
    case empty
    /// A word that says a thing is missing or does not work.
    case loss
  }

  /// The part of speech in which a word is a cue.
  public enum Part: String, Sendable {
    case verb, noun, adjective, adverb, preposition, determiner
  }

  private var words: [Key: Effect] = [:]

  private struct Key: Hashable {
    let word: WordHash
    let part: Part
  }

  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads a table of `word`, `cue`, `part`; `#` begins a comment.
  public init(_ table: String, file: String) {
    var line = 0
    for raw in table.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard let first = raw.first, first != UInt8(ascii: "#") else { continue }
      let fields = raw.split(whereSeparator: { $0 == 0x09 || $0 == 0x0D || $0 == 0x20 })
        .map { String(Substring($0)) }
      guard !fields.isEmpty, fields != ["word", "cue", "part"] else { continue }
      guard fields.count == 3, let effect = Effect(rawValue: fields[1]),
        let part = Part(rawValue: fields[2])
      else {
        diagnostics.append(
          Diagnostic(
            "expected a word, its effect (negation, hedge, light, outline, manner, site, empty, loss), and a part of speech", file: file, line: line))
        continue
      }
      words[Key(word: WordHash(folded: fields[0]), part: part)] = effect
    }
  }

  func effect(_ word: WordHash, as part: Part) -> Effect? { words[Key(word: word, part: part)] }
}
