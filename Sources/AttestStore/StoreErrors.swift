import AttestModel
import GRDB

/// A row that no version of Attest would have written.
struct DamagedRow: Error {
  let what: String
}

/// What SQLite reports, in words that say what to do.
struct StoreErrors: Sendable {
  let path: String
  let access: Store.Access

  /// Runs a piece of work on the database; what it throws comes out as a `Diagnostic`.
  ///
  /// Errors of a caller's own closure pass through as they are.
  func explaining<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw diagnostic(for: error)
    } catch let error as DamagedRow {
      throw damaged(error.what)
    } catch is RowDecodingError {
      throw damaged("a value is missing or of another type")
    }
  }

  func notAStore(_ reason: String) -> Diagnostic {
    Diagnostic(
      "this is not an Attest store (\(reason)); name another file with --store", file: path)
  }

  func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(
      "the store is damaged (\(reason)); restore it from a copy, or delete it and run"
        + " `attest mine` again", file: path)
  }

  func newer(_ version: Int) -> Diagnostic {
    Diagnostic(
      "the store was made by a newer version of Attest (newer version \(version), this program"
        + " reads up to \(Schema.version)); update Attest", file: path)
  }

  func readOnly() -> Diagnostic {
    Diagnostic(
      "the store is read-only; make the file and its folder writable, or name another file with"
        + " --store", code: .cannotCreate, file: path)
  }

  private func diagnostic(for error: DatabaseError) -> Diagnostic {
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Diagnostic(
        "the store is in use by another program; wait until it has finished, then run again",
        code: .busy, file: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return readOnly()
    case .SQLITE_CANTOPEN:
      return Diagnostic(
        "cannot open the store (\(detail)); check that the file and its folder can be written to",
        code: access == .readWrite ? .cannotCreate : .noInput, file: path)
    case .SQLITE_NOTADB:
      return notAStore("the file is not a database")
    case .SQLITE_CORRUPT:
      return damaged(detail)
    case .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH:
      // With statements that the tests have run, a table or column is not as it was made.
      return damaged("its schema is not as expected: \(detail)")
    case .SQLITE_FULL:
      return Diagnostic(
        "the disk is full, no space left for the store; free some and run again (what was stored"
          + " before is kept)", code: .inputOutput, file: path)
    case .SQLITE_IOERR:
      return Diagnostic(
        "reading or writing the store failed (\(detail)); check the disk and its free space",
        code: .inputOutput, file: path)
    case .SQLITE_TOOBIG:
      return Diagnostic(
        "a text is too long to be stored (\(detail)); split the document", file: path)
    default:
      return Diagnostic(
        "the store refused the data (\(detail)): it is damaged, or Attest is at fault; try a new"
          + " store, and report it where that fails too",
        code: .software, file: path)
    }
  }
}
