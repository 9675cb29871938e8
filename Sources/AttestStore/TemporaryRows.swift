public import AttestModel
internal import Foundation
internal import GRDB

/// A temporary SQLite file for records that are too many for the memory; it goes away with the
/// value.
///
/// Records are written many to a row, as bytes: nobody asks for one of them.
public final class TemporaryRows: RowRecordSpill {
  private static let mostInBatch = 20_000

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
        try database.execute(sql: "CREATE TABLE batch (id INTEGER PRIMARY KEY, records BLOB)")
      }
    } catch {
      throw Self.failed(error)
    }
  }

  public func append(_ records: [RowRecord]) throws {
    do {
      try database.write { database in
        var start = 0
        while start < records.count {
          let end = min(records.count, start + Self.mostInBatch)
          try database.execute(
            sql: "INSERT INTO batch (records) VALUES (?)",
            arguments: [Data(Self.bytes(of: records[start..<end]))])
          start = end
        }
      }
    } catch {
      throw Self.failed(error)
    }
  }

  public func read(_ body: (RowRecord) throws -> Void) throws {
    do {
      try database.read { database in
        let batches = try Data.fetchCursor(database, sql: "SELECT records FROM batch ORDER BY id")
        while let batch = try batches.next() {
          try batch.withUnsafeBytes { try Self.decode($0, body) }
        }
      }
    } catch let fault as DatabaseError {
      throw Self.failed(fault)
    }
  }

  private static func bytes(of records: ArraySlice<RowRecord>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.count * 64)
    func add<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for record in records {
      add(record.key)
      add(record.value)
      for number in [record.row, record.line, record.column, record.count, record.check] {
        add(number)
      }
      add(Int32(clamping: record.text.utf8.count))
      bytes.append(contentsOf: record.text.utf8)
    }
    return bytes
  }

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, _ body: (RowRecord) throws -> Void
  ) throws {
    var place = 0
    func next<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
      defer { place += MemoryLayout<Number>.size }
      return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
    }
    while place < bytes.count {
      let key = next(UInt64.self)
      let value = next(UInt64.self)
      let row = next(Int32.self)
      let line = next(Int32.self)
      let column = next(Int32.self)
      let count = next(Int32.self)
      let check = next(Int32.self)
      let length = Int(next(Int32.self))
      let text = String(decoding: bytes[place..<place + length], as: UTF8.self)
      place += length
      try body(
        RowRecord(
          check: Int(check), key: key, value: value, row: Int(row), line: Int(line),
          column: Int(column), text: text, count: Int(count)))
    }
  }

  private static func failed(_ error: any Error) -> Diagnostic {
    Diagnostic(
      "a temporary file for comparing rows failed: \(error); check the space in the folder for"
        + " temporary files", code: .inputOutput)
  }
}
