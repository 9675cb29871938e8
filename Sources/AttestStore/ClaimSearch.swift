import AttestModel
import GRDB

/// One search for claims: it begins where the fewest rows have to be looked at.
struct ClaimSearch {
  /// Sets of evidence or claims up to this size are taken whole and sorted; beyond, claims are
  /// looked at in the order of their support until enough are found.
  private static let smallSet = 5_000

  let evidenceRow: Statement
  private let db: Database
  private let query: ClaimQuery
  private let subjects, objects, either, via: [Int64]?
  /// Those that few rows fulfil as lists of these rows, so that they are searched for once.
  private let conditions: [EvidenceCondition]
  /// The condition that the fewest rows fulfil, if they are few.
  private let smallest: Int?

  /// Nil where something is asked for that the store does not hold.
  init?(_ db: Database, _ query: ClaimQuery) throws {
    func rows(_ things: ClaimQuery.Things?) throws -> [Int64]? {
      guard let things else { return nil }
      var ids: [Int64] = []
      let byID = try db.cachedStatement(sql: "SELECT id FROM concepts WHERE curie = ?")
      for id in things.ids { ids += try Int64.fetchAll(byID, arguments: [id]) }
      let byName = try db.cachedStatement(
        sql: "SELECT id FROM concepts WHERE name = ? AND curie = ''")
      for name in things.names { ids += try Int64.fetchAll(byName, arguments: [name]) }
      return ids
    }
    self.db = db
    self.query = query
    subjects = try rows(query.subject)
    objects = try rows(query.object)
    either = try rows(query.either)
    via = try rows(query.via)
    var conditions = EvidenceCondition.all(of: query)
    var smallest: (index: Int, count: Int)?
    for (index, condition) in conditions.enumerated() {
      guard let rows = try Self.rows(db, condition) else { continue }
      conditions[index] = EvidenceCondition(rows: rows)
      if rows.isEmpty { return nil }
      if rows.count < smallest?.count ?? .max { smallest = (index, rows.count) }
    }
    self.conditions = conditions
    self.smallest = smallest?.index
    evidenceRow = try db.cachedStatement(
      sql: """
        SELECT \(EvidenceReader.columns)
        FROM evidence
        CROSS JOIN documents ON documents.id = evidence.document
        \(EvidenceReader.joins)
        WHERE evidence.id = ?
        """)
    if [subjects, objects, either, via].contains(where: { $0?.isEmpty ?? false }) { return nil }
  }

  func run(limit: Int) throws -> [FoundClaim] {
    var found: [String: Row] = [:]
    for sql in try plans(limit: limit) {
      let rows = try Row.fetchAll(db.makeStatement(sql: sql.text), arguments: sql.arguments)
      for row in rows { found[try row.text(0)] = row }
    }
    // Each plan gives its best, so the best of all are among them.
    let best = try found.values.map {
      (row: $0, id: try $0.text(0), publications: try $0.integer(4), sentences: try $0.integer(2))
    }.sorted {
      ($1.publications, $1.sentences, $0.id) < ($0.publications, $0.sentences, $1.id)
    }.prefix(limit)
    let reader = try EvidenceReader(db)
    return try best.map { try claim(in: $0.row, reader) }
  }

  // MARK: Where to begin

  private static let columns = """
    claim_support.claim_id, claim_support.claim, claim_support.sentences,
    claim_support.documents, claim_support.publications, claim_support.asserted,
    claim_support.hedged, claim_support.subject, claim_support.object, claim_support.relation,
    claim_support.polarity
    """
  private static let order = """
    ORDER BY claim_support.publications DESC, claim_support.sentences DESC, claim_support.claim_id
    """

  /// The queries whose best rows together hold the best of all.
  func plans(limit: Int) throws -> [ComposedSQL] {
    if let smallest { return [fromEvidence(smallest, limit)] }
    if let via, try isSmall(Self.mediated(via), []) { return [fromMediators(via, limit)] }
    if let subjects, let objects { return [fromEnds(subjects, objects, limit)] }
    if let subjects { return subjects.map { walk("subject", $0, limit) } }
    if let objects { return objects.map { walk("object", $0, limit) } }
    if let either {
      return either.flatMap { [walk("subject", $0, limit), walk("object", $0, limit)] }
    }
    if !query.relations.isEmpty {
      return query.relations.map { walk("relation", $0.rawValue, limit) }
    }
    return [walk(nil, 0, limit)]
  }

  /// The rows that fulfil a condition; nil where they are many.
  private static func rows(_ db: Database, _ condition: EvidenceCondition) throws -> [Int64]? {
    var sql = ComposedSQL()
    sql.add("SELECT * FROM (")
    sql.add(condition.set, condition.arguments)
    sql.add(") LIMIT \(smallSet + 1)")
    let rows = try Int64.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
    return rows.count > smallSet ? nil : rows
  }

  private func count(_ set: String, _ values: [any DatabaseValueConvertible]) throws -> Int {
    var sql = ComposedSQL()
    sql.add("SELECT COUNT(*) FROM (SELECT 1 FROM (")
    sql.add(set, values)
    sql.add(") LIMIT \(Self.smallSet + 1))")
    return try Int.fetchOne(db.cachedStatement(sql: sql.text), arguments: sql.arguments) ?? 0
  }

  private func isSmall(_ set: String, _ values: [any DatabaseValueConvertible]) throws -> Bool {
    try count(set, values) <= Self.smallSet
  }

  private static func list(_ ids: [Int64]) -> String {
    ids.map(String.init).joined(separator: ", ")
  }

  private static func mediated(_ via: [Int64]) -> String {
    "SELECT claim FROM claim_mediators WHERE concept IN (\(list(via)))"
  }

  private func fromEvidence(_ index: Int, _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT \(Self.columns) FROM claim_support WHERE claim_support.claim_id IN (
        SELECT claims.claim_id FROM (
      """)
    sql.add(conditions[index].set, conditions[index].arguments)
    sql.add(
      """
        ) AS chosen
        CROSS JOIN evidence ON evidence.id = chosen.\(conditions[index].column)
        CROSS JOIN claims ON claims.id = evidence.claim
        WHERE TRUE
      """)
    for (other, condition) in conditions.enumerated() where other != index {
      sql.add("AND \(condition.probe)", condition.arguments)
    }
    if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
    sql.add(")")
    addClaimConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  private func fromMediators(_ via: [Int64], _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT \(Self.columns) FROM claim_support WHERE claim_support.claim_id IN (
        SELECT claim_id FROM claims WHERE id IN (\(Self.mediated(via))))
      """)
    addClaimConditions(to: &sql, besidesVia: true)
    addEvidenceConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  private func fromEnds(_ subjects: [Int64], _ objects: [Int64], _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT \(Self.columns) FROM claim_support INDEXED BY claim_support_by_ends WHERE TRUE
      """)
    addClaimConditions(to: &sql)
    addEvidenceConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  /// Looks at claims in the order of their support.
  private func walk(
    _ column: String?, _ value: any DatabaseValueConvertible, _ limit: Int
  ) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT \(Self.columns) FROM claim_support INDEXED BY claim_support_by_\(column ?? "rank")
      """)
    if let column {
      sql.add("WHERE claim_support.\(column) = ?1", [value])
    } else {
      sql.add("WHERE TRUE")
    }
    addClaimConditions(to: &sql, besides: column)
    addEvidenceConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  private func addClaimConditions(
    to sql: inout ComposedSQL, besides column: String? = nil, besidesVia: Bool = false
  ) {
    if let subjects, column != "subject" {
      sql.add("AND claim_support.subject IN (\(Self.list(subjects)))")
    }
    if let objects, column != "object" {
      sql.add("AND claim_support.object IN (\(Self.list(objects)))")
    }
    if let either, column == nil || column == "relation" {
      let ids = Self.list(either)
      sql.add("AND (claim_support.subject IN (\(ids)) OR claim_support.object IN (\(ids)))")
    }
    if !query.relations.isEmpty, column != "relation" {
      let names = query.relations.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      // The sign keeps SQLite from taking the index of relations, which is the longer way.
      sql.add("AND +claim_support.relation IN (\(names))")
    }
    if let polarity = query.polarity {
      sql.add("AND claim_support.polarity = '\(polarity.rawValue)'")
    }
    switch query.certainty {
    case .asserted: sql.add("AND claim_support.asserted > 0")
    case .hedged: sql.add("AND claim_support.hedged > 0")
    case nil: break
    }
    if let via, !besidesVia {
      sql.add(
        """
        AND EXISTS (SELECT 1 FROM claims CROSS JOIN claim_mediators
            ON claim_mediators.claim = claims.id
          WHERE claims.claim_id = claim_support.claim_id
            AND claim_mediators.concept IN (\(Self.list(via))))
        """)
    }
  }

  private func addEvidenceConditions(to sql: inout ComposedSQL) {
    guard !conditions.isEmpty else { return }
    sql.add(
      """
      AND EXISTS (SELECT 1 FROM claims CROSS JOIN evidence ON evidence.claim = claims.id
        WHERE claims.claim_id = claim_support.claim_id
      """)
    for condition in conditions { sql.add("AND \(condition.probe)", condition.arguments) }
    if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
    sql.add(")")
  }

  // MARK: What is found

  private func claim(in row: Row, _ reader: EvidenceReader) throws -> FoundClaim {
    let other = try row.text(10) == "affirmed" ? "negated" : "affirmed"
    let against = try db.cachedStatement(
      sql: """
        SELECT COALESCE(SUM(publications), 0) FROM claim_support
        WHERE subject = ? AND object = ? AND relation = ? AND polarity = ?
        """)
    let arguments: StatementArguments = [
      try row.decode(Int64.self, atIndex: 7), try row.decode(Int64.self, atIndex: 8),
      try row.text(9), other,
    ]
    guard let best = try bestEvidence(of: row.text(0)) else {
      throw DamagedRow(what: "a claim has no evidence")
    }
    return FoundClaim(
      claim: try reader.claim(row.decode(Int64.self, atIndex: 1)), sentences: try row.integer(2),
      documents: try row.integer(3), publications: try row.integer(4),
      asserted: try row.integer(5), hedged: try row.integer(6),
      against: try Int.fetchOne(against, arguments: arguments) ?? 0,
      best: try reader.evidence(in: best))
  }

  /// Among the first few hundred sentences of a claim, the one to read first.
  private func bestEvidence(of claim: String) throws -> Row? {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT chosen.id FROM (
        SELECT evidence.id, evidence.certainty, evidence.sentence,
          evidence.citations || evidence.pmids || evidence.ncts = '' AS uncredited
        FROM claims CROSS JOIN evidence ON evidence.claim = claims.id
        WHERE claims.claim_id = ?1
      """, [claim])
    for condition in conditions { sql.add("AND \(condition.probe)", condition.arguments) }
    if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
    sql.add(
      """
        LIMIT 200) AS chosen
      CROSS JOIN sentences ON sentences.id = chosen.sentence
      ORDER BY chosen.certainty, chosen.uncredited, LENGTH(sentences.text), chosen.id LIMIT 1
      """)
    guard
      let id = try Int64.fetchOne(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
    else { return nil }
    return try Row.fetchOne(evidenceRow, arguments: [id])
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
        CROSS JOIN evidence ON evidence.id = chosen.\(conditions[smallest].column)
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
    for condition in conditions { sql.add("AND \(condition.probe)", condition.arguments) }
    if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
    sql.add("ORDER BY evidence.document, evidence.id")
    return try Int64.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
  }
}

extension EvidenceCondition {
  /// To be one of these rows.
  fileprivate init(rows: [Int64]) {
    let list = rows.map(String.init).joined(separator: ",")
    self.init(
      set: "SELECT id FROM evidence WHERE id IN (\(list))", probe: "evidence.id IN (\(list))",
      arguments: [])
  }

  /// What the column of `set` is called.
  fileprivate var column: String {
    self.set.hasPrefix("SELECT evidence.id") || self.set.hasPrefix("SELECT id") ? "id" : "evidence"
  }
}
