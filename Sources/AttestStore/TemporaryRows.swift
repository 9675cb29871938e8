public import AttestModel
internal import GRDB

/// A temporary SQLite file for records that are too many for the memory; it goes away with the
/// value.
public final class TemporaryRows: RowRecordSpill {
  private let database: DatabaseQueue

  /// - Throws: a `Diagnostic` where no file can be made.
  public init() throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // What is lost with the process is not worth a journal.
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
          PRAGMA cache_size = -8192;
          """)
    }
    do {
      // SQLite makes a file of its own for an empty name, and deletes it.
      database = try DatabaseQueue(path: "", configuration: configuration)
      try database.write { database in
        try database.execute(
          sql: """
            CREATE TABLE record (
              "check" INTEGER, key INTEGER, value INTEGER, row INTEGER, line INTEGER,
              "column" INTEGER, text TEXT, count INTEGER)
            """)
      }
    } catch {
      throw Self.failed(error)
    }
  }

  public func append(_ records: [RowRecord]) throws {
    do {
      try database.write { database in
        let statement = try database.makeStatement(
          sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for record in records {
          try statement.execute(arguments: [
            record.check, Int64(bitPattern: record.key), Int64(bitPattern: record.value),
            record.row, record.line, record.column, record.text, record.count,
          ])
        }
      }
    } catch {
      throw Self.failed(error)
    }
  }

  public func forEach(_ body: (RowRecord) throws -> Void) throws {
    do {
      try database.read { database in
        let rows = try Row.fetchCursor(
          database, sql: #"SELECT * FROM record ORDER BY "check", key, row, rowid"#)
        while let row = try rows.next() {
          let key: Int64 = row[1]
          let value: Int64 = row[2]
          try body(
            RowRecord(
              check: row[0], key: UInt64(bitPattern: key), value: UInt64(bitPattern: value),
              row: row[3], line: row[4], column: row[5], text: row[6], count: row[7]))
        }
      }
    } catch let fault as DatabaseError {
      throw Self.failed(fault)
    }
  }

  private static func failed(_ error: any Error) -> Diagnostic {
    Diagnostic(
      "a temporary file for comparing rows failed: \(error); check the space in the folder for"
        + " temporary files", code: .inputOutput)
  }
}
