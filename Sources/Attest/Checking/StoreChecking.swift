public import AttestChecks
public import AttestModel
public import AttestStore

/// Checks a store: its claims against each other, its credits against records, its names.
public struct StoreChecking {
  private let checks: [any Check]
  private let resources: Resources
  private let names: KnownNames

  /// - Parameter names: as `KnownNames` reads them from the same resources.
  public init(_ resources: Resources, names: KnownNames, checks: [any Check] = allChecks) {
    self.resources = resources
    self.names = names
    self.checks = checks
  }

  /// Hands over what is wrong with a store, document by document.
  ///
  /// - Throws: a `Diagnostic` where the store cannot be read, and what `take` throws.
  public func check(
    _ store: Store, _ records: StoreRecords, take: ([Finding]) throws -> Void
  ) throws {
    try check(StoredContents(store: store, records: RecordReader(records)), take: take)
    if let failure = records.failure { throw failure }
  }

  /// Hands over what is wrong with what was mined, however it is kept.
  ///
  /// - Throws: what reading it throws, and what `take` throws.
  public func check(_ contents: any StoreContents, take: ([Finding]) throws -> Void) throws {
    try StoreChecker(checks, columnNames: resources.columnNames).check(
      contents, names: NameReader(names), makeSpill: { try TemporaryRows() }, take: take)
  }
}

private struct StoredContents: StoreContents {
  let store: Store
  let records: RecordReader

  func forEachDocument(_ body: (MinedText) throws -> Void) throws {
    try store.forEachDocument { document in
      try body(
        MinedText(
          id: document.id, pmid: document.pmid, hasReferences: (document.references ?? 0) > 0))
    }
  }

  func forEachEvidence(_ body: (Evidence) throws -> Void) throws {
    try store.forEachEvidence(body)
  }

  func forEachMention(_ body: (String, MentionRecord) throws -> Void) throws {
    try store.forEachMention(body)
  }

  func forEachCitation(_ body: (String, CitationRecord) throws -> Void) throws {
    try store.forEachCitation(body)
  }

  func forEachTrial(_ body: (Trial) throws -> Void) throws { try store.forEachTrial(body) }

  func text(of document: String) throws -> String? {
    var found: String?
    try store.forEachText(of: document) { found = $1 }
    return found
  }
}
