import AttestModel
import GRDB

/// What a thorough look at a store came to.
public struct StoreVerification: Hashable, Sendable {
  /// How many documents were compared with their digests.
  public let documents: Int
  /// How many imported records were.
  public let records: Int
  /// Documents that were stored before there were digests.
  public let uncovered: [String]
  /// What is wrong, in words.
  public let damage: [String]
}

extension Store {
  /// Looks for damage: in SQLite's structure, in ties between tables, and in what is stored, which
  /// is compared with digests that were taken when it was written.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read at all.
  public func verification() throws -> StoreVerification {
    try read { db in
      var damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let loose = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      damage += loose.prefix(20).map { row in
        "a row of \(row[0] as String? ?? "?") points to a row of \(row[2] as String? ?? "?")"
          + " that is missing"
      }
      let (documents, uncovered) = try verifyDocuments(db, &damage)
      try verifyRuns(db, &damage)
      try verifyClaims(db, &damage)
      damage += try IndexVerification(db).damage()
      let records = try verifyRecords(db, &damage)
      try verifySearch(db, &damage)
      return StoreVerification(
        documents: documents, records: records, uncovered: uncovered, damage: damage)
    }
  }

  private func verifyDocuments(
    _ db: Database, _ damage: inout [String]
  ) throws -> (count: Int, uncovered: [String]) {
    let digests = try DocumentDigests(db)
    var uncovered: [String] = []
    var count = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, name, content, event_content, tie_content, record_content FROM documents
        ORDER BY id
        """)
    while let row = try rows.next() {
      let name = try row.text(1)
      guard let content = row[2] as String? else {
        uncovered.append(name)
        continue
      }
      count += 1
      let id = try row.decode(Int64.self, atIndex: 0)
      if try digests.digest(of: id) != content {
        damage.append("what is stored of the document \(name) is not what was written")
      }
      if let events = row[3] as String?, try digests.eventDigest(of: id) != events {
        damage.append("the events of the document \(name) are not what was written")
      }
      if let ties = row[4] as String?, try digests.tieDigest(of: id) != ties {
        damage.append("what the citations of the document \(name) hang on is not what was written")
      }
      if let records = row[5] as String?, try digests.recordDigest(of: id) != records {
        damage.append(
          "the imported records that the references of the document \(name) are tied to are not"
            + " those that were found")
      }
    }
    return (count, uncovered)
  }

  private func verifyRuns(_ db: Database, _ damage: inout [String]) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, content FROM runs WHERE content IS NOT NULL ORDER BY id")
    while let row = try rows.next() {
      let run = try row.decode(Int64.self, atIndex: 0)
      if try Self.digest(ofRun: run, db) != row.text(1) {
        damage.append("what is stored of run \(run) is not what was written")
      }
    }
  }

  /// The digest of a run's row.
  static func digest(ofRun run: Int64, _ db: Database) throws -> String {
    var digest = ContentDigest()
    try digest.add(
      db.cachedStatement(
        sql: """
          SELECT started, ended, command, version, lexicon, rules, read, refused, stored, skipped
          FROM runs WHERE id = ?
          """), [run])
    return digest.text
  }

  private func verifyClaims(_ db: Database, _ damage: inout [String]) throws {
    let reader = try EvidenceReader(db)
    let mediators = try db.cachedStatement(
      sql: """
        SELECT ordinal || ' ' || concept FROM claim_mediators WHERE claim = ? ORDER BY ordinal
        """)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, claim_id, mediators FROM claims ORDER BY id")
    while let row = try rows.next() {
      let id = try row.decode(Int64.self, atIndex: 0)
      let claim = try reader.claim(id)
      if claim.id != (try row.text(1)) {
        damage.append("the claim “\(claim)” does not fit its claim_id")
      }
      let listed = try row.text(2)
      if !listed.isEmpty || !claim.mediators.isEmpty {
        let written = listed.split(separator: "|").enumerated().map { "\($0) \($1)" }
        if try String.fetchAll(mediators, arguments: [id]) != written {
          damage.append("the mediators of the claim “\(claim)” are not what was written")
        }
      }
    }
  }

  private func verifyRecords(_ db: Database, _ damage: inout [String]) throws -> Int {
    var count = 0
    for kind in RecordDigests.Kind.allCases {
      let digests = try RecordDigests(db, kind)
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, content FROM \(kind.rawValue) ORDER BY id")
      var found = 0
      while let row = try rows.next() {
        let id = try row.decode(Int64.self, atIndex: 0)
        if try digests.digest(of: id) != row.text(1) {
          damage.append("row \(id) of \(kind.rawValue) is not what was written")
        }
        found += 1
      }
      let noted = try ImportTally.count(of: kind, db) ?? -1
      if noted != found {
        damage.append("there are \(found) \(kind.rawValue), not \(noted) as were written")
      }
      count += found
    }
    return count
  }

  /// Every word of every indexed sentence must be found where it stands. Samples, for a whole
  /// rebuild costs as much as mining.
  private func verifySearch(_ db: Database, _ damage: inout [String]) throws {
    let last = try SearchIndex(db).indexedTo()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, text FROM sentences WHERE id <= ?1
          AND id % MAX(1, ?1 / 2000) = 0
        """, arguments: [last])
    let match = try db.cachedStatement(
      sql: "SELECT 1 FROM sentence_words WHERE sentence_words MATCH ? AND rowid = ?")
    while let row = try rows.next() {
      let words = FoldedWords.words(try row.text(1)).split(separator: " ").prefix(60)
      guard !words.isEmpty else { continue }
      let phrase = "\"" + words.joined(separator: " ") + "\""
      let id = try row.decode(Int64.self, atIndex: 0)
      if try Int.fetchOne(match, arguments: [phrase, id]) == nil {
        damage.append("the index of words does not agree with sentence \(id)")
        return
      }
    }
  }
}

/// Digests what is stored of imported records.
struct RecordDigests {
  enum Kind: String, CaseIterable {
    case publications, retractions
    case trials = "trial_records"
  }

  private let parts: [Statement]
  private let note: Statement

  init(_ db: Database, _ kind: Kind) throws {
    parts = try Self.queries(kind).map { try db.cachedStatement(sql: $0) }
    note = try db.cachedStatement(sql: "UPDATE \(kind.rawValue) SET content = ? WHERE id = ?")
  }

  func digest(of record: Int64) throws -> String {
    var digest = ContentDigest()
    for part in parts { try digest.add(part, [record]) }
    return digest.text
  }

  /// Notes the digest in the record's row.
  func note(_ record: Int64) throws {
    try note.execute(arguments: [digest(of: record), record])
  }

  private static func queries(_ kind: Kind) -> [String] {
    switch kind {
    case .publications:
      [
        """
        SELECT pmid, doi, pmc, author, authors, title, journal, year, version, kinds, ncts, mesh
        FROM publications WHERE id = ?
        """,
        """
        SELECT ordinal, kind, pmid, source FROM publication_links WHERE publication = ?
        ORDER BY ordinal
        """,
      ]
    case .retractions:
      ["SELECT pmid, doi, kind, notice, date, reason FROM retractions WHERE id = ?"]
    case .trials:
      [
        """
        SELECT nct, title, official_title, acronym, summary, conditions, phases, status, start_date,
          completion_date, sponsor
        FROM trial_records WHERE id = ?
        """,
        "SELECT ordinal, alias FROM trial_aliases WHERE trial = ? ORDER BY ordinal",
        """
        SELECT ordinal, kind, name, other_names FROM trial_interventions WHERE trial = ?
        ORDER BY ordinal
        """,
        "SELECT ordinal, pmid, kind, citation FROM trial_references WHERE trial = ? ORDER BY ordinal",
      ]
    }
  }
}
