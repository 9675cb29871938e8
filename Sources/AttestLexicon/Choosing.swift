internal import AttestModel

/// Which of its meanings a name has where it stands.
extension Matcher {
  /// What the words beside a name say that it is.
  private struct Evidence: OptionSet {
    let rawValue: UInt8
    static let molecule = Evidence(rawValue: 1)
    static let disease = Evidence(rawValue: 2)
    static let cell = Evidence(rawValue: 4)
    static let drug = Evidence(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ kind: Concept.Kind) {
      switch kind {
      case .gene, .family, .complex: self = .molecule
      case .drug, .chemical: self = .drug
      case .disease: self = .disease
      case .cell: self = .cell
      case .process, .pathway, .anatomy, .species, .generic, .phrase: self = []
      }
    }
  }

  /// The meaning of a match: what the verb beside it takes, else what its neighbours ask for, else
  /// what the document also calls by another name, else the lexicon's first.
  func chosen(
    _ match: Match, at start: Int, knowing abbreviations: Abbreviations,
    expecting expected: ExpectedKinds
  ) -> (Int32, Mention.Choice) {
    guard match.isShared else { return (match.name, .only) }
    let span = start..<match.end
    let isSpread = span.dropFirst().contains { !tokens[$0].isGlued }
    var candidates: [Int32] = []
    index.forEachName(at: match.state) { name in
      if fits(name, span, isSpread: isSpread),
        names[Int(name)].strictness == names[Int(match.name)].strictness
          || names[Int(match.name)].strictness != Lexicon.Name.Case.exact.rawValue
      {
        candidates.append(name)
      }
    }
    // PsA is written like one of its two meanings, not like PSA.
    if span.count == 1 {
      let alike = candidates.filter { name in
        let name = names[Int(name)]
        return equals(lexicon.image.bytes(at: name.text, name.length), span)
      }
      if alike.count == 1 { return (alike[0], .only) }
      if !alike.isEmpty { candidates = alike }
    }
    let taken = kinds(takenBeside: span, expected)
    let accepted = candidates.filter { taken.contains(kind(of: $0)) }
    if accepted.count == 1 { return (accepted[0], .expected) }
    if !accepted.isEmpty { candidates = accepted }
    let asked = evidence(beside: span)
    if !asked.isEmpty {
      let fitting = candidates.filter { !asked.isDisjoint(with: Evidence(kind(of: $0))) }
      if fitting.count == 1 { return (fitting[0], .neighbours) }
    }
    let seen = candidates.filter { abbreviations.hasSeen(concept(of: $0)) }
    if seen.count == 1 { return (seen[0], .document) }
    return (candidates.contains(match.name) ? match.name : candidates[0], .first)
  }

  private func kind(of name: Int32) -> Concept.Kind {
    lexicon.image.concepts[Int(concept(of: name))].ownKind
  }

  private func evidence(beside span: Range<Int>) -> Evidence {
    var found: Evidence = []
    var after = span.upperBound
    while after < range.upperBound, tokens[after].isMark(Self.hyphen) { after += 1 }
    if after < range.upperBound { found.formUnion(Self.following[tokens[after].hash] ?? []) }
    var before = span.lowerBound - 1
    while before >= range.lowerBound, tokens[before].isMark(Self.hyphen) { before -= 1 }
    if before >= range.lowerBound { found.formUnion(Self.preceding[tokens[before].hash] ?? []) }
    return found
  }

  private static let following: [WordHash: Evidence] = {
    var words: [WordHash: Evidence] = [:]
    func add(_ list: String, _ evidence: Evidence) {
      for word in list.split(separator: " ") { words[WordHash(folded: word)] = evidence }
    }
    add(
      """
      gene genes mrna protein proteins receptor receptors kinase expression promoter signaling \
      signalling pathway phosphorylation activation inhibitor inhibitors antagonist agonist \
      antibody antibodies deficiency deficient knockout null overexpression transcript siRNA \
      secretion production level levels binding ligand mutation mutations
      """, .molecule)
    add(
      "patient patients disease syndrome risk incidence prognosis diagnosis symptoms relapse",
      .disease)
    add("cell cells lineage subset subsets", .cell)
    add("treatment therapy mg dose doses administration monotherapy", .drug)
    words[WordHash("sirna")] = .molecule
    return words
  }()

  private static let preceding: [WordHash: Evidence] = {
    var words: [WordHash: Evidence] = [:]
    for word in ["anti", "phospho", "recombinant"] { words[WordHash(folded: word)] = .molecule }
    for word in ["patients", "severe", "chronic", "acute", "refractory", "metastatic"] {
      words[WordHash(folded: word)] = .disease
    }
    return words
  }()
}

extension LexiconImage.Concept {
  static let rivals: UInt8 = 0x80

  var ownKind: Concept.Kind { Lexicon.Concepts.kinds[Int(kind & ~Self.rivals)] }
  /// Whether another concept shares one of its names.
  var hasRivals: Bool { kind & Self.rivals != 0 }
}
