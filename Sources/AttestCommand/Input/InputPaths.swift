import Attest

/// The inputs that the paths of a command line stand for: files, what is in folders, and `-`.
///
///     Corpus      →   Corpus/jak-stat-signalling/article.txt
struct InputPaths {
  /// In the order of the command line; in a folder by name. None stands twice.
  private(set) var inputs: [String] = []
  /// What was wrong with a path.
  private(set) var diagnostics: [Diagnostic] = []
  /// Files in folders that no reader knows.
  private(set) var skipped: [String] = []

  private let takesAnyName: Bool
  private var seen: Set<String> = []

  /// - Parameter takesAnyName: whether files in folders are taken whatever they are called, because
  ///   their format was given.
  init(_ paths: [String], takesAnyName: Bool) {
    self.takesAnyName = takesAnyName
    for path in paths {
      guard path != "-", FileStatus(path)?.isFolder == true else {
        // Whether a file is there is found out when it is read.
        add(path)
        continue
      }
      let before = inputs.count
      let faults = diagnostics.count
      search(path)
      if inputs.count == before, diagnostics.count == faults {
        diagnostics.append(
          Diagnostic(
            "no readable file in this folder: none has a name or a content that Attest knows; give"
              + " --input-format to read all its files", code: .noInput,
            file: SystemPath.shown(path)))
      }
    }
  }

  private mutating func add(_ path: String) {
    // The same file may be named in several ways.
    let file = path == "-" ? nil : FileStatus.absolutePath(of: path)
    if seen.insert(file ?? path).inserted { inputs.append(path) }
  }

  /// Takes the files of a folder and of the folders in it. Links to folders are not followed, since
  /// they may lead in a circle; nor is anything hidden.
  private mutating func search(_ folder: String) {
    guard let names = FileStatus.names(in: folder) else {
      diagnostics.append(
        Diagnostic(
          "the folder cannot be listed; check its permissions", code: .noInput,
          file: SystemPath.shown(folder)))
      return
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let visible = names.filter { !$0.hasPrefix(".") }
    for name in visible.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = prefix + name
      guard let status = FileStatus(path) else {
        diagnostics.append(
          Diagnostic(
            "cannot be read; it may be a link that leads nowhere", code: .noInput,
            file: SystemPath.shown(path)))
        continue
      }
      if status.isFolder {
        if !FileStatus.isLink(path) { search(path) }
      } else if status.isRegular, takesAnyName || Self.isKnown(name, at: path) {
        add(path)
      } else {
        skipped.append(path)
      }
    }
  }

  /// Whether a reader knows a file by its name or by what it begins with. Plain text, which takes
  /// anything, is `.txt` here.
  private static func isKnown(_ name: String, at path: String) -> Bool {
    let lowered = name.lowercased()
    if lowered.hasSuffix(".txt") || lowered.hasSuffix(".txt.gz") { return true }
    let readers = allReaders.filter { !($0 is PlainTextReader) }
    if readers.contains(where: { $0.recognises(head: [], name: name) }) { return true }
    // These two take whatever is marked up, or in braces, to say what is wrong with it.
    let exact = readers.filter { !($0 is JATSReader) && !($0 is JSONLinesReader) }
    guard let stream = try? FileByteStream(path: path),
      let head = try? PeekableByteStream(stream).head(), !head.isEmpty
    else { return false }
    return exact.contains { $0.recognises(head: head, name: name) }
  }
}
