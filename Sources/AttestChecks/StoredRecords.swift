public import AttestModel

/// What the store knows of publications and trials, and what its documents claim.
public protocol StoredRecords {
  /// Nil where the store has no record; lists of retractions count as records.
  func publication(pmid: String) -> PublicationRecord?
  /// By a number in use or one given up.
  func trial(nct: String) -> TrialRecord?
  /// Whether any records of publications were imported.
  var hasPublications: Bool { get }
  /// Whether any records of trials were imported.
  var hasTrials: Bool { get }
  /// Whether any document makes a claim.
  var hasClaims: Bool { get }
  /// The documents that are texts of a publication.
  func documents(pmid: String) -> [StoredText]
  /// What the store's documents claim between two things, whichever way round.
  func evidence(between one: Concept, and other: Concept) -> [Evidence]
  /// What some documents claim of a thing.
  func evidence(about thing: Concept, in documents: [String]) -> [Evidence]
}

/// A document in the store, as far as checks ask.
public struct StoredText: Hashable, Sendable {
  /// `MinedDocument.id`.
  public let id: String
  /// Whether the abstract is all there is.
  public let isAbstract: Bool

  /// A document as its parts.
  public init(id: String, isAbstract: Bool) {
    self.id = id
    self.isAbstract = isAbstract
  }
}

/// Records, each looked up once.
public final class RecordReader {
  private let records: any StoredRecords
  private var publications: [String: PublicationRecord?] = [:]
  private var trials: [String: TrialRecord?] = [:]

  private static let most = 50_000

  /// Asks `records`, and keeps what they answer.
  public init(_ records: any StoredRecords) {
    self.records = records
  }

  /// Whether any records of publications were imported.
  public var hasPublications: Bool { records.hasPublications }
  /// Whether any records of trials were imported.
  public var hasTrials: Bool { records.hasTrials }
  /// Whether any document makes a claim.
  public var hasClaims: Bool { records.hasClaims }

  /// The record of a PMID; nil where the store has none.
  public func publication(_ pmid: String) -> PublicationRecord? {
    if let known = publications[pmid] { return known }
    if publications.count >= Self.most { publications.removeAll(keepingCapacity: true) }
    let found = records.publication(pmid: pmid)
    publications[pmid] = .some(found)
    return found
  }

  /// The record of a trial, by a number in use or one given up; nil where the store has none.
  public func trial(_ nct: String) -> TrialRecord? {
    if let known = trials[nct] { return known }
    if trials.count >= Self.most { trials.removeAll(keepingCapacity: true) }
    let found = records.trial(nct: nct)
    trials[nct] = .some(found)
    return found
  }

  func documents(_ pmid: String) -> [StoredText] { records.documents(pmid: pmid) }

  func evidence(between one: Concept, and other: Concept) -> [Evidence] {
    records.evidence(between: one, and: other)
  }

  func evidence(about thing: Concept, in documents: [String]) -> [Evidence] {
    records.evidence(about: thing, in: documents)
  }
}
