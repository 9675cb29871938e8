import Foundation

/// The built program, run in a folder of its own that goes away with it.
struct AttestProgram: ~Copyable {
  /// What a run of the program came to.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "attest-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// Runs `attest` with the folder as the current one.
  ///
  /// What it prints goes through files, since a full pipe would hold it up.
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = try start(
      arguments, input: FileHandle(forReadingFrom: write(input, to: ".input")))
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try read(".output"), errors: try read(".errors"))
  }

  /// Starts `attest` and does not wait for it.
  ///
  /// - Parameter input: a `Pipe` or a `FileHandle`.
  func start(_ arguments: [String], input: Any) throws -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["ATTEST_STORE"] = nil
    environment["ATTEST_CACHE"] =
      FileManager.default.temporaryDirectory.appending(path: "attest-tests").path
    environment["ATTEST_LEXICONS"] = Self.repository.appending(path: "Lexicons").path
    process.environment = environment
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: write("", to: ".output"))
    process.standardError = try FileHandle(forWritingTo: write("", to: ".errors"))
    try process.run()
    return process
  }

  /// Writes a file into the folder, and makes the folders on the way.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The names in the folder that are not the tests' own.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { ![".input", ".output", ".errors"].contains($0) }.sorted()
  }

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the tests, which are built into the same folder; on macOS beside their bundle.
  private static let executable: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "attest")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return repository.appending(path: ".build/debug/attest")
  }()
}

/// A table in csv without line ends in cells, as dictionaries by column.
func rows(of csv: String) -> [[String: String]] {
  var lines = csv.split(separator: "\n").map { cells(of: $0) }
  guard !lines.isEmpty else { return [] }
  let columns = lines.removeFirst()
  return lines.map { Dictionary(zip(columns, $0), uniquingKeysWith: { first, _ in first }) }
}

private func cells(of line: Substring) -> [String] {
  var cells = [""]
  var isQuoted = false
  for character in line {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: cells.append("")
    default: cells[cells.count - 1].append(character)
    }
  }
  return cells
}
