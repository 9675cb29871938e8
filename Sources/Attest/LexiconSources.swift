public import AttestLexicon
internal import AttestModel
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The files that a lexicon is made of, and its compiled form, which is kept between runs and made
/// anew when one of them changes.
///
/// The compiled form lies in the user's folder of caches, or in the folder that the environment
/// variable `ATTEST_CACHE` names; where it is set to nothing, none is kept. Nothing is lost with
/// it.
public struct LexiconSources: Sendable {
  /// The tables of names, in the order of their priority.
  let tables: [String]
  /// How many of them are no imported ones.
  private let ownTables: Int
  /// What else decides how names are compared: words, rules, the program itself.
  private let others: [String]
  /// The last of them, which is known by its size and time alone: it is a hundred times as large as
  /// all the tables, and reading it would take more memory than mining does.
  private let program: String?

  /// - Parameters:
  ///   - folder: the installed `Lexicons`.
  ///   - entities: the folder of tables.
  ///   - rules: the files of rules, whose verbs are words too.
  ///   - imported: a folder of further tables.
  /// - Throws: a `Diagnostic` where a folder is missing or has no tables.
  init(_ folder: LexiconFolder, entities: String, rules: [String], imported: String?) throws {
    var tables = try LexiconFolder.files(in: entities, ending: ".tsv")
    ownTables = tables.count
    if let imported { tables += try LexiconFolder.files(in: imported, ending: ".tsv") }
    self.tables = tables
    var others = rules
    for list in Self.wordLists { others.append(folder.path + "/words/" + list) }
    program = Bundle.main.executableURL?.resolvingSymlinksInPath().path
    if let program { others.append(program) }
    self.others = others
  }

  private static let wordLists = [
    "adjectives.txt", "adverbs.txt", "closed.tsv", "everyday.txt", "not-adverbs.txt", "nouns.txt",
    "phrases.tsv", "verbs.txt",
  ]

  // MARK: The compiled form

  /// Where the compiled form is kept; nil where none is.
  public var file: String? {
    let environment = ProcessInfo.processInfo.environment
    let folder: String
    if let named = environment["ATTEST_CACHE"] {
      guard !named.isEmpty else { return nil }
      folder = named
    } else {
      guard
        let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
      else { return nil }
      folder = caches.path + "/attest"
    }
    var hasher = StableHash()
    for path in tables + others {
      for byte in Self.absolute(path).utf8 { hasher.add(byte) }
      hasher.add(0)
    }
    return "\(folder)/lexicon-\(hasher.hexadecimal).attlex"
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The compiled lexicon with the rows that were skipped when it was made; nil where there is
  /// none, or it is damaged, or one of the sources is another than it was.
  func compiled() -> (Lexicon, skipped: [Diagnostic])? {
    guard let file, let lexicon = Lexicon(compiled: file) else { return nil }
    var states: [State] = []
    var skipped: [Diagnostic] = []
    for line in lexicon.notes.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let state = State(cells) { states.append(state) }
      if cells.count == 5, cells[0] == "skipped" {
        skipped.append(
          Diagnostic(
            cells[4], file: cells[1], line: Int(cells[2]) ?? 0, column: Int(cells[3]) ?? 0))
      }
    }
    let paths = tables + others
    guard states.map(\.path) == paths, states.allSatisfy(\.isCurrent) else { return nil }
    return (lexicon, skipped)
  }

  /// How a source was when the lexicon was made.
  private struct State {
    let path: String
    let size: Int
    /// In nanoseconds.
    let changed: Int
    /// Of its bytes; 0 where they are not asked.
    let digest: UInt64

    init(path: String, size: Int, changed: Int, digest: UInt64) {
      self.path = path
      self.size = size
      self.changed = changed
      self.digest = digest
    }

    init?(_ cells: [String]) {
      guard cells.count == 5, cells[0] == "source", let size = Int(cells[2]),
        let changed = Int(cells[3]), let digest = UInt64(cells[4], radix: 16)
      else { return nil }
      self.init(path: cells[1], size: size, changed: changed, digest: digest)
    }

    var line: String { "source\t\(path)\t\(size)\t\(changed)\t\(String(digest, radix: 16))" }

    /// Whether the file is as it was: by size and time, else by its bytes.
    var isCurrent: Bool {
      guard let now = Self.status(path), now.size == size else { return false }
      if now.changed == changed { return true }
      guard digest != 0 else { return false }
      return (try? LexiconFolder.bytes(of: path)).map(Lexicon.digest(of:)) == digest
    }

    static func status(_ path: String) -> (size: Int, changed: Int)? {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      return (Int(status.st_size), Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))
    }
  }

  // MARK: Building

  /// Makes the lexicon from its tables.
  ///
  /// - Throws: a `Diagnostic` where a file cannot be read.
  func build(_ words: Lexicon.CommonWords, tokens: @escaping (String) -> [Token]) throws -> (
    Lexicon, skipped: [Diagnostic]
  ) {
    var reading = LexiconReading()
    var builder = LexiconBuilder(words: words, tokens: tokens)
    var notes: [String] = []
    var digests: [UInt64] = []
    var skipped: [Diagnostic] = []
    var isFull = false
    for path in tables + others {
      let status = State.status(path)
      let bytes = path == program ? [] : try LexiconFolder.bytes(of: path)
      let digest = path == program ? 0 : Lexicon.digest(of: bytes)
      notes.append(
        State(path: path, size: status?.size ?? 0, changed: status?.changed ?? 0, digest: digest)
          .line)
      guard notes.count <= tables.count else { continue }
      digests.append(digest)
      let isImported = notes.count > ownTables
      if notes.count == ownTables + 1 {
        // What is imported may name again what is known, and then adds to it.
        skipped += reading.diagnostics
        reading = LexiconReading()
      }
      reading.read(bytes, file: path) { row in
        if !builder.add(row, isImported: isImported) { isFull = true }
      }
      if isImported {
        skipped += reading.diagnostics
        reading = LexiconReading()
      }
    }
    skipped += reading.diagnostics
    if isFull {
      skipped.append(
        Diagnostic(
          "more than \(LexiconBuilder.mostNames) names; the rest was left out",
          severity: .warning, file: tables.last ?? ""))
    }
    for fault in skipped {
      let message = fault.message.split { $0 == "\t" || $0 == "\n" }.joined(separator: " ")
      notes.append("skipped\t\(fault.file)\t\(fault.line)\t\(fault.column)\t\(message)")
    }
    let digest = digests.withUnsafeBytes { Lexicon.digest(of: Array($0)) }
    return (builder.build(digest: digest, notes: notes.joined(separator: "\n")), skipped)
  }

  /// Keeps the compiled form for the next run. The file of the last run is there until the new
  /// one is complete.
  ///
  /// - Throws: a `Diagnostic` with code `cannotCreate` where it cannot be written.
  public static func write(_ lexicon: Lexicon, to file: String) throws {
    let folder = (file as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    }
    let temporary = file + ".\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.fault(file, errno) }
    let number = lexicon.withCompiledBytes { bytes -> Int32 in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glue.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno }
        rest = rest.dropFirst(count)
      }
      return fsync(descriptor) == 0 ? 0 : errno
    }
    close(descriptor)
    if number == 0, rename(temporary, file) == 0 { return }
    let reason = number == 0 ? errno : number
    unlink(temporary)
    throw Self.fault(file, reason)
  }

  private static func fault(_ file: String, _ number: Int32) -> Diagnostic {
    Diagnostic(
      "the compiled lexicon cannot be written: \(String(cString: strerror(number)))",
      code: .cannotCreate, file: file)
  }
}

/// The system's function, which a type's own method of the name would hide.
private enum Glue {
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
