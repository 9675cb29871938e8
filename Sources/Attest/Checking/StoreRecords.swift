public import AttestChecks
public import AttestFormats
public import AttestModel
public import AttestStore

/// The store, as checks ask it: what its documents claim, its records of publications and trials,
/// and which papers lists call retracted.
///
/// Claims are read when the first row asks for them, and kept by their ends, so that each row
/// costs two look-ups.
public final class StoreRecords: StoredRecords {
  private let store: Store?
  private var claims: ClaimsByEnds?
  private var listed: Set<String> = []
  /// Whether any records of publications were imported; false where there is no store.
  public let hasPublications: Bool
  private let hasRetractions: Bool
  /// What the notices of lists of retractions withdraw.
  private let notices: [String: String]
  /// Whether any records of trials were imported; false where there is no store.
  public let hasTrials: Bool
  /// Whether any document of the store makes a claim; false where there is no store.
  public let hasClaims: Bool
  /// What went wrong while the store was read; checks cannot throw.
  public private(set) var failure: (any Error)?

  /// - Throws: a `Diagnostic` where the store cannot be read.
  public init(_ store: Store? = nil) throws {
    self.store = store
    let counts = try store?.importedCounts()
    hasPublications = (counts?.publications ?? 0) > 0
    hasRetractions = (counts?.retractions ?? 0) > 0
    notices = hasRetractions ? try store?.noticedPublications() ?? [:] : [:]
    hasTrials = (counts?.trials ?? 0) > 0
    hasClaims = try store?.hasClaims() ?? false
  }

  /// Takes up a list of retracted papers: a PMID a line, or a table with a column of PMIDs.
  public func add(retractions table: DelimitedReader) {
    let column = table.header.firstIndex { $0.text.lowercased().contains("pmid") }
    if column == nil, let first = table.header.first { listed.insert(first.text) }
    for row in table.rows { listed.insert(row[column ?? 0].text) }
  }

  /// The record of a PMID with what all lists of retractions say of it; nil where nothing is known.
  public func publication(pmid: String) -> PublicationRecord? {
    var record =
      hasPublications || hasRetractions
      ? read { try $0.publication(pmid: pmid).map(PublicationRecord.init) } : nil
    if record == nil, let withdrawn = notices[pmid] {
      record = PublicationRecord(
        publication: Publication(pmid: pmid), publicationTypes: ["Retraction Notice"],
        links: [.init(kind: "RetractionOf", pmid: withdrawn)])
    }
    if listed.contains(pmid) {
      let known = record ?? PublicationRecord(publication: Publication(pmid: pmid))
      record = PublicationRecord(
        publication: known.publication,
        publicationTypes: known.publicationTypes + ["Retracted Publication"], links: known.links,
        ncts: known.ncts)
    }
    return record
  }

  /// The record of a trial, by a number in use or one given up; nil where there is none.
  public func trial(nct: String) -> TrialRecord? { read { try $0.trial(nct: nct) } }

  /// The documents of the store that are texts of a publication.
  public func documents(pmid: String) -> [StoredText] { byEnds?.documents[pmid] ?? [] }

  /// What the store's documents claim between two things, whichever way round.
  public func evidence(between one: Concept, and other: Concept) -> [Evidence] {
    byEnds?.byEnds[[one, other]] ?? []
  }

  /// What some documents claim of a thing, document by document.
  public func evidence(about thing: Concept, in documents: [String]) -> [Evidence] {
    documents.flatMap { byEnds?.byDocument[$0] ?? [] }
      .filter { $0.claim.subject == thing || $0.claim.object == thing }
  }

  private var byEnds: ClaimsByEnds? {
    if let claims { return claims }
    claims = read { try ClaimsByEnds($0) }
    return claims
  }

  private func read<Value>(_ body: (Store) throws -> Value?) -> Value? {
    guard let store, failure == nil else { return nil }
    do {
      return try body(store)
    } catch {
      failure = error
      return nil
    }
  }
}

/// The claims of a store by what they are between, and its texts by PMID.
private struct ClaimsByEnds {
  private(set) var byEnds: [Set<Concept>: [Evidence]] = [:]
  private(set) var byDocument: [String: [Evidence]] = [:]
  private(set) var documents: [String: [StoredText]] = [:]

  init(_ store: Store) throws {
    let abstracts = try store.abstracts()
    try store.forEachDocument { document in
      guard !document.pmid.isEmpty else { return }
      documents[document.pmid, default: []].append(
        StoredText(id: document.id, isAbstract: abstracts.contains(document.id)))
    }
    try store.forEachEvidence { evidence in
      byEnds[[evidence.claim.subject, evidence.claim.object], default: []].append(evidence)
      byDocument[evidence.document, default: []].append(evidence)
    }
  }
}

extension PublicationRecord {
  /// A record with what lists of retractions say about it in PubMed's words.
  fileprivate init(_ stored: StoredPublication) {
    var kinds = stored.kinds
    var links = stored.links
    for entry in stored.retractions {
      let kind = entry.kind.lowercased()
      let pmid = entry.notice.utf8.allSatisfy { (0x30...0x39).contains($0) } ? entry.notice : ""
      let source = [entry.date, entry.reason].filter { !$0.isEmpty }.joined(separator: ", ")
      func link(_ kind: String) {
        links.append(Link(kind: kind, pmid: pmid, source: source))
      }
      if kind.hasPrefix("retract") {
        kinds.append("Retracted Publication")
        link("RetractionIn")
      } else if kind.hasPrefix("expression of concern") {
        link("ExpressionOfConcernIn")
      } else if kind.hasPrefix("correct") || kind.hasPrefix("errat") {
        link("ErratumIn")
      }
    }
    self.init(
      publication: stored.publication, publicationTypes: kinds, links: links, ncts: stored.ncts)
  }
}
