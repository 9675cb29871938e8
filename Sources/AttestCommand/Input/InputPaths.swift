import Attest
import Foundation

/// The inputs that the paths of a command line stand for: files, what is in folders, and `-`.
///
///     Corpus      →   Corpus/jak-stat-signalling/article.txt
struct InputPaths {
  /// In the order of the command line; in a folder by name. None stands twice.
  private(set) var inputs: [String] = []
  /// What was wrong with a path.
  private(set) var diagnostics: [Diagnostic] = []
  /// Files in folders that no reader knows by their names.
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
            "no readable file in this folder: none has a name that Attest knows; give"
              + " --input-format to read files of any name", code: .noInput, file: path))
      }
    }
  }

  private mutating func add(_ path: String) {
    if seen.insert(path).inserted { inputs.append(path) }
  }

  /// Takes the files of a folder and of the folders in it. Links to folders are not followed, since
  /// they may lead in a circle; nor is anything hidden.
  private mutating func search(_ folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      diagnostics.append(
        Diagnostic(
          "the folder cannot be listed; check its permissions", code: .noInput, file: folder))
      return
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let visible = names.filter { !$0.hasPrefix(".") }
    for name in visible.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = prefix + name
      guard let status = FileStatus(path) else {
        diagnostics.append(
          Diagnostic(
            "cannot be read; it may be a link that leads nowhere", code: .noInput, file: path))
        continue
      }
      if status.isFolder {
        if !FileStatus.isLink(path) { search(path) }
      } else if status.isRegular, takesAnyName || Self.isKnown(name) {
        add(path)
      } else {
        skipped.append(path)
      }
    }
  }

  /// Whether a reader knows files of this name. Plain text, which takes anything, is `.txt` here.
  private static func isKnown(_ name: String) -> Bool {
    if name.lowercased().hasSuffix(".txt") { return true }
    return allReaders.contains { !($0 is PlainTextReader) && $0.recognises(head: [], name: name) }
  }
}
