public import AttestModel
import GRDB

extension Store {
  /// One record that an import brings.
  public enum ImportedRecord: Sendable {
    /// PubMed's record.
    case pubmed(PublicationRecord)
    /// PMIDs that PubMed took back.
    case deleted([String])
    /// An entry of a bibliography.
    case reference(PublicationRecord)
    case trial(TrialRecord)
    case retraction(Retraction)
  }

  /// Stores imported records: all of them, or, where it fails, none. What is there is updated in
  /// place.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func store(_ records: [ImportedRecord]) throws -> ImportCounts {
    try write { db in
      var publications = try PublicationWriter(db)
      var trials = try TrialRecordWriter(db)
      var retractions = ImportCounts()
      try publications.lookUp(records.compactMap(\.publication))
      for record in records {
        switch record {
        case .pubmed(let record):
          try publications.write(record, version: max(1, record.version))
        case .reference(let record): try publications.write(record, version: 0)
        case .deleted(let pmids): try publications.remove(pmids)
        case .trial(let trial): try trials.write(trial)
        case .retraction(let retraction): try write(retraction, db, &retractions)
        }
      }
      try publications.finish()
      try ImportTally.add(publications.counts, to: .publications, db)
      try ImportTally.add(trials.counts, to: .trials, db)
      try ImportTally.add(retractions, to: .retractions, db)
      return publications.counts + trials.counts + retractions
    }
  }

  private func write(
    _ retraction: Retraction, _ db: Database, _ counts: inout ImportCounts
  ) throws {
    let key: [String] = [
      retraction.pmid, retraction.doi, retraction.kind, retraction.notice,
    ]
    let values = key + [retraction.date, retraction.reason]
    var digest = ContentDigest()
    digest.add(values)
    digest.endTable()
    let find = try db.cachedStatement(
      sql: """
        SELECT content FROM retractions WHERE pmid = ? AND doi = ? AND kind = ? AND notice = ?
        """)
    let known = try String.fetchOne(find, arguments: StatementArguments(key))
    if known == digest.text {
      counts.unchanged += 1
      return
    }
    let put = try db.cachedStatement(
      sql: """
        INSERT INTO retractions (pmid, doi, kind, notice, date, reason, content)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET date = excluded.date, reason = excluded.reason,
          content = excluded.content
        """)
    try put.execute(arguments: StatementArguments(values + [digest.text]))
    if known == nil { counts.added += 1 } else { counts.updated += 1 }
  }
}

extension Store.ImportedRecord {
  /// The publication of a record that is one's.
  fileprivate var publication: Publication? {
    switch self {
    case .pubmed(let record), .reference(let record): record.publication
    case .deleted, .trial, .retraction: nil
    }
  }
}

extension ImportCounts {
  /// What two imports changed together.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.added += right.added
    sum.updated += right.updated
    sum.unchanged += right.unchanged
    sum.removed += right.removed
    return sum
  }
}
