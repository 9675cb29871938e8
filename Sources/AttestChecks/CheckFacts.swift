public import AttestModel

/// What checks know of biology beyond names: symbols of genes, kinases, cytokines, drugs' targets.
public struct CheckFacts: Sendable {
  /// The JAKs and STATs that a cytokine's receptor uses; both empty where it uses none.
  public struct Cytokine: Hashable, Sendable {
    public let jaks: Set<String>
    public let stats: Set<String>
    public let source: String
  }

  /// A drug's targets by their names in the lexicon.
  public struct DrugTargets: Hashable, Sendable {
    public let targets: [String]
    public let source: String
  }

  public let genes: GeneSymbols
  /// By their names in the lexicon, with the families that have one.
  public private(set) var kinases: Set<String> = []
  public private(set) var cytokines: [String: Cytokine] = [:]
  public private(set) var drugs: [String: DrugTargets] = [:]

  /// Reads the tables of `Lexicons/checks`.
  public init(genes: String, kinases: String, cytokines: String, drugs: String) {
    self.genes = GeneSymbols(genes)
    for fields in Self.rows(of: kinases) where !fields.isEmpty { self.kinases.insert(fields[0]) }
    for fields in Self.rows(of: cytokines) where fields.count == 5 {
      self.cytokines[fields[0]] = Cytokine(
        jaks: Set(Self.list(fields[2])), stats: Set(Self.list(fields[3])), source: fields[4])
    }
    for fields in Self.rows(of: drugs) where fields.count == 3 {
      self.drugs[fields[0]] = DrugTargets(targets: Self.list(fields[1]), source: fields[2])
    }
  }

  /// Whether a concept is a kinase or a family that has one.
  public func isKinase(_ concept: Concept) -> Bool { kinases.contains(concept.name) }

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

/// The symbols of human genes: those in use, those given up, and the others they go by.
public struct GeneSymbols: Sendable {
  private var approved: Set<String> = []
  private var retired: [String: [String]] = [:]
  private var aliases: [String: [String]] = [:]

  init(_ table: String) {
    approved.reserveCapacity(26_000)
    retired.reserveCapacity(20_000)
    aliases.reserveCapacity(50_000)
    for fields in CheckFacts.rows(of: table) where fields.count == 4 {
      let symbol = fields[0]
      approved.insert(symbol)
      for name in CheckFacts.list(fields[2]) { retired[name, default: []].append(symbol) }
      for name in CheckFacts.list(fields[3]) { aliases[name, default: []].append(symbol) }
    }
  }

  /// Whether a text is a gene's symbol.
  public func isSymbol(_ text: String) -> Bool { approved.contains(text) }

  /// Whether a text is a gene's symbol, past symbol or other name.
  public func isKnown(_ text: String) -> Bool {
    approved.contains(text) || retired[text] != nil || aliases[text] != nil
  }

  /// The symbols in whose place a text stood once; empty where it is still in use.
  public func successors(of text: String) -> [String] {
    approved.contains(text) ? [] : retired[text] ?? []
  }

  /// The genes that a text names, however.
  public func genes(named text: String) -> [String] {
    var found = approved.contains(text) ? [text] : []
    for symbol in (retired[text] ?? []) + (aliases[text] ?? []) where !found.contains(symbol) {
      found.append(symbol)
    }
    return found
  }
}
