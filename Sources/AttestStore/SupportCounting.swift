import GRDB

/// Counts how well claims are supported: `claim_support`, from the evidence.
///
/// A publication supports a claim where a sentence credits it; a document, where it makes the claim
/// and credits nobody. So ten reviews that repeat one paper are one publication.
struct SupportCounting {
  /// In claims.
  static let piece = 20_000

  private struct Support {
    let claimID: String
    let claim: Int64
    let subject: Int64
    let relation: String
    let object: Int64
    let polarity: String
    var sentences: Set<Int64> = []
    var documents: Set<Int64> = []
    /// Each with whether it asserts the claim somewhere.
    var publications: [String: Bool] = [:]
    var asserted = 0
    var hedged = 0

    /// As they stand in the columns of `claim_support` behind `claim_id`.
    var values: [any DatabaseValueConvertible] {
      [
        claim, subject, relation, object, polarity, sentences.count, documents.count,
        publications.count, asserted, hedged, publications.values.count { !$0 },
      ]
    }
  }

  private let db: Database
  private let write: Statement

  init(_ db: Database) throws {
    self.db = db
    write = try db.cachedStatement(
      sql: """
        INSERT INTO claim_support
          (claim_id, claim, subject, relation, object, polarity, sentences, documents,
            publications, asserted, hedged, hedging)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  func isBehind() throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM unranked_claims LIMIT 1") != nil
  }

  /// Counts the next piece; gives whether there is more.
  func catchUp() throws -> Bool {
    // All of them at first, when most claims are new: then nothing has to be looked up to be
    // replaced.
    guard
      let last = try String.fetchOne(
        db,
        sql: """
          SELECT MAX(claim_id) FROM (
            SELECT claim_id FROM unranked_claims ORDER BY claim_id LIMIT ?)
          """, arguments: [Self.piece])
    else { return false }
    try db.execute(
      sql: """
        DELETE FROM claim_support
        WHERE claim_id IN (SELECT claim_id FROM unranked_claims WHERE claim_id <= ?)
        """, arguments: [last])
    let rows = try Row.fetchCursor(db, sql: Self.evidence, arguments: [last])
    try forEach(rows) { try close($0) }
    try db.execute(sql: "DELETE FROM unranked_claims WHERE claim_id <= ?", arguments: [last])
    return try isBehind()
  }

  /// The first claim whose support is not what its evidence gives; nil where all are. Claims that
  /// wait to be counted are passed over.
  func firstMiscounted() throws -> String? {
    let find = try db.cachedStatement(
      sql: """
        SELECT claim, subject, relation, object, polarity, sentences, documents, publications,
          asserted, hedged, hedging
        FROM claim_support WHERE claim_id = ?
        """)
    let waits = try db.cachedStatement(sql: "SELECT 1 FROM unranked_claims WHERE claim_id = ?")
    var wrong: String?
    var count = 0
    try forEach(Row.fetchCursor(db, sql: Self.allEvidence)) { support in
      count += 1
      guard wrong == nil else { return }
      var digest = ContentDigest()
      digest.add(support.values)
      digest.endTable()
      var stored = ContentDigest()
      try stored.add(find, [support.claimID])
      if stored.text != digest.text,
        try Int.fetchOne(waits, arguments: [support.claimID]) == nil
      {
        wrong = support.claimID
      }
    }
    guard wrong == nil, try !isBehind() else { return wrong }
    let all = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM claim_support")
    return all == count ? nil : "one that nothing says"
  }

  private func forEach(_ rows: RowCursor, _ body: (Support) throws -> Void) throws {
    var open: Support?
    while let row = try rows.next() {
      let id = try row.text(0)
      if open?.claimID != id {
        if let open { try body(open) }
        open = Support(
          claimID: id, claim: try row.decode(Int64.self, atIndex: 1),
          subject: try row.decode(Int64.self, atIndex: 2), relation: try row.text(3),
          object: try row.decode(Int64.self, atIndex: 4), polarity: try row.text(5))
      }
      try take(row, into: &open)
    }
    if let open { try body(open) }
  }

  private func take(_ row: Row, into support: inout Support?) throws {
    let document = try row.decode(Int64.self, atIndex: 6)
    support?.documents.insert(document)
    support?.sentences.insert(try row.decode(Int64.self, atIndex: 7))
    let isAsserted = try row.text(8) == "asserted"
    if isAsserted { support?.asserted += 1 } else { support?.hedged += 1 }
    let sources = Self.sources(
      document: document, citations: try row.text(9), pmids: try row.text(10))
    for source in sources {
      if isAsserted || support?.publications[source] == nil {
        support?.publications[source] = isAsserted
      }
    }
  }

  /// What bears out a claim by evidence: the publications that it credits, or its document.
  private static func sources(document: Int64, citations: String, pmids: String) -> [String] {
    let credited = JoinedList.split(citations.isEmpty ? pmids : citations)
    return credited.isEmpty ? ["document \(document)"] : credited
  }

  /// The sources of the claims between two ends with a relation and polarity, over all mediators: a
  /// publication that says the same in several wordings is one.
  ///
  /// - Returns: how many there are, and how many of them only hedge.
  static func sources(
    of ends: StatementArguments, _ db: Database
  ) throws -> (all: Int, hedging: Int) {
    let find = try db.cachedStatement(
      sql: """
        SELECT evidence.document, evidence.certainty, evidence.citations, evidence.pmids
        FROM claims CROSS JOIN evidence ON evidence.claim = claims.id
        WHERE subject = ? AND object = ? AND relation = ? AND polarity = ?
        """)
    var all: [String: Bool] = [:]
    let rows = try Row.fetchCursor(find, arguments: ends)
    while let row = try rows.next() {
      let isAsserted = try row.text(1) == "asserted"
      let sources = sources(
        document: try row.decode(Int64.self, atIndex: 0), citations: try row.text(2),
        pmids: try row.text(3))
      for source in sources where isAsserted || all[source] == nil { all[source] = isAsserted }
    }
    return (all.count, all.values.count { !$0 })
  }

  private func close(_ support: Support) throws {
    try write.execute(arguments: [support.claimID] + StatementArguments(support.values))
  }

  private static let columns = """
    claims.claim_id, claims.id, subject, relation, object, polarity, evidence.document,
    evidence.sentence, evidence.certainty, evidence.citations, evidence.pmids
    """

  private static let allEvidence = """
    SELECT \(columns)
    FROM claims INDEXED BY claims_by_claim_id
    CROSS JOIN evidence ON evidence.claim = claims.id
    ORDER BY claims.claim_id, claims.id
    """

  private static let evidence = """
    SELECT \(columns)
    FROM unranked_claims
    CROSS JOIN claims ON claims.claim_id = unranked_claims.claim_id
    CROSS JOIN evidence ON evidence.claim = claims.id
    WHERE unranked_claims.claim_id <= ?
    ORDER BY unranked_claims.claim_id, claims.id
    """
}
