public import AttestModel
import Foundation

/// Reads PDF files through `pdftotext` of the Poppler tools, where it is installed; what that gives
/// is read as plain text.
public struct PDFReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "pdf"

  private let program: String

  /// A reader, which has nothing to set.
  public init() {
    self.init(program: "pdftotext")
  }

  /// - Parameter program: the name of the program, which is looked for in `PATH`.
  init(program: String) {
    self.program = program
  }

  /// By `%PDF-`, the first bytes of every PDF.
  public func recognises(head: [UInt8], name: String) -> Bool {
    head.prefix(1024).starts(with: "%PDF-".utf8)
  }

  /// As `DocumentReader.read`; also throws where `pdftotext` is not installed or fails.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    guard let path = Self.path(of: program) else {
      throw Diagnostic(
        "not a supported file as long as \(program) is not installed: it is a PDF; install it with "
          + "'apt-get install poppler-utils' or 'brew install poppler'",
        file: name)
    }
    // Always of its own, so that standard input and compressed files are read alike.
    let copy = FileManager.default.temporaryDirectory.appending(path: "attest-\(UUID()).pdf")
    defer { try? FileManager.default.removeItem(at: copy) }
    let stream = PeekableByteStream(stream)
    try Self.spool(stream, to: copy, name: name)
    for warning in stream.takeWarnings() { report(warning) }
    let text = try Self.text(path, of: copy, name: name)
    let document = PlainTextReader().document(text, named: name)
    if document.sections.isEmpty {
      report(
        Diagnostic(
          "empty: there is no text in this PDF; scanned pages need text recognition first",
          severity: .warning, file: name))
    }
    try found(
      Document(
        id: document.id, format: Self.format, title: document.title, pmid: document.pmid,
        doi: document.doi, year: document.year, text: document.text, map: document.map,
        source: document.source, sections: document.sections, references: document.references,
        tables: document.tables, callouts: document.callouts))
  }

  /// Where in `PATH` a program lies.
  private static func path(of program: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func spool(_ stream: any ByteStream, to file: URL, name: String) throws {
    let options: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: options),
      let handle = FileHandle(forWritingAtPath: file.path)
    else {
      throw Diagnostic(
        "cannot write a copy to \(file.path); set TMPDIR to a folder with room",
        code: .cannotCreate, file: name)
    }
    defer { try? handle.close() }
    while let piece = try stream.next() {
      do {
        try handle.write(contentsOf: Data(piece))
      } catch {
        throw Diagnostic(
          "cannot write a copy to \(file.path); set TMPDIR to a folder with room",
          code: .inputOutput, file: name)
      }
    }
  }

  /// The text in reading order; where pages have one column and tables, as it stands on the page,
  /// for reading order takes the cells of a table column by column.
  private static func text(_ program: String, of file: URL, name: String) throws -> [UInt8] {
    let text = try SourceText.checked(run(program, [], on: file, name: name), name: name)
    guard text.withUnsafeBufferPointer({ PageColumns(PageText($0)).hasTables }) else { return text }
    let laidOut = try SourceText.checked(
      run(program, ["-layout"], on: file, name: name), name: name)
    let isSingle = laidOut.withUnsafeBufferPointer { PageColumns(PageText($0)).isSingle }
    return isSingle ? laidOut : text
  }

  private static func run(
    _ program: String, _ options: [String], on file: URL, name: String
  ) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-q", "-enc", "UTF-8"] + options + [file.path, "-"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Diagnostic("cannot run \(program)", code: .software, file: name)
    }
    var bytes: [UInt8] = []
    while let piece = try output.fileHandleForReading.read(upToCount: 262_144), !piece.isEmpty {
      bytes.append(contentsOf: piece)
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Diagnostic(
        "not a supported PDF: pdftotext cannot read it; it may be damaged or protected", file: name)
    }
    return bytes
  }
}
