import GRDB

@testable import AttestStore

extension Store {
  /// The text of one column of each row, to look at what no public call shows.
  func lines(_ sql: String, column: Int = 0) throws -> [String] {
    try read { db in try Row.fetchAll(db, sql: sql).map { try $0.text(column) } }
  }

  func conceptNames() throws -> [String] {
    try lines("SELECT name FROM concepts ORDER BY name")
  }

  /// Changes the store behind the back of its public calls.
  func change(_ sql: String) throws {
    try write { db in try db.execute(sql: sql) }
  }
}
