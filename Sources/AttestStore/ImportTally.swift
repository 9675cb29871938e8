import GRDB

/// How many imported records of each kind there are, so that one that is missing is noticed.
enum ImportTally {
  /// Notes what an import added and removed.
  static func add(_ counts: ImportCounts, to kind: RecordDigests.Kind, _ db: Database) throws {
    guard counts.added != counts.removed else { return }
    try db.execute(
      sql: "UPDATE record_counts SET count = count + ? WHERE kind = ?",
      arguments: [counts.added - counts.removed, kind.rawValue])
  }

  /// How many records of a kind there should be; nil where the count itself is missing.
  static func count(of kind: RecordDigests.Kind, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT count FROM record_counts WHERE kind = ?", arguments: [kind.rawValue])
  }
}
