internal import AttestModel

/// Compares claims with a gold standard, sentence by sentence.
///
/// A claim is judged by the gold claims of its sentence. Claims in sentences that the gold does not
/// have are left out, for nobody has read those. Two ends are the same when their identifiers are,
/// or their names without regard to case, Greek letters, punctuation and plural; for an end that
/// is no gene or drug it is enough that half of the words are shared.
public struct Evaluator: Sendable {
  /// A claim to be judged, and what it meets.
  struct Judged: Sendable {
    let claim: ComparedClaim
    let sentence: SentenceKey
    /// Whether the gold has its sentence, rather than only the negatives.
    let hasGold: Bool
    /// Indices into the gold.
    let strictMatches: [Int]
    let relaxedMatches: [Int]
  }

  /// What a sentence of the claims is in the gold.
  private struct Standing {
    var gold: [Int] = []
    var optional: [Int] = []
    var isKnown = false
    var isNegative = false
  }

  let gold: [GoldStandard.Row]
  let compared: [ComparedClaim]
  let coreNames: Set<String>
  let negatives: Negatives
  private let isExhaustive: Bool
  /// Sentences of the gold, and by their number the gold claims they make.
  private var index = SentenceIndex()
  private var rows: [[Int]] = []
  private var names: NameCache
  private var standings: [SentenceKey: Standing] = [:]
  private var seen: Set<ExactClaim> = []
  private(set) var judged: [Judged] = []
  private(set) var fallenInto: Set<Int> = []
  private var last: (sentence: String, key: SentenceKey)?

  /// - Parameters:
  ///   - coreNames: names of genes, proteins and drugs: a wrong claim about two of them counts
  ///     against the core figures even where it has no identifiers.
  ///   - isExhaustive: whether sentences that the gold does not have make no claim.
  public init(
    _ standard: GoldStandard, coreNames: some Sequence<String> = [], isExhaustive: Bool = false
  ) {
    self.isExhaustive = isExhaustive
    gold = standard.rows
    var names = NameCache()
    let compared = standard.rows.map {
      ComparedClaim($0.claim, alternatives: $0.alternatives, names: &names)
    }
    self.compared = compared
    var core: Set<String> = []
    for (row, claim) in zip(gold, compared) where row.tier == .core {
      if !row.claim.subject.name.isEmpty { core.insert(claim.subject.name.letters) }
      core.insert(claim.object.name.letters)
    }
    for name in coreNames { core.insert(FoldedName(name).letters) }
    self.coreNames = core
    for (number, row) in gold.enumerated() {
      let sentence = index.insert(SentenceKey(row.claim.sentence))
      if sentence == rows.count { rows.append([]) }
      rows[sentence].append(number)
    }
    negatives = Negatives(standard.negatives, names: &names)
    self.names = names
  }

  /// Takes a claim into account. Rows of tables are not: the gold is of prose.
  public mutating func add(_ claim: StatedClaim) {
    guard !claim.section.lowercased().hasPrefix("table") else { return }
    let key = key(of: claim.sentence)
    let standing = standing(of: key)
    guard standing.isKnown || standing.isNegative || isExhaustive else { return }
    let compared = ComparedClaim(claim, names: &names)
    for trap in negatives.traps[key] ?? [] where trap.misreading.isMet(by: compared, .relaxed) {
      fallenInto.insert(trap.number)
    }
    let relaxed = matches(of: compared, among: standing.gold, .relaxed)
    if relaxed.isEmpty, !matches(of: compared, among: standing.optional, .relaxed).isEmpty {
      return
    }
    // The same claim twice in one sentence counts once.
    guard seen.insert(ExactClaim(compared, key)).inserted else { return }
    judged.append(
      Judged(
        claim: compared, sentence: key, hasGold: !standing.gold.isEmpty,
        strictMatches: matches(of: compared, among: standing.gold, .strict),
        relaxedMatches: relaxed))
  }

  /// Whether any claim that was added stands in a sentence of the gold.
  public var meetsGold: Bool { judged.contains(where: \.hasGold) }

  /// The figures for the claims that were added.
  public func evaluation() -> Evaluation {
    Judgement(self, names: names).evaluation
  }

  /// Whether the gold has a claim, not only one of tier optional, for this sentence.
  func hasSentence(_ key: SentenceKey) -> Bool { index.number(of: key) != nil }

  private func matches(
    of claim: ComparedClaim, among rows: [Int], _ strictness: Strictness
  ) -> [Int] {
    rows.filter { compared[$0].isMet(by: claim, strictness) }
  }

  private mutating func key(of sentence: String) -> SentenceKey {
    // The claims of a sentence come one after the other.
    if let last, last.sentence == sentence { return last.key }
    let key = SentenceKey(sentence)
    last = (sentence, key)
    return key
  }

  private mutating func standing(of key: SentenceKey) -> Standing {
    if let known = standings[key] { return known }
    var standing = Standing()
    let sentences = index.matches(of: key)
    standing.isKnown = !sentences.isEmpty
    for number in sentences.sorted().flatMap({ rows[$0] }) {
      if gold[number].tier == .optional {
        standing.optional.append(number)
      } else {
        standing.gold.append(number)
      }
    }
    standing.isNegative = !negatives.index.parts(of: key).isEmpty
    // What nobody has read is not kept: there may be far more of it.
    if standing.isKnown || standing.isNegative { standings[key] = standing }
    return standing
  }
}

extension Evaluator {
  /// Sentences that invite misreadings.
  struct Negatives: Sendable {
    struct Trap: Sendable {
      let number: Int
      let misreading: ComparedClaim
    }

    private(set) var index = SentenceIndex()
    private(set) var sentences: Set<SentenceKey> = []
    private(set) var traps: [SentenceKey: [Trap]] = [:]
    private(set) var misreadings: [StatedClaim] = []
    let isEmpty: Bool

    init(_ negatives: [GoldStandard.Negative], names: inout NameCache) {
      isEmpty = negatives.isEmpty
      for negative in negatives {
        let key = SentenceKey(negative.sentence)
        _ = index.insert(key)
        sentences.insert(key)
        guard let misreading = negative.misreading else { continue }
        traps[key, default: []].append(
          Trap(
            number: misreadings.count, misreading: ComparedClaim(misreading, names: &names)))
        misreadings.append(misreading)
      }
    }
  }

  /// All that tells a claim apart from another of its sentence.
  private struct ExactClaim: Hashable {
    let sentence: SentenceKey
    let subject: String
    let relation: Relation
    let object: String
    let polarity: Polarity
    let certainty: Certainty
    let mediators: [String]
    let citations: [String]

    init(_ claim: ComparedClaim, _ sentence: SentenceKey) {
      self.sentence = sentence
      subject = claim.subject.name.letters
      relation = claim.stated.relation
      object = claim.object.name.letters
      polarity = claim.stated.polarity
      certainty = claim.stated.certainty
      mediators = claim.stated.mediators
      citations = claim.stated.citations
    }
  }
}
