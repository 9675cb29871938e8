import AttestModel
import GRDB
import GRDBSQLite

/// A value of a row, as SQLite takes it.
enum PlainValue {
  case text(String)
  case number(Int)
}

/// A row of whole numbers, valid while it is visited.
struct PlainRow {
  fileprivate let statement: SQLiteStatement

  /// The number in a column; they count from 0.
  func number(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }
}

/// What is read and written by tens of thousands is handed to SQLite without a value of GRDB's for
/// each column, which would take longer than SQLite does.
extension Statement {
  /// Visits the rows that it selects, as long as `body` says to go on.
  func forEachRow(_ arguments: StatementArguments, _ body: (PlainRow) throws -> Bool) throws {
    setUncheckedArguments(arguments)
    defer { sqlite3_reset(sqliteStatement) }
    while true {
      let code = sqlite3_step(sqliteStatement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      guard try body(PlainRow(statement: sqliteStatement)) else { return }
    }
  }

  /// Runs it once; there are as many values as places for them.
  func execute(_ values: [PlainValue]) throws {
    defer { sqlite3_reset(sqliteStatement) }
    // SQLite copies the text at once.
    let isCopied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = CInt(index + 1)
      switch value {
      case .number(let number): sqlite3_bind_int64(sqliteStatement, place, Int64(number))
      case .text(var text):
        text.withUTF8 { bytes in
          // An empty text may have no address, and without one it would be NULL.
          let start = bytes.baseAddress ?? UnsafePointer(Self.nothing)
          _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(sqliteStatement, place, $0, CInt(bytes.count), isCopied)
          }
        }
      }
    }
    let code = sqlite3_step(sqliteStatement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
  }

  private func failure(_ code: CInt) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
  }

  private nonisolated(unsafe) static let nothing: UnsafeMutablePointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return byte
  }()
}

extension ContentDigest {
  /// Adds values as they stand in the columns of a row.
  mutating func add(_ values: [PlainValue]) {
    for value in values {
      switch value {
      case .text(let text): add(text)
      case .number(let number): add(Int64(number))
      }
    }
  }
}
