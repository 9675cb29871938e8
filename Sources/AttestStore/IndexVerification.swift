import AttestModel
import GRDB

/// Compares what is looked up by with what is looked for: keys of evidence, support of claims,
/// numbers of trials.
struct IndexVerification {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  /// What is wrong, in words: the first fault of each kind.
  func damage() throws -> [String] {
    var damage: [String] = []
    if let claim = try SupportCounting(db).firstMiscounted() {
      damage.append("the support of the claim \(claim) is not what its sentences give")
    }
    if let evidence = try firstMiskeyed() {
      damage.append("the index of credits and contexts does not agree with evidence \(evidence)")
    }
    for (table, owner, records, column) in [
      ("trial_ncts", "trial", "trials", "ncts"),
      ("publication_ncts", "publication", "publications", "ncts"),
    ] {
      if let row = try firstMisnumbered(table, owner, records, column) {
        damage.append("the index of NCT numbers does not agree with row \(row) of \(records)")
      }
    }
    return damage
  }

  private func firstMiskeyed() throws -> Int64? {
    let keys = try db.cachedStatement(
      sql: """
        SELECT keys.kind, keys.value
        FROM evidence_keys INDEXED BY evidence_keys_by_evidence
        CROSS JOIN keys ON keys.id = evidence_keys.key
        WHERE evidence_keys.evidence = ?
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT evidence.id, citations, evidence.pmids, ncts, context, documents.year
        FROM evidence CROSS JOIN documents ON documents.id = evidence.document
        """)
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      let wanted = EvidenceKeyWriter.keys(
        citations: JoinedList.split(try row.text(1)), pmids: JoinedList.split(try row.text(2)),
        ncts: JoinedList.split(try row.text(3)), context: JoinedList.split(try row.text(4)),
        year: try row.text(5))
      let found = try Row.fetchAll(keys, arguments: [id]).map {
        "\(try $0.text(0)) \(try $0.text(1))"
      }
      if Set(found) != Set(wanted.map { "\($0.0.rawValue) \($0.1)" }) { return id }
    }
    return nil
  }

  private func firstMisnumbered(
    _ table: String, _ owner: String, _ records: String, _ column: String
  ) throws -> Int64? {
    let numbers = try db.cachedStatement(sql: "SELECT nct FROM \(table) WHERE \(owner) = ?")
    let rows = try Row.fetchCursor(db, sql: "SELECT id, \(column) FROM \(records)")
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      let found = try String.fetchSet(numbers, arguments: [id])
      if found != Set(JoinedList.split(try row.text(1))) { return id }
    }
    return nil
  }
}
