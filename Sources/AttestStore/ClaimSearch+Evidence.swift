import AttestModel
import GRDB

/// What is shown of the claims that were found.
extension ClaimSearch {
  func claim(in row: Row, _ best: Row, _ reader: EvidenceReader) throws -> FoundClaim {
    let other = try row.text(10) == "affirmed" ? "negated" : "affirmed"
    let against = try SupportCounting.sources(
      of: [
        try row.decode(Int64.self, atIndex: 7), try row.decode(Int64.self, atIndex: 8),
        try row.text(9), other,
      ], db)
    return FoundClaim(
      claim: try reader.claim(row.decode(Int64.self, atIndex: 1)), sentences: try row.integer(2),
      documents: try row.integer(3), publications: try row.integer(4),
      asserted: try row.integer(5), hedged: try row.integer(6),
      hedging: try row.integer(11), against: against.all, againstHedging: against.hedging,
      best: try reader.evidence(in: best))
  }

  /// Which evidence to read first: asserted, credited, short.
  static func readFirst(_ id: String) -> String {
    "certainty, citations || pmids || ncts = '', LENGTH(sentences.text), \(id)"
  }

  /// For each claim, the evidence to read first among the first few.
  func firstEvidence(of claims: [String]) throws -> [String: Int64] {
    guard !claims.isEmpty else { return [:] }
    var sql = ComposedSQL()
    sql.add("WITH found (claim_id) AS (VALUES")
    for (index, id) in claims.enumerated() { sql.add(index == 0 ? "(?1)" : ", (?1)", [id]) }
    sql.add(
      """
      ) SELECT found.claim_id, (SELECT chosen.id FROM (
        SELECT evidence.id, evidence.certainty, evidence.sentence, evidence.citations,
          evidence.pmids, evidence.ncts
        FROM claims CROSS JOIN evidence ON evidence.claim = claims.id
        WHERE claims.claim_id = found.claim_id
      """)
    addProbes(to: &sql)
    sql.add(
      """
          LIMIT 8) AS chosen
        CROSS JOIN sentences ON sentences.id = chosen.sentence
        ORDER BY \(Self.readFirst("chosen.id")) LIMIT 1)
      FROM found
      """)
    var first: [String: Int64] = [:]
    for row in try Row.fetchAll(db.makeStatement(sql: sql.text), arguments: sql.arguments) {
      first[try row.text(0)] = try row.decode(Int64?.self, atIndex: 1)
    }
    return first
  }

  func addProbes(to sql: inout ComposedSQL, besides index: Int? = nil) {
    for (other, condition) in conditions.enumerated() where other != index {
      sql.add("AND \(condition.probe)", condition.probeArguments)
    }
    if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
  }

  /// All evidence of the claims asked for, in its order.
  func evidence() throws -> [Int64] {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT evidence.id FROM (
      """)
    if let smallest {
      sql.add(
        """
        SELECT DISTINCT claims.claim_id AS wanted FROM (\(conditions[smallest].set)) AS chosen
        CROSS JOIN evidence ON evidence.id = chosen.id
        CROSS JOIN claims ON claims.id = evidence.claim
        """, conditions[smallest].arguments)
    } else {
      sql.add("SELECT claim_id AS wanted FROM claim_support WHERE TRUE")
      addClaimConditions(to: &sql)
    }
    sql.add(
      """
      ) CROSS JOIN claim_support ON claim_support.claim_id = wanted
      CROSS JOIN claims ON claims.claim_id = wanted
      CROSS JOIN evidence ON evidence.claim = claims.id
      WHERE TRUE
      """)
    addClaimConditions(to: &sql)
    addProbes(to: &sql)
    sql.add("ORDER BY evidence.document, evidence.id")
    return try Int64.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
  }
}
