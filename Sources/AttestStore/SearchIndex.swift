import GRDB

/// The words of sentences, for searching.
///
/// New sentences are indexed in large pieces, when a run ends or when somebody searches; how far
/// they are is noted in the same transaction, so a run that is killed leaves nothing wrong.
struct SearchIndex {
  /// In sentences.
  static let piece = 50_000

  private let db: Database
  private let add, remove: Statement

  init(_ db: Database) throws {
    self.db = db
    add = try db.cachedStatement(
      sql: "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)")
    remove = try db.cachedStatement(
      sql: "INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', ?, ?)")
  }

  /// The last sentence that is indexed.
  func indexedTo() throws -> Int64 {
    guard let last = try Int64.fetchOne(db, sql: "SELECT indexed_to FROM search_state") else {
      throw DamagedRow(what: "its index of words has no state")
    }
    return last
  }

  /// Whether sentences wait to be indexed.
  func isBehind() throws -> Bool {
    try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM sentences") ?? 0 > indexedTo()
  }

  /// Takes a document's sentences out of the index; they are about to be removed.
  func forget(_ document: Int64) throws {
    let last = try indexedTo()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, text FROM sentences WHERE document = ? AND id <= ?",
      arguments: [document, last])
    while let row = try rows.next() {
      try remove.execute(
        arguments: [row.decode(Int64.self, atIndex: 0), FoldedWords.words(try row.text(1))])
    }
  }

  /// Brings the state back to what is there, after sentences were removed: SQLite gives the ids of
  /// the last rows out again.
  func close() throws {
    try db.execute(
      sql: """
        UPDATE search_state SET indexed_to =
          MIN(indexed_to, (SELECT COALESCE(MAX(id), 0) FROM sentences))
        """)
  }

  /// Indexes the next piece; gives whether there is more.
  func catchUp() throws -> Bool {
    let from = try indexedTo()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, text FROM sentences WHERE id > ? ORDER BY id LIMIT ?",
      arguments: [from, Self.piece])
    var last = from
    var count = 0
    while let row = try rows.next() {
      last = try row.decode(Int64.self, atIndex: 0)
      try add.execute(arguments: [last, FoldedWords.words(try row.text(1))])
      count += 1
    }
    guard count > 0 else { return false }
    try db.execute(sql: "UPDATE search_state SET indexed_to = ?", arguments: [last])
    return count == Self.piece
  }
}
