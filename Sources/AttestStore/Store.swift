import AttestModel
import GRDB

/// Everything that was mined, in one file: who says what about which gene, in which sentence.
///
/// The file is an SQLite database; it can be read with any SQLite program. All errors are thrown as
/// `Diagnostic` with the file's path. Closures given to a store must not call the same store.
public final class Store: Sendable {
  /// Whether the store is opened to be changed, or to be read only.
  public enum Access: Sendable {
    case readWrite, readOnly
  }

  /// The path of its file, as given.
  public let path: String
  let queue: DatabaseQueue
  let errors: StoreErrors
  let names = NameIDs()

  /// Opens the store at a path; where nothing is there yet, `readWrite` makes it.
  ///
  /// A file that is refused stays as it is, byte for byte.
  ///
  /// - Throws: `Diagnostic` with code
  ///   `cannotCreate` where the file or its folder cannot be written to, or is a folder;
  ///   `noInput` where there is nothing to read;
  ///   `data` where the file is no Attest store, is damaged, or of a newer version;
  ///   `busy` where another program holds it for more than five seconds;
  ///   `inputOutput` where the disk fails or is full.
  public convenience init(at path: String, access: Access = .readWrite) throws {
    try self.init(at: path, access: access, patience: 5)
  }

  /// - Parameter patience: How long to wait for another program's lock, in seconds.
  init(at path: String, access: Access, patience: Double) throws {
    let errors = StoreErrors(path: path, access: access)
    let file = try StoreFile(at: path, access: access)
    self.path = path
    self.errors = errors
    self.queue = try errors.explaining {
      try Self.open(file, access: access, patience: patience, errors: errors)
    }
  }

  private static func open(
    _ file: StoreFile, access: Access, patience: Double, errors: StoreErrors
  ) throws -> DatabaseQueue {
    if file.exists, file.size == 0, access == .readOnly {
      throw Diagnostic(
        "the store is empty; fill it with `attest mine`", code: .data, file: file.path)
    }
    if access == .readWrite, !file.isWritable { throw errors.readOnly() }

    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // A store may come from somebody else: nothing in its schema is run, and its pages are
      // checked before they are used.
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      // 16 MB of pages, and a log of as much: a claim touches indices all over a large store.
      try db.execute(sql: "PRAGMA cache_size = -16000")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
    }
    if file.hasUnfinishedWrites {
      try probe(file, configuration, errors: errors)
    }

    // A connection that may write takes its log away when it closes; one that may not would leave
    // it behind. So a store is read through the former where the file system lets us, and as an
    // unchanging file where it does not.
    configuration.readonly = !file.isWritable
    let isUnchanging = !file.isWritable && !file.hasLog
    let queue = try DatabaseQueue(
      path: isUnchanging ? file.immutablePath : file.sqlitePath, configuration: configuration)
    try queue.inDatabase { db in
      try check(db, file, errors: errors)
      if access == .readWrite {
        if file.exists, file.size <= mostChecked { try checkPages(db, errors: errors) }
        try Schema.migrate(db)
        // Before the switch, so that the header in the file itself, not in the log, names Attest.
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      }
      guard try Int.fetchOne(db, sql: "PRAGMA user_version") == Schema.version else {
        throw Diagnostic(
          "the store was made by an older version of Attest; run `attest mine` once to update it",
          file: file.path)
      }
      let differing = try Schema.objects(db).symmetricDifference(Schema.expectedObjects)
      if let first = differing.min() {
        throw errors.damaged("its schema is not as expected: see \(first)")
      }
    }
    return queue
  }

  /// In bytes. Looking through a store of this size takes some hundredths of a second; of a larger
  /// one, damage shows where it is met, and `attest store verify` looks for it.
  private static let mostChecked = 32 << 20

  /// Refuses a store whose pages are damaged before anything is written to it.
  private static func checkPages(_ db: Database, errors: StoreErrors) throws {
    guard try (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) > 0 else { return }
    let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
    if found != "ok" {
      throw errors.damaged(found.split(separator: "\n").joined(separator: " "))
    }
  }

  /// Looks at a file beside which a log or journal stands, without taking either up: that would
  /// change a file that may not be ours.
  private static func probe(
    _ file: StoreFile, _ configuration: Configuration, errors: StoreErrors
  ) throws {
    var configuration = configuration
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: file.sqlitePath, configuration: configuration)
      try queue.inDatabase { try check($0, file, errors: errors) }
    } catch let error as DatabaseError
      where error.resultCode == .SQLITE_READONLY || error.resultCode == .SQLITE_CANTOPEN
    {
      // A journal of an interrupted write has to be rolled back before anything can be read, which
      // the connection that follows does.
    }
  }

  /// Refuses what is not a store of this version, from the header alone.
  private static func check(_ db: Database, _ file: StoreFile, errors: StoreErrors) throws {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    // A new file, or one whose first write was interrupted and rolled back.
    if pages == 0 { return }
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw errors.notAStore("it is a database of another program")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if version > Schema.version { throw errors.newer(version) }
    if version < 1 { throw errors.damaged("its version is \(version)") }
    let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    if StoreFile.isCut(file.path, below: pages * pageSize) {
      throw errors.damaged("its end is missing")
    }
  }

  func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try errors.explaining { try queue.read(work) }
  }

  /// Runs a piece of work in one transaction: all of it is stored, or nothing.
  func write<Result>(_ work: (Database) throws -> Result) throws -> Result {
    guard errors.access == .readWrite else { throw errors.readOnly() }
    return try errors.explaining { try queue.write(work) }
  }
}
