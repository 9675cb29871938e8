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
    if let key = try firstMisparted() {
      damage.append("the index of authors and years does not agree with “\(key)”")
    }
    for table in ["mentions", "citations"] {
      if let document = try firstMisnumbered(table) {
        damage.append("the \(table) of the document \(document) are not numbered as was written")
      }
    }
    if let place = try firstMismatchedEntry() {
      damage.append("the reference list has \(place) tied to the record of another publication")
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
        SELECT keys.kind, keys.value, evidence_keys.claim, evidence_keys.sentence,
          hedged, negated, relation
        FROM evidence_keys INDEXED BY evidence_keys_by_evidence
        CROSS JOIN keys ON keys.id = evidence_keys.key
        WHERE evidence_keys.evidence = ?
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT evidence.id, citations, evidence.pmids, ncts, context, documents.year, claims.id,
          evidence.sentence, certainty = 'hedged', polarity = 'negated', relation
        FROM evidence CROSS JOIN documents ON documents.id = evidence.document
        CROSS JOIN claims ON claims.id = evidence.claim
        """)
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      let wanted = EvidenceKeyWriter.keys(
        citations: JoinedList.split(try row.text(1)), pmids: JoinedList.split(try row.text(2)),
        ncts: JoinedList.split(try row.text(3)), context: JoinedList.split(try row.text(4)),
        year: try row.text(5))
      let asked = try Self.asked(in: row, from: 6)
      let found = try Row.fetchAll(keys, arguments: [id]).map {
        "\(try $0.text(0)) \(try $0.text(1))\t\(try Self.asked(in: $0, from: 2))"
      }
      if Set(found) != Set(wanted.map { "\($0.0.rawValue) \($0.1)\t\(asked)" }) { return id }
    }
    return nil
  }

  /// What keys repeat of their evidence.
  private static func asked(in row: Row, from first: Int) throws -> String {
    let numbers = try (first..<first + 4).map { String(try row.integer($0)) }
    return numbers.joined(separator: " ") + " " + (try row.text(first + 4))
  }

  private func firstMisparted() throws -> String? {
    let parts = try db.cachedStatement(sql: "SELECT part FROM key_parts WHERE key = ?")
    let rows = try Row.fetchCursor(db, sql: "SELECT id, kind, value FROM keys")
    while let row = try rows.next() {
      let value = try row.text(2)
      guard let kind = EvidenceKeyWriter.Kind(rawValue: try row.text(1)) else { return value }
      let found = try String.fetchSet(parts, arguments: [try row.decode(Int64.self, atIndex: 0)])
      if found != Set(EvidenceKeyWriter.parts(of: kind, value)) { return value }
    }
    return nil
  }

  /// The first document whose rows are not numbered from 0 without a gap.
  private func firstMisnumbered(_ table: String) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT documents.name FROM (
          SELECT document AS owner FROM \(table) GROUP BY document
          HAVING MIN(ordinal) <> 0 OR MAX(ordinal) <> COUNT(*) - 1 LIMIT 1)
        JOIN documents ON documents.id = owner
        """)
  }

  /// The first entry of a reference list whose imported record has neither its DOI, nor its author,
  /// nor the words of its title.
  private func firstMismatchedEntry() throws -> String? {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT documents.name, ordinal, bibliography.title, publications.title
        FROM bibliography
        CROSS JOIN publications ON publications.id = bibliography.publication
        CROSS JOIN documents ON documents.id = bibliography.document
        WHERE bibliography.publication IS NOT NULL
          AND (bibliography.doi = '' OR bibliography.doi <> publications.doi)
          AND bibliography.author <> publications.author
        """)
    while let row = try rows.next() {
      let words = Set(FoldedWords.plain(try row.text(2)).split(separator: " "))
      let others = Set(FoldedWords.plain(try row.text(3)).split(separator: " "))
      if 2 * words.intersection(others).count < min(words.count, others.count) || words.isEmpty {
        return "entry \(try row.integer(1) + 1) of \(try row.text(0))"
      }
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
