public import AttestModel
internal import Foundation
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
        try database.execute(sql: "CREATE TABLE page (id INTEGER PRIMARY KEY, records BLOB)")
      }
    } catch {
      throw Self.failed(error)
    }
  }

  /// Keeps a page of records, as `RowRecordSpill.append`.
  ///
  /// - Throws: a `Diagnostic` where the disk fails or is full.
  public func append(_ page: [UInt8]) throws {
    do {
      try database.write { database in
        try database.execute(sql: "INSERT INTO page (records) VALUES (?)", arguments: [Data(page)])
      }
    } catch {
      throw Self.failed(error)
    }
  }

  /// Hands all pages back, in the order in which they came.
  ///
  /// - Throws: a `Diagnostic` where they cannot be read, and whatever `body` throws.
  public func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    do {
      try database.read { database in
        let pages = try Row.fetchCursor(database, sql: "SELECT records FROM page ORDER BY id")
        while let page = try pages.next() {
          try page.withUnsafeData(atIndex: 0) { data in
            if let data { try data.withUnsafeBytes(body) }
          }
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
