import AttestModel
import GRDB

/// One search for claims: it begins where the fewest rows have to be looked at.
struct ClaimSearch {
  /// From how many rows on which way is gone; all find the same.
  struct Limits {
    /// Sets of claims up to this size are taken whole and sorted; beyond, claims are looked at in
    /// the order of their support until enough are found.
    var smallSet = 2_000
    /// So many of the best supported claims are asked about what their sentences say, before all
    /// that say it are listed.
    var walked = 8_000
    /// As many as that where the order itself tells whether a claim fits.
    var walkedFitting = 20_000
    /// So few claims with the ends asked for are looked at one by one.
    var fewEnds = 1_000
    /// So much evidence is taken whole; beyond, claims are looked at in the order of their support.
    var taken = 4_000
    /// So much is taken first where the order itself tells whether a claim fits.
    var takenFitting = 1_500
    /// So many entries of an index are gone through to find those that fulfil the other conditions.
    var scanned = 60_000
  }

  let limits: Limits
  let evidenceRow: Statement
  let db: Database
  let query: ClaimQuery
  private let subjects, objects, either: [Int64]?
  let via: [Int64]?
  let conditions: [EvidenceCondition]
  /// How many rows fulfil each condition, as far as it matters.
  let counts: [Int]
  /// The evidence of each condition that is looked up by keys, where there are several conditions
  /// and it is not too much.
  let lists: [EvidenceList?]
  /// The sentences in which the words asked for stand, where nothing else is asked of evidence and
  /// they are few.
  let worded: [Int64]?

  /// Nil where something is asked for that the store does not hold.
  init?(_ db: Database, _ query: ClaimQuery, limits: Limits = Limits()) throws {
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
    self.limits = limits
    subjects = try rows(query.subject)
    objects = try rows(query.object)
    either = try rows(query.either)
    via = try rows(query.via)
    conditions = EvidenceCondition.all(of: query)
    if !query.text.isEmpty { SentenceWording(query.text).register(db) }
    let all = conditions
    if all.count == 1, let words = all[0].sentences {
      var sql = ComposedSQL()
      sql.add(words, all[0].arguments)
      sql.add("LIMIT \(limits.taken + 1)")
      let found = try Int64.fetchAll(
        db.cachedStatement(sql: sql.text), arguments: sql.arguments)
      counts = [found.count]
      lists = [nil]
      worded = found.count <= limits.taken ? found : nil
    } else {
      worded = nil
      // Listing what an index holds takes no longer than counting it.
      let lists = try all.map {
        all.count > 1 && $0.keys != nil
          ? try EvidenceList(db, $0, most: limits.scanned) : nil
      }
      counts = try zip(all, lists).map { condition, list in
        if let list { return list.count }
        return try Self.count(
          db, condition.sentences ?? condition.set, condition.arguments,
          most: Self.most(of: condition, among: all.count, limits))
      }
      self.lists = lists.map { $0.flatMap { $0.count <= limits.scanned ? $0 : nil } }
    }
    evidenceRow = try db.cachedStatement(
      sql: """
        SELECT \(EvidenceReader.columns)
        FROM evidence
        CROSS JOIN documents ON documents.id = evidence.document
        \(EvidenceReader.joins)
        WHERE evidence.id = ?
        """)
    if counts.contains(0) { return nil }
    if [subjects, objects, either, via].contains(where: { $0?.isEmpty ?? false }) { return nil }
  }

  /// The condition that the fewest rows fulfil, if they are few.
  var smallest: Int? {
    counts.indices.min { counts[$0] < counts[$1] }.flatMap {
      counts[$0] <= limits.smallSet ? $0 : nil
    }
  }

  func run(limit: Int) throws -> [FoundClaim] {
    let endsAreFew = try endsAreFew()
    let gathered = try endsAreFew ? nil : gathered()
    let best = try ranked(gathered, limit: limit, endsAreFew: endsAreFew)
    let ids = try best.map { try $0.text(0) }
    let evidence = try firstEvidence(of: ids, among: gathered)
    let reader = try EvidenceReader(db)
    return try best.map { row in
      guard let id = evidence[try row.text(0)],
        let first = try Row.fetchOne(evidenceRow, arguments: [id])
      else { throw DamagedRow(what: "a claim has no evidence") }
      return try claim(in: row, first, reader)
    }
  }

  /// The best claims, best first.
  private func ranked(
    _ gathered: [GatheredEvidence]?, limit: Int, endsAreFew: Bool
  ) throws -> [Row] {
    if endsAreFew { return try rows(walks(limit: limit, within: nil), limit) }
    let ids = gathered.map { Set($0.map(\.claim)) }
    if let ids, ids.count <= (asksClaims ? limits.takenFitting : limits.taken) {
      return ids.isEmpty ? [] : try rows([fromClaims(ids, limit)], limit)
    }
    if !conditions.isEmpty {
      // Most often the best supported claims have such a sentence among theirs.
      let within = asksClaims ? limits.walkedFitting : limits.walked
      let found = try rows(walks(limit: limit, within: within), limit)
      if found.count == limit { return found }
    }
    return try rows(ids.map { [fromClaims($0, limit)] } ?? plans(limit: limit), limit)
  }

  /// Whether something is asked that the order of claims by their support tells.
  var asksClaims: Bool {
    query.polarity != nil || query.certainty != nil || !query.relations.isEmpty
  }

  private func rows(_ plans: [ComposedSQL], _ limit: Int) throws -> [Row] {
    var ids: Set<String> = []
    for sql in plans {
      try ids.formUnion(
        String.fetchAll(db.makeStatement(sql: sql.text), arguments: sql.arguments))
    }
    let find = try db.cachedStatement(
      sql: "SELECT \(Self.columns) FROM claim_support WHERE claim_id = ?")
    // Each plan gives its best, so the best of all are among them.
    return try ids.compactMap { id in try Row.fetchOne(find, arguments: [id]) }.map {
      (row: $0, id: try $0.text(0), publications: try $0.integer(4), sentences: try $0.integer(2))
    }.sorted {
      ($1.publications, $1.sentences, $0.id) < ($0.publications, $0.sentences, $1.id)
    }.prefix(limit).map(\.row)
  }

  // MARK: Where to begin

  private static let columns = """
    claim_support.claim_id, claim_support.claim, claim_support.sentences,
    claim_support.documents, claim_support.publications, claim_support.asserted,
    claim_support.hedged, claim_support.subject, claim_support.object, claim_support.relation,
    claim_support.polarity, claim_support.hedging
    """
  /// What the indices that are walked through hold.
  private static let asked = "claim_id, subject, object, relation, polarity, asserted, hedged"
  private static let order = """
    ORDER BY claim_support.publications DESC, claim_support.sentences DESC, claim_support.claim_id
    """

  /// The queries whose best rows together hold the best of all.
  func plans(limit: Int) throws -> [ComposedSQL] {
    if conditions.isEmpty, let via, try isSmall(Self.mediated(via), []) {
      return [fromMediators(via, limit)]
    }
    // Nothing but sentences to go by, and the best supported claims have none such: all that do.
    if !conditions.isEmpty, [subjects, objects, either].allSatisfy({ $0 == nil }) {
      return [fromEvidence(counts.indices.min { counts[$0] < counts[$1] } ?? 0, limit)]
    }
    return walks(limit: limit, within: nil)
  }

  /// Queries that go through claims in the order of their support.
  ///
  /// - Parameter within: how many claims of each are looked at; nil for all.
  func walks(limit: Int, within: Int?) -> [ComposedSQL] {
    if subjects != nil, objects != nil { return [fromEnds(limit)] }
    if let subjects { return subjects.map { walk("subject", $0, limit, within) } }
    if let objects { return objects.map { walk("object", $0, limit, within) } }
    if let either {
      return either.flatMap {
        [walk("subject", $0, limit, within), walk("object", $0, limit, within)]
      }
    }
    if !query.relations.isEmpty {
      return query.relations.map { walk("relation", $0.rawValue, limit, within) }
    }
    return [walk(nil, 0, limit, within)]
  }

  /// Whether so few claims have the ends asked for that no evidence need be gathered.
  private func endsAreFew() throws -> Bool {
    guard !conditions.isEmpty, let fewest = counts.min() else { return false }
    var sets: [String] = []
    if let ids = subjects ?? objects ?? either {
      let columns =
        subjects != nil ? ["subject"] : objects != nil ? ["object"] : ["subject", "object"]
      sets = columns.map {
        """
        SELECT claim_id FROM claim_support INDEXED BY claim_support_by_\($0)
        WHERE \($0) IN (\(Self.list(ids)))
        """
      }
    }
    guard !sets.isEmpty else { return false }
    let most = min(fewest, limits.fewEnds)
    return try Self.count(db, sets.joined(separator: " UNION ALL "), [], most: most) <= most
  }

  /// How many rows a query gives; one more than `most` stands for all that is beyond.
  private static func count(
    _ db: Database, _ set: String, _ values: [any DatabaseValueConvertible], most: Int
  ) throws -> Int {
    var sql = ComposedSQL()
    sql.add("SELECT COUNT(*) FROM (SELECT 1 FROM (")
    sql.add(set, values)
    sql.add(") LIMIT \(most + 1))")
    return try Int.fetchOne(db.cachedStatement(sql: sql.text), arguments: sql.arguments) ?? 0
  }

  private func isSmall(_ set: String, _ values: [any DatabaseValueConvertible]) throws -> Bool {
    try Self.count(db, set, values, most: limits.smallSet) <= limits.smallSet
  }

  static func list(_ ids: [Int64]) -> String {
    ids.map(String.init).joined(separator: ", ")
  }

  static func mediated(_ via: [Int64]) -> String {
    "SELECT claim FROM claim_mediators WHERE concept IN (\(list(via)))"
  }

  private func fromEvidence(_ index: Int, _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT claim_support.claim_id FROM claim_support WHERE claim_support.claim_id IN (
        SELECT claims.claim_id FROM (
      """)
    sql.add(conditions[index].set, conditions[index].arguments)
    sql.add(
      """
        ) AS chosen
        CROSS JOIN evidence ON evidence.id = chosen.id
        CROSS JOIN claims ON claims.id = evidence.claim
        WHERE TRUE
      """)
    addProbes(to: &sql, besides: index)
    sql.add(")")
    addClaimConditions(to: &sql, areLookedAtOnly: true)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  /// Sorts the claims of some rows of `claims`.
  func fromClaims(_ claims: Set<Int64>, _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT claim_support.claim_id FROM claim_support WHERE claim_support.claim_id IN (
        SELECT claim_id FROM claims WHERE id IN (\(Self.list(claims.sorted()))))
      """)
    addClaimConditions(to: &sql, besidesVia: true, areLookedAtOnly: true)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  private func fromMediators(_ via: [Int64], _ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT claim_support.claim_id FROM claim_support WHERE claim_support.claim_id IN (
        SELECT claim_id FROM claims WHERE id IN (\(Self.mediated(via))))
      """)
    addClaimConditions(to: &sql, besidesVia: true, areLookedAtOnly: true)
    addEvidenceConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  private func fromEnds(_ limit: Int) -> ComposedSQL {
    var sql = ComposedSQL()
    sql.add(
      """
      SELECT claim_support.claim_id FROM claim_support INDEXED BY claim_support_by_ends
      WHERE TRUE
      """)
    addClaimConditions(to: &sql)
    addEvidenceConditions(to: &sql)
    sql.add("\(Self.order) LIMIT \(limit)")
    return sql
  }

  /// Looks at claims in the order of their support.
  private func walk(
    _ column: String?, _ value: any DatabaseValueConvertible, _ limit: Int, _ within: Int?
  ) -> ComposedSQL {
    let index = "claim_support INDEXED BY claim_support_by_\(column ?? "rank")"
    let condition = column.map { "WHERE claim_support.\($0) = ?1" } ?? ""
    let values = column == nil ? [] : [value]
    var sql = ComposedSQL()
    if let within {
      sql.add("SELECT claim_support.claim_id FROM (SELECT \(Self.asked) FROM \(index)")
      sql.add("\(condition) \(Self.order) LIMIT \(within)) AS claim_support WHERE TRUE", values)
    } else {
      sql.add("SELECT claim_support.claim_id FROM \(index)")
      sql.add(condition.isEmpty ? "WHERE TRUE" : condition, values)
    }
    addClaimConditions(to: &sql, besides: column)
    addEvidenceConditions(to: &sql)
    if within == nil { sql.add(Self.order) }
    sql.add("LIMIT \(limit)")
    return sql
  }

  /// - Parameter areLookedAtOnly: whether the claims are found by something else; a sign then keeps
  ///   SQLite from finding them by their ends, which may be many.
  func addClaimConditions(
    to sql: inout ComposedSQL, besides column: String? = nil, besidesVia: Bool = false,
    areLookedAtOnly: Bool = false
  ) {
    let sign = areLookedAtOnly ? "+" : ""
    if let subjects, column != "subject" {
      sql.add("AND \(sign)claim_support.subject IN (\(Self.list(subjects)))")
    }
    if let objects, column != "object" {
      sql.add("AND \(sign)claim_support.object IN (\(Self.list(objects)))")
    }
    if let either, column == nil || column == "relation" {
      let ids = Self.list(either)
      sql.add(
        "AND (\(sign)claim_support.subject IN (\(ids)) OR \(sign)claim_support.object IN (\(ids)))")
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
    addProbes(to: &sql)
    sql.add(")")
  }
}
