import AttestModel
import GRDB

/// A row of evidence that fulfils what is asked of evidence.
struct GatheredEvidence: Hashable {
  let id: Int64
  /// Its row of `claims`.
  let claim: Int64
}

/// Gathering evidence that several conditions together leave few of, by the indices alone.
extension ClaimSearch {
  /// How many rows of a condition are counted: more make no difference.
  static func most(of condition: EvidenceCondition, among conditions: Int, _ limits: Limits) -> Int
  {
    condition.keys != nil || conditions > 1 ? limits.scanned : limits.taken
  }

  /// All evidence that fulfils the conditions; nil where it is too much, or too hard to find.
  ///
  /// What is asked of mediators is fulfilled, too; what is asked of the ends is not looked at.
  func gathered() throws -> [GatheredEvidence]? {
    guard let first = counts.indices.min(by: { counts[$0] < counts[$1] }) else { return nil }
    let narrows =
      conditions.count > 1 || query.certainty != nil || query.polarity != nil
      || !query.relations.isEmpty || query.via != nil
    guard narrows || counts[first] <= limits.taken else { return nil }
    // Words are looked for in an index of their own, whose sentences are then compared.
    let begin = conditions.indices.filter {
      counts[$0] <= (conditions[$0].keys != nil ? limits.scanned : limits.taken)
    }.min { counts[$0] < counts[$1] }
    guard let begin else { return nil }
    let wording = conditions.indices.first { $0 != begin && conditions[$0].sentences != nil }
    if let wording, counts[wording] > limits.scanned { return nil }

    if wording == nil, !asksClaims, conditions.count > 1, !lists.contains(where: { $0 == nil }) {
      return try common(lists.compactMap(\.self))
    }
    let listed = conditions.indices.filter { $0 != begin && lists[$0] != nil }
    let filters = listed.compactMap { lists[$0] }
    let sql = try gathering(from: begin, besides: listed + [wording].compactMap(\.self))
    var sentences: [Int64]?
    if let wording, let words = conditions[wording].sentences {
      var sql = ComposedSQL()
      sql.add(words, conditions[wording].arguments)
      sentences = try Int64.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
        .sorted()
    }
    let mediated = try mediatedClaims()
    var found: Set<GatheredEvidence> = []
    try db.makeStatement(sql: sql.text).forEachRow(sql.arguments) { row in
      let id = row.number(0)
      guard filters.allSatisfy({ $0.contains(id) }) else { return true }
      let claim = row.number(1)
      if let mediated, !mediated.contains(claim) { return true }
      if let sentences, !sentences.holds(row.number(2)) { return true }
      found.insert(GatheredEvidence(id: id, claim: claim))
      return found.count <= limits.taken
    }
    return found.count <= limits.taken ? Array(found) : nil
  }

  /// The evidence that is on all of some lists; nil where it is too much.
  private func common(_ lists: [EvidenceList]) throws -> [GatheredEvidence]? {
    let ids = EvidenceList.common(lists)
    guard ids.count <= limits.taken else { return nil }
    let mediated = try mediatedClaims()
    var found: [GatheredEvidence] = []
    let sql = "SELECT id, claim FROM evidence WHERE id IN (\(Self.list(ids)))"
    try db.makeStatement(sql: sql).forEachRow([]) { row in
      let claim = row.number(1)
      if mediated?.contains(claim) ?? true {
        found.append(GatheredEvidence(id: row.number(0), claim: claim))
      }
      return true
    }
    return found
  }

  /// The rows of `claims` with a mediator that is asked for; nil where none is.
  private func mediatedClaims() throws -> Set<Int64>? {
    try via.map { try Int64.fetchSet(db, sql: Self.mediated($0)) }
  }

  /// Selects evidence, its claim and its sentence.
  ///
  /// - Parameters:
  ///   - first: the condition whose rows are gone through.
  ///   - left: conditions that are left out.
  func gathering(from first: Int, besides left: [Int]) throws -> ComposedSQL {
    var sql = ComposedSQL()
    if let worded {
      sql.add(
        """
        SELECT evidence.id, evidence.claim, evidence.sentence
        FROM evidence INDEXED BY evidence_by_sentence
        WHERE evidence.sentence IN (\(Self.list(worded)))
        """)
      if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
      return sql
    }
    let others = conditions.indices.filter { $0 != first && !left.contains($0) }
    guard let keys = conditions[first].keys else {
      sql.add("SELECT evidence.id, evidence.claim, evidence.sentence FROM (")
      sql.add(conditions[first].set, conditions[first].arguments)
      sql.add(") AS chosen CROSS JOIN evidence ON evidence.id = chosen.id WHERE TRUE")
      for other in others {
        sql.add("AND \(conditions[other].probe)", conditions[other].probeArguments)
      }
      if let certainty = query.certainty { sql.add("AND evidence.certainty = '\(certainty)'") }
      return sql
    }
    let readsRows = others.contains { conditions[$0].keys == nil }
    sql.add(
      """
      SELECT found.evidence, found.claim, found.sentence FROM evidence_keys AS found
      \(readsRows ? "CROSS JOIN evidence ON evidence.id = found.evidence" : "")
      """)
    sql.add("WHERE found.key IN (\(keys))", conditions[first].arguments)
    if let certainty = query.certainty {
      sql.add("AND found.hedged = \(certainty == .hedged ? 1 : 0)")
    }
    if let polarity = query.polarity {
      sql.add("AND found.negated = \(polarity == .negated ? 1 : 0)")
    }
    if !query.relations.isEmpty {
      let names = query.relations.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      sql.add("AND found.relation IN (\(names))")
    }
    for other in others {
      if let keys = conditions[other].keys, try areFew(keys, conditions[other].arguments) {
        sql.add(
          """
          AND EXISTS (SELECT 1 FROM evidence_keys INDEXED BY sqlite_autoindex_evidence_keys_1
            WHERE evidence_keys.key IN (\(keys)) AND evidence_keys.evidence = found.evidence)
          """, conditions[other].arguments)
        continue
      }
      let probe = conditions[other].probe
      sql.add(
        "AND \(readsRows ? probe : probe.replacing("evidence.id", with: "found.evidence"))",
        conditions[other].probeArguments)
    }
    return sql
  }

  /// Whether evidence is best looked for under each of the keys, rather than the keys of each
  /// evidence be compared.
  private func areFew(
    _ keys: String, _ arguments: [any DatabaseValueConvertible]
  ) throws -> Bool {
    var sql = ComposedSQL()
    sql.add("SELECT COUNT(*) FROM (SELECT 1 FROM (")
    sql.add(keys, arguments)
    sql.add(") LIMIT 4)")
    return try Int.fetchOne(db.cachedStatement(sql: sql.text), arguments: sql.arguments) ?? 0 < 4
  }

  /// For each claim, the evidence to read first among what was gathered, if it was.
  func firstEvidence(
    of claims: [String], among gathered: [GatheredEvidence]?
  ) throws -> [String: Int64] {
    guard let gathered, !claims.isEmpty else { return try firstEvidence(of: claims) }
    let wordings = try db.cachedStatement(sql: "SELECT id FROM claims WHERE claim_id = ?")
    var rows: Set<Int64> = []
    for claim in claims { try rows.formUnion(Int64.fetchAll(wordings, arguments: [claim])) }
    let evidence = gathered.filter { rows.contains($0.claim) }.map(\.id).sorted()
    let sql = """
      SELECT claims.claim_id, evidence.id FROM evidence
      CROSS JOIN claims ON claims.id = evidence.claim
      CROSS JOIN sentences ON sentences.id = evidence.sentence
      WHERE evidence.id IN (\(Self.list(evidence))) ORDER BY \(Self.readFirst("evidence.id"))
      """
    var first: [String: Int64] = [:]
    for row in try Row.fetchAll(db.makeStatement(sql: sql)) {
      let claim = try row.text(0)
      if first[claim] == nil { first[claim] = try row.decode(Int64.self, atIndex: 1) }
    }
    return first
  }
}

/// The evidence that fulfils one condition, a bit for each row.
struct EvidenceList {
  private var bits: [UInt64] = []
  /// How many rows there are.
  private(set) var count = 0

  /// Lists what fulfils a condition, up to one row more than `most`.
  init(_ db: Database, _ condition: EvidenceCondition, most: Int) throws {
    var sql = ComposedSQL()
    sql.add(condition.set, condition.arguments)
    sql.add("LIMIT \(most + 1)")
    var bits: [UInt64] = []
    var count = 0
    try db.cachedStatement(sql: sql.text).forEachRow(sql.arguments) { row in
      let id = row.number(0)
      count += 1
      guard id >= 0 else { return true }
      let word = Int(id >> 6)
      if word >= bits.count {
        bits += repeatElement(0, count: word + 1 - bits.count + bits.count / 2)
      }
      bits[word] |= 1 << UInt64(id & 63)
      return true
    }
    self.bits = bits
    self.count = count
  }

  /// What is on all of some lists.
  static func common(_ lists: [EvidenceList]) -> [Int64] {
    guard let first = lists.first else { return [] }
    var ids: [Int64] = []
    for index in 0..<(lists.map(\.bits.count).min() ?? 0) where first.bits[index] != 0 {
      var word = lists.reduce(UInt64.max) { $0 & $1.bits[index] }
      while word != 0 {
        ids.append(Int64(index << 6 | word.trailingZeroBitCount))
        word &= word - 1
      }
    }
    return ids
  }

  func contains(_ id: Int64) -> Bool {
    let word = Int(id >> 6)
    return word >= 0 && word < bits.count && bits[word] & 1 << UInt64(id & 63) != 0
  }
}

extension [Int64] {
  /// Whether a number is among these, which are in order.
  fileprivate func holds(_ number: Int64) -> Bool {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low] == number
  }
}
