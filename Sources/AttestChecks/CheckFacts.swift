public import AttestModel

/// What checks know of biology beyond names: symbols of genes, kinases, cytokines, drugs' targets.
public struct CheckFacts: Sendable {
  /// The JAKs and STATs that a cytokine's receptor uses; both empty where it uses none.
  public struct Cytokine: Hashable, Sendable {
    /// JAK kinases by their symbols: `JAK1`, `TYK2`.
    public let jaks: Set<String>
    /// STATs by their symbols: `STAT5A`.
    public let stats: Set<String>
    /// Who says so, joined with bars; `own` is common knowledge of the field.
    public let source: String
  }

  /// A drug's targets by their names in the lexicon.
  public struct DrugTargets: Hashable, Sendable {
    /// What the drug acts on: members, and families where those are said.
    public let targets: [String]
    /// Joined with bars.
    public let source: String

    /// Whether it rests on more than common knowledge.
    public var isSourced: Bool { source != "own" }
  }

  /// Symbols of human genes, as HGNC has them.
  public let genes: GeneSymbols
  /// By their names in the lexicon, with the families that have one.
  public private(set) var kinases: Set<String> = []
  /// Cytokines, hormones and growth factors by their names in the lexicon.
  public private(set) var cytokines: [String: Cytokine] = [:]
  /// What drugs act on, by the drugs' names in the lexicon.
  public private(set) var drugs: [String: DrugTargets] = [:]
  /// Names that are written for another thing's, by what is written.
  public private(set) var confusables: [String: Confusable] = [:]
  private var words: [String: Set<String>] = [:]

  /// Reads the tables of `Lexicons/checks`.
  public init(
    genes: [UInt8], kinases: String, cytokines: String, drugs: String,
    confusables: String, words: String
  ) {
    self.genes = GeneSymbols(genes)
    for fields in Self.rows(of: kinases) where !fields.isEmpty { self.kinases.insert(fields[0]) }
    for fields in Self.rows(of: cytokines) where fields.count == 5 {
      self.cytokines[fields[0]] = Cytokine(
        jaks: Set(Self.list(fields[2])), stats: Set(Self.list(fields[3])), source: fields[4])
    }
    for fields in Self.rows(of: drugs) where fields.count == 3 {
      self.drugs[fields[0]] = DrugTargets(targets: Self.list(fields[1]), source: fields[2])
    }
    for fields in Self.rows(of: confusables) where fields.count == 4 {
      self.confusables[fields[0]] = Confusable(meant: fields[1], beside: Self.list(fields[2]))
    }
    for fields in Self.rows(of: words) where fields.count == 2 {
      self.words[fields[0], default: []].insert(fields[1])
    }
  }

  /// A name that is written for another thing's beside certain words.
  public struct Confusable: Hashable, Sendable {
    /// What is meant beside those words.
    public let meant: String
    /// Names as the lexicon has them, or beginnings of words.
    public let beside: [String]
  }

  /// Whether a word in lower case is one of a list of `Lexicons/checks/words.tsv`.
  public func has(_ word: String, in list: String) -> Bool { words[list]?.contains(word) ?? false }

  /// The words of a list of `Lexicons/checks/words.tsv`.
  public func words(in list: String) -> Set<String> { words[list] ?? [] }

  /// Whether a concept is a kinase or a family that has one.
  public func isKinase(_ concept: Concept) -> Bool {
    kinases.contains(concept.name)
  }

  /// Whether a name says by its last word that kinases bear it: `receptor tyrosine kinases`.
  static func isCalledKinase(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      let end = bytes.last == UInt8(ascii: "s") || bytes.last == UInt8(ascii: "S") ? 1 : 0
      guard bytes.count >= 6 + end else { return false }
      let word = bytes[(bytes.count - end - 6)..<(bytes.count - end)]
      return word.elementsEqual("kinase".utf8) { $0 | 0x20 == $1 }
    }
  }

  /// Whether a concept is a signal that cells send: a cytokine, hormone or growth factor.
  public func isLigand(_ concept: Concept) -> Bool { cytokines[concept.name] != nil }

  static func list(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }

  /// The rows of a table apart by tabs, comments and the header left out.
  static func rows(of table: String) -> [[String]] {
    var rows: [[String]] = []
    var hasHeader = false
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) where line.first != 0x23 {
      guard hasHeader else {
        hasHeader = true
        continue
      }
      rows.append(
        line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(Substring($0)) })
    }
    return rows
  }
}
