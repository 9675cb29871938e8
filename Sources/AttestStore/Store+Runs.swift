import AttestModel
import GRDB

extension Store {
  /// Notes that a run of mining begins, now, and with what.
  ///
  /// A run that is never ended was interrupted.
  ///
  /// - Parameters:
  ///   - version: The version of Attest.
  ///   - lexicon: A digest of the lexicon.
  ///   - rules: A digest of the rules.
  /// - Returns: The number of the run, to be given to `store(_:run:)` and `endRun`.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func beginRun(version: String, lexicon: String, rules: String) throws -> Int64 {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO runs (started, version, lexicon, rules)
          VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?)
          """, arguments: [version, lexicon, rules])
      return db.lastInsertedRowID
    }
  }

  /// Notes that a run of mining is finished, now.
  ///
  /// - Parameters:
  ///   - read: How many documents were read.
  ///   - refused: How many of them were refused.
  ///   - stored: How many of them were stored.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func endRun(_ run: Int64, read: Int, refused: Int, stored: Int) throws {
    try write { db in
      try db.execute(
        sql: """
          UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
            read = ?, refused = ?, stored = ?
          WHERE id = ?
          """, arguments: [read, refused, stored, run])
    }
  }
}
