import AttestModel
import Foundation
import Testing

@testable import AttestStore

/// What opening a path throws, as `code: message`, without the folder's name; `opened` if nothing.
private func refusal(
  _ folder: Folder, _ name: String, _ access: Store.Access = .readWrite
) -> String {
  do {
    _ = try Store(at: folder.file(name), access: access)
    return "opened"
  } catch let error as Diagnostic {
    #expect(error.file == folder.file(name))
    return "\(error.code): \(error.message)".replacingOccurrences(of: folder.path, with: "DIR")
  } catch {
    return "not a diagnostic: \(error)"
  }
}

/// A closed store, as bytes; with so many documents that its last page holds rows of them, and not
/// what SQLite itself needs to open it.
private func soundStore(in folder: Folder) throws -> Data {
  try {
    let store = try Store(at: folder.file("sound.sqlite"))
    try store.store(
      (0..<100).map { document("a\($0)", [Claim(.ifng, .activates, .stat1)]) },
      run: store.beginTestRun())
  }()
  return try folder.bytes("sound.sqlite")
}

@Test func pathsThatCannotBeAStoreAreRefused() throws {
  let folder = try Folder()
  try FileManager.default.createDirectory(
    atPath: folder.file("dir"), withIntermediateDirectories: false)
  try folder.write(Data("x".utf8), to: "file")
  try #require(mkfifo(folder.file("pipe"), 0o600) == 0)

  #expect(
    refusal(folder, "none/s.sqlite")
      == "cannotCreate: there is no folder DIR/none for the store; create it first")
  #expect(
    refusal(folder, "file/s.sqlite") == "cannotCreate: cannot open the store: Not a directory")
  #expect(
    refusal(folder, "dir")
      == "cannotCreate: this is a folder; name a file for the store with --store")
  #expect(
    refusal(folder, "pipe")
      == "cannotCreate: this is not a regular file; name a file for the store with --store")
  #expect(
    refusal(folder, "none.sqlite", .readOnly)
      == "noInput: the store does not exist; make it with `attest mine`")
  #expect(try folder.names() == ["dir", "file", "pipe"])
}

@Test(
  "A file that is no sound store of this version is refused, and stays as it is",
  arguments: [Store.Access.readWrite, .readOnly])
func unsoundFilesAreRefused(_ access: Store.Access) throws {
  let folder = try Folder()
  let sound = try soundStore(in: folder)
  var cases: [(name: String, bytes: Data, refusal: String)] = []

  cases.append(
    (
      "text", Data(String(repeating: "not a database\n", count: 100).utf8),
      "data: this is not an Attest store (the file is not a database)"
    ))
  cases.append(("header", sound.prefix(50), "data: the store is damaged ("))
  var foreign = sound
  foreign.replaceSubrange(68..<72, with: [0x0F, 0x05, 0x51, 0x12])
  cases.append(
    ("foreign", foreign, "data: this is not an Attest store (it is a database of another program)"))
  var newer = sound
  newer.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
  cases.append(("newer", newer, "data: the store was made by a newer version of Attest"))
  var unversioned = sound
  unversioned.replaceSubrange(60..<64, with: [0xFF, 0xFF, 0xFF, 0xFF])
  cases.append(("unversioned", unversioned, "data: the store is damaged (its version is -1)"))
  cases.append(("half", sound.prefix(sound.count / 2), "data: the store is damaged ("))
  cases.append(("cut", sound.dropLast(100), "data: the store is damaged (its end is missing)"))

  for (name, bytes, message) in cases {
    try folder.write(Data(bytes), to: name)
    let refused = refusal(folder, name, access)
    #expect(refused.hasPrefix(message), "\(name): \(refused)")
    #expect(try folder.bytes(name) == Data(bytes), "\(name) was changed")
  }
  #expect(try folder.names() == (cases.map(\.name) + ["sound.sqlite"]).sorted())
}

@Test("A foreign database that was not closed keeps its log")
func foreignLogIsLeftAlone() throws {
  let folder = try Folder()
  do {
    let store = try Store(at: folder.file("open.sqlite"))
    try store.change("PRAGMA application_id = 7")
    // Copied while it is open, as after a crash: what was written last is in the log alone.
    for suffix in ["", "-wal"] {
      try folder.write(folder.bytes("open.sqlite" + suffix), to: "foreign.sqlite" + suffix)
    }
  }
  let before = try [folder.bytes("foreign.sqlite"), folder.bytes("foreign.sqlite-wal")]
  #expect(
    refusal(folder, "foreign.sqlite").hasPrefix("data: this is not an Attest store (it is a"))
  #expect(try [folder.bytes("foreign.sqlite"), folder.bytes("foreign.sqlite-wal")] == before)
}

@Test func storeThatWasNotClosedIsTakenUp() throws {
  let folder = try Folder()
  do {
    let store = try Store(at: folder.file("open.sqlite"))
    try store.store(
      [document("a", [Claim(.ifng, .activates, .stat1)])], run: store.beginTestRun())
    for suffix in ["", "-wal"] {
      try folder.write(folder.bytes("open.sqlite" + suffix), to: "killed.sqlite" + suffix)
    }
  }
  #expect(try Store(at: folder.file("killed.sqlite")).allDocuments().map(\.id) == ["a"])
  #expect(try folder.names() == ["killed.sqlite", "open.sqlite"])
}

@Test(
  "A store whose tables were changed is refused",
  arguments: [
    ("DROP TABLE runs", "table runs"),
    ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END", "trigger t"),
    ("CREATE VIEW v AS SELECT 1", "view v"),
  ])
func changedSchemaIsRefused(_ change: (sql: String, object: String)) throws {
  let folder = try Folder()
  try {
    let store = try Store(at: folder.file("s.sqlite"))
    try store.change(change.sql)
  }()
  #expect(
    refusal(folder, "s.sqlite").hasPrefix(
      "data: the store is damaged (its schema is not as expected: see \(change.object))"))
}

@Test func aStoreWithDamagedPagesIsNotWrittenTo() throws {
  let folder = try Folder()
  var bytes = try soundStore(in: folder)
  // Pages of the middle lose their order of cells; the first ones stay, so that it opens.
  for page in 20..<40 { for place in 8..<24 { bytes[page * 4096 + place] ^= 0x55 } }
  try folder.write(bytes, to: "torn.sqlite")
  #expect(refusal(folder, "torn.sqlite").hasPrefix("data: the store is damaged ("))
  #expect(try folder.bytes("torn.sqlite") == bytes)
}

@Test func rowsThatNoVersionWroteAreNamedAsDamage() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  try store.store(
    [document("a", [Claim(.ifng, .activates, .stat1)])], run: store.beginTestRun())
  try store.change("UPDATE claims SET relation = 'likes'")
  let error = #expect(throws: Diagnostic.self) { try store.allEvidence() }
  #expect(error?.code == .data)
  #expect(error?.message.hasPrefix("the store is damaged (an unknown relation") == true)
}

@Test func emptyFileIsNotReadButFilled() throws {
  let folder = try Folder()
  try folder.write(Data(), to: "s.sqlite")
  #expect(
    refusal(folder, "s.sqlite", .readOnly)
      == "data: the store is empty; fill it with `attest mine`")
  #expect(try folder.bytes("s.sqlite") == Data())
  #expect(refusal(folder, "s.sqlite") == "opened")
}

@Test func namesWithAMeaningToSQLiteAreFileNames() throws {
  let folder = try Folder()
  let name = "a?mode=memory&b%41 #é.sqlite"
  #expect(refusal(folder, name) == "opened")
  #expect(try folder.names() == [name])
}

@Test func lockedStoreIsBusy() throws {
  let folder = try Folder()
  let path = folder.file("s.sqlite")
  let one = try Store(at: path)
  let other = try Store(at: path, access: .readWrite, patience: 0.05)
  let error = try one.write { _ in
    #expect(throws: Diagnostic.self) { try other.beginTestRun() }
  }
  #expect(
    error
      == Diagnostic(
        "the store is in use by another program; wait until it has finished, then run again",
        code: .busy, file: path))
  _ = try other.beginTestRun()
}

@Test func storeOpenedForReadingCannotBeWritten() throws {
  let folder = try Folder()
  let path = folder.file("s.sqlite")
  _ = try Store(at: path)
  let store = try Store(at: path, access: .readOnly)
  let error = #expect(throws: Diagnostic.self) { try store.beginTestRun() }
  #expect(error?.code == .cannotCreate)
}

@Test(
  "A read-only store is read, and nothing is left beside it",
  .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
func readOnlyStoreIsReadAndNotWritten() throws {
  let folder = try Folder()
  _ = try soundStore(in: folder)
  let files = FileManager.default
  try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("sound.sqlite"))
  #expect(refusal(folder, "sound.sqlite").hasPrefix("cannotCreate: the store is read-only"))
  try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
  defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
  #expect(refusal(folder, "new.sqlite").hasPrefix("cannotCreate: cannot create the store in DIR"))
  let store = try Store(at: folder.file("sound.sqlite"), access: .readOnly)
  #expect(try store.allDocuments().map(\.id) == ["a"])
  #expect(try folder.names() == ["sound.sqlite"])
}

@Test("A full disk keeps what was stored before")
func fullDiskIsReported() async throws {
  await #expect(processExitsWith: .success) {
    let folder = try Folder()
    let path = folder.file("s.sqlite")
    let store = try Store(at: path)
    let run = try store.beginTestRun()
    try store.store([document("a", [Claim(.ifng, .activates, .stat1)])], run: run)

    signal(SIGXFSZ, SIG_IGN)
    // Past this size, every file refuses to grow, as it does on a full disk.
    #if canImport(Darwin)
      let resource = RLIMIT_FSIZE
    #else
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #endif
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = 400_000
    setrlimit(resource, &limit)

    let many = (0..<5_000).map {
      Claim(Concept(id: "", name: "protein \($0)", kind: .phrase), .activates, .stat1)
    }
    let error = #expect(throws: Diagnostic.self) {
      try store.store([document("b", many)], run: run)
    }
    #expect(error?.code == .inputOutput)
    #expect(try store.allDocuments().map(\.id) == ["a"])
  }
}
