import AttestModel
import GRDB

/// What was mined or imported, when and with what.
public struct StoredRun: Hashable, Sendable {
  /// The number that `beginRun` gave.
  public let id: Int64
  /// `mine`, or `import` and what was imported.
  public let command: String
  /// In UTC: `2026-01-31T12:00:00Z`.
  public let started: String
  /// Empty where the run was interrupted.
  public let ended: String
  /// Of Attest.
  public let version: String
  /// A digest of the lexicon; empty for an import.
  public let lexicon: String
  /// A digest of the rules; empty for an import.
  public let rules: String
  /// How many documents were read; of an import, how many records.
  public let read: Int
  /// How many of them were refused.
  public let refused: Int
  /// How many of them were stored.
  public let stored: Int
  /// How many documents had not changed.
  public let skipped: Int
  /// How many documents are in the store as this run left them.
  public let documents: Int
}

extension Store {
  /// Notes that a run begins, now, and with what.
  ///
  /// A run that is never ended was interrupted.
  ///
  /// - Parameters:
  ///   - command: `mine`, or what is imported.
  ///   - version: The version of Attest.
  ///   - lexicon: A digest of the lexicon.
  ///   - rules: A digest of the rules.
  /// - Returns: The number of the run, to be given to `store(_:run:)` and `endRun`.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func beginRun(
    command: String = "mine", version: String, lexicon: String = "", rules: String = ""
  ) throws -> Int64 {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO runs (started, command, version, lexicon, rules)
          VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?)
          """, arguments: [command, version, lexicon, rules])
      let run = db.lastInsertedRowID
      if command == "mine" {
        try db.execute(sql: "INSERT INTO unresolved_runs (run) VALUES (?)", arguments: [run])
      }
      return run
    }
  }

  /// Notes that a run is finished, now, and brings the indices that are filled in large pieces up
  /// to date.
  ///
  /// - Parameters:
  ///   - read: How many documents were read.
  ///   - refused: How many of them were refused.
  ///   - stored: How many of them were stored.
  ///   - skipped: How many of them had not changed.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func endRun(
    _ run: Int64, read: Int, refused: Int, stored: Int, skipped: Int = 0
  ) throws {
    try write { db in
      try db.execute(
        sql: """
          UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
            read = ?, refused = ?, stored = ?, skipped = ?
          WHERE id = ?
          """, arguments: [read, refused, stored, skipped, run])
      try db.execute(
        sql: "UPDATE runs SET content = ? WHERE id = ?",
        arguments: [Self.digest(ofRun: run, db), run])
    }
    _ = try resolveCitations(ending: run)
    try catchUp()
  }

  /// Fills the indices that searching and ranking need, piece by piece, each in a transaction of its
  /// own.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func catchUp() throws {
    while try write({ try SearchIndex($0).catchUp() }) {}
    while try write({ try SupportCounting($0).catchUp() }) {}
  }

  /// The runs, the last one first.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func runs() throws -> [StoredRun] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, command, started, COALESCE(ended, ''), version, lexicon, rules, read, refused,
            stored, skipped, (SELECT COUNT(*) FROM documents WHERE run = runs.id)
          FROM runs ORDER BY id DESC
          """
      ).map { row in
        StoredRun(
          id: Int64(try row.integer(0)), command: try row.text(1), started: try row.text(2),
          ended: try row.text(3), version: try row.text(4), lexicon: try row.text(5),
          rules: try row.text(6), read: try row.integer(7), refused: try row.integer(8),
          stored: try row.integer(9), skipped: try row.integer(10), documents: try row.integer(11))
      }
    }
  }

  /// Whether a document is in the store as the same source, lexicon, rules and version would leave
  /// it.
  ///
  /// - Parameters:
  ///   - digest: Of the source bytes.
  ///   - run: The run that asks; what it was begun with counts.
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func isUnchanged(_ document: String, digest: String, run: Int64) throws -> Bool {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT 1 FROM documents
          JOIN runs AS old ON old.id = documents.run
          JOIN runs AS new ON new.id = ?
          WHERE documents.name = ? AND documents.digest = ? AND documents.content IS NOT NULL
            AND old.version = new.version AND old.lexicon = new.lexicon AND old.rules = new.rules
          """)
      return try Int.fetchOne(statement, arguments: [run, document, digest]) != nil
    }
  }

  /// Takes a document out of the store, with its claims that nobody else makes.
  ///
  /// - Returns: Whether it was there.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func remove(_ document: String) throws -> Bool {
    let found = try write { db in
      var writer = try DocumentWriter(db, run: 0, names: [:])
      let found = try writer.remove(document)
      try writer.finish()
      return found
    }
    if found { try catchUp() }
    return found
  }
}
