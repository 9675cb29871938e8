public import AttestModel
import GRDB

/// What a store holds, at a glance.
public struct StoreSummary: Hashable, Sendable {
  /// How many different claims have a relation.
  public struct RelationCount: Hashable, Sendable {
    /// What subjects do to objects in these claims.
    public let relation: Relation
    /// How many different claims have it.
    public let claims: Int

    /// A count as its parts.
    public init(_ relation: Relation, claims: Int) {
      self.relation = relation
      self.claims = claims
    }
  }

  /// A claim, how many make it, and the sentence to read first.
  public struct SupportedClaim: Hashable, Sendable {
    /// The claim, with its polarity and its mediators.
    public let claim: Claim
    /// How many sentences make it.
    public let sentences: Int
    /// How many documents make it.
    public let documents: Int
    /// Asserted rather than hedged, credited rather than not, then the shortest.
    public let best: Evidence

    /// A claim with its support, as its parts.
    public init(_ claim: Claim, sentences: Int, documents: Int, best: Evidence) {
      self.claim = claim
      self.sentences = sentences
      self.documents = documents
      self.best = best
    }
  }

  /// How many documents there are.
  public let documents: Int
  /// How many sentences the documents have, those that claim nothing included.
  public let sentences: Int
  /// Pairs of a claim and a sentence that makes it.
  public let evidence: Int
  /// Different claims.
  public let claims: Int
  /// The most frequent first, then by name; those that do not occur are left out.
  public let relations: [RelationCount]
  /// The best supported first: by sentences, then documents, then text.
  public let topClaims: [SupportedClaim]

  /// A summary as its parts.
  public init(
    documents: Int, sentences: Int, evidence: Int, claims: Int, relations: [RelationCount],
    topClaims: [SupportedClaim]
  ) {
    self.documents = documents
    self.sentences = sentences
    self.evidence = evidence
    self.claims = claims
    self.relations = relations
    self.topClaims = topClaims
  }
}

extension Store {
  /// Counts what the store holds, and finds its best supported claims.
  ///
  /// - Parameter top: How many claims to give in `topClaims`.
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func summary(top: Int = 10) throws -> StoreSummary {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      return StoreSummary(
        documents: try count("SELECT COUNT(*) FROM documents"),
        sentences: try count("SELECT COUNT(*) FROM sentences WHERE listed"),
        evidence: try count("SELECT COUNT(*) FROM evidence"),
        claims: try count("SELECT COUNT(DISTINCT claim_id) FROM claims"),
        relations: try relations(db), topClaims: top > 0 ? try topClaims(db, top) : [])
    }
  }

  private func relations(_ db: Database) throws -> [StoreSummary.RelationCount] {
    // All wordings, less those that say a claim again: both are counted in an index alone.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH counts (relation, claims) AS (
          SELECT relation, COUNT(*) FROM claims GROUP BY relation
          UNION ALL
          SELECT (SELECT relation FROM claims WHERE id = repeated.id), -further FROM (
            SELECT MIN(id) AS id, COUNT(*) - 1 AS further FROM claims
            GROUP BY claim_id HAVING COUNT(*) > 1) AS repeated
        )
        SELECT relation, SUM(claims) AS claims FROM counts
        GROUP BY relation ORDER BY claims DESC, relation
        """)
    var relations: [StoreSummary.RelationCount] = []
    while let row = try rows.next() {
      guard let relation = Relation(rawValue: try row.text(0)) else {
        throw DamagedRow(what: "an unknown relation")
      }
      relations.append(.init(relation, claims: try row.integer(1)))
    }
    return relations
  }

  private func topClaims(_ db: Database, _ top: Int) throws -> [StoreSummary.SupportedClaim] {
    let reader = try EvidenceReader(db)
    let best = try db.cachedStatement(
      sql: """
        SELECT \(EvidenceReader.columns)
        FROM claims AS wordings
        CROSS JOIN evidence ON evidence.claim = wordings.id
        CROSS JOIN documents ON documents.id = evidence.document
        \(EvidenceReader.joins)
        WHERE wordings.claim_id = ?
        ORDER BY evidence.certainty, evidence.citations || evidence.pmids || evidence.ncts = '',
          LENGTH(sentences.text), documents.id, evidence.id
        LIMIT 1
        """)
    var claims: [StoreSummary.SupportedClaim] = []
    let rows = try Row.fetchCursor(db, sql: Self.bestSupported, arguments: [top])
    while let row = try rows.next() {
      guard let sentence = try Row.fetchOne(best, arguments: [try row.text(0)]) else {
        throw DamagedRow(what: "a claim has no evidence")
      }
      claims.append(
        .init(
          try reader.claim(row.decode(Int64.self, atIndex: 1)), sentences: try row.integer(2),
          documents: try row.integer(3), best: try reader.evidence(in: sentence)))
    }
    return claims
  }

  // The text of a claim, by which ties are ordered, is put together only for those that can be
  // among the first: in a large store, few sentences in many are enough to be left out.
  private static let bestSupported = """
    WITH support AS MATERIALIZED (
      SELECT claim_id, MIN(claims.id) AS claim, COUNT(DISTINCT sentence) AS sentences,
        COUNT(DISTINCT document) AS documents
      FROM claims CROSS JOIN evidence ON evidence.claim = claims.id
      GROUP BY claim_id
    ),
    first AS MATERIALIZED (
      SELECT sentences, documents FROM support ORDER BY sentences DESC, documents DESC LIMIT ?1
    ),
    last AS MATERIALIZED (
      SELECT sentences, documents FROM first ORDER BY sentences, documents LIMIT 1
    )
    SELECT support.claim_id, support.claim, support.sentences, support.documents
    FROM last
    CROSS JOIN support
      ON (support.sentences, support.documents) >= (last.sentences, last.documents)
    CROSS JOIN claims ON claims.id = support.claim
    CROSS JOIN concepts AS subjects ON subjects.id = claims.subject
    CROSS JOIN concepts AS objects ON objects.id = claims.object
    ORDER BY support.sentences DESC, support.documents DESC,
      subjects.name || IIF(claims.polarity = 'negated', ' not ', ' ') || claims.relation || ' '
        || objects.name || ' via ' || COALESCE(
          (SELECT GROUP_CONCAT(name, ', ') FROM (
            SELECT name FROM claim_mediators JOIN concepts ON concepts.id = concept
            WHERE claim_mediators.claim = claims.id ORDER BY ordinal)), ''),
      support.claim_id
    LIMIT ?1
    """
}
