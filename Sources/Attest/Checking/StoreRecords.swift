public import AttestChecks
public import AttestFormats
public import AttestModel
public import AttestStore

/// The store, as checks ask it: what its documents claim, and which papers lists call retracted.
///
/// Claims are read once and kept by their ends, so that each row costs two look-ups.
public struct StoreRecords: StoredRecords {
  private var byEnds: [Set<Concept>: [Evidence]] = [:]
  private var byDocument: [String: [Evidence]] = [:]
  private var documents: [String: [StoredText]] = [:]
  private var retracted: Set<String> = []

  public init() {}

  /// Takes up the claims of a store.
  ///
  /// - Throws: a `Diagnostic` where the store cannot be read.
  public mutating func add(_ store: Store) throws {
    try store.forEachDocument { document in
      guard !document.pmid.isEmpty else { return }
      documents[document.pmid, default: []].append(
        StoredText(id: document.id, isAbstract: document.sections <= 1))
    }
    try store.forEachEvidence { evidence in
      byEnds[[evidence.claim.subject, evidence.claim.object], default: []].append(evidence)
      byDocument[evidence.document, default: []].append(evidence)
    }
  }

  /// Takes up a list of retracted papers: a PMID a line, or a table with a column of PMIDs.
  public mutating func add(retractions table: DelimitedReader) {
    let column = table.header.firstIndex { $0.text.lowercased().contains("pmid") }
    if column == nil, let first = table.header.first { retracted.insert(first.text) }
    for row in table.rows { retracted.insert(row[column ?? 0].text) }
  }

  public var hasPublications: Bool { false }
  public var hasTrials: Bool { false }
  public var hasClaims: Bool { !byEnds.isEmpty }

  public func publication(pmid: String) -> PublicationRecord? {
    guard retracted.contains(pmid) else { return nil }
    return PublicationRecord(
      publication: Publication(pmid: pmid), publicationTypes: ["Retracted Publication"])
  }

  public func trial(nct: String) -> TrialRecord? { nil }

  public func documents(pmid: String) -> [StoredText] { documents[pmid] ?? [] }

  public func evidence(between one: Concept, and other: Concept) -> [Evidence] {
    byEnds[[one, other]] ?? []
  }

  public func evidence(about thing: Concept, in documents: [String]) -> [Evidence] {
    documents.flatMap { byDocument[$0] ?? [] }
      .filter { $0.claim.subject == thing || $0.claim.object == thing }
  }
}
