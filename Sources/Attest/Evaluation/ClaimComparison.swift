internal import AttestModel

/// A subject or an object as it is compared.
struct ComparedEnd: Sendable {
  let name: FoldedName
  private let written: String
  /// In lower case.
  let id: String
  /// Whether the identifier is of something that core claims are about.
  let hasCoreID: Bool

  init(_ end: StatedClaim.End, name: FoldedName) {
    self.name = name
    written = end.name
    id = end.id.lowercased()
    let prefix = id.split(separator: ":", omittingEmptySubsequences: false).first
    hasCoreID = prefix.map { Self.corePrefixes.contains(String($0)) } ?? false
  }

  /// Vocabularies of genes, proteins, families, pathways, drugs and chemicals.
  private static let corePrefixes: Set<String> = [
    "chebi", "chembl", "chembl.compound", "drugbank", "fplx", "hgnc", "kegg", "kegg.pathway",
    "mgi", "mirbase", "ncbigene", "ncit", "pubchem", "pubchem.compound", "pw", "reactome",
    "rxnorm", "signor", "unii", "uniprot", "wikipathways",
  ]

  /// Whether both stand for the same thing: by identifier or by name; and where not both have an
  /// identifier of a gene or a drug, by half of their words.
  func isSame(as other: ComparedEnd) -> Bool {
    if !id.isEmpty, id == other.id { return true }
    if name.letters == other.name.letters {
      // *Signalling proteins* leaves no letters; such names are the same as written, or not at all.
      return !name.letters.isEmpty || written == other.written
    }
    if hasCoreID, other.hasCoreID { return false }
    return name.sharesWords(with: other.name)
  }
}

/// How closely a claim has to meet a gold claim.
enum Strictness {
  /// The same relation.
  case strict
  /// A relation of the same sign.
  case relaxed
}

/// A claim as it is compared.
struct ComparedClaim: Sendable {
  let stated: StatedClaim
  let subject: ComparedEnd
  let object: ComparedEnd
  /// The relation, and others that are right as well.
  private let accepted: Set<Relation>

  init(_ stated: StatedClaim, alternatives: [Relation] = [], names: inout NameCache) {
    self.stated = stated
    subject = ComparedEnd(stated.subject, name: names[stated.subject.name])
    object = ComparedEnd(stated.object, name: names[stated.object.name])
    accepted = Set(alternatives + [stated.relation])
  }

  /// Whether another claim says the same as this one, which is the gold.
  func isMet(by claim: ComparedClaim, _ strictness: Strictness) -> Bool {
    guard stated.polarity == claim.stated.polarity else { return false }
    let relation = claim.stated.relation
    switch strictness {
    case .strict: guard accepted.contains(relation) else { return false }
    case .relaxed:
      guard accepted.contains(where: { $0.sign == relation.sign }) else { return false }
    }
    if subject.isSame(as: claim.subject), object.isSame(as: claim.object) { return true }
    guard stated.relation.isSymmetric || relation.isSymmetric else { return false }
    return subject.isSame(as: claim.object) && object.isSame(as: claim.subject)
  }

  /// Whether a claim that meets no gold claim counts against the core figures.
  func isCore(_ coreNames: Set<String>) -> Bool {
    func isCore(_ end: ComparedEnd) -> Bool {
      end.hasCoreID || coreNames.contains(end.name.letters)
    }
    return isCore(object) && (stated.subject.name.isEmpty || isCore(subject))
  }
}

/// Names that were folded before.
struct NameCache {
  private var folded: [String: FoldedName] = [:]

  subscript(name: String) -> FoldedName {
    mutating get {
      if let known = folded[name] { return known }
      let fresh = FoldedName(name)
      folded[name] = fresh
      return fresh
    }
  }

  /// Names as a set, for comparing mediators and citations.
  mutating func letters(of names: [String]) -> Set<String> {
    Set(names.map { self[$0].letters })
  }
}
