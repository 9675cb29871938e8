import Foundation

/// The project's own files, for tests of how it is built.
enum SourceTree {
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct SwiftFile {
    /// From the top of the project: `Sources/Attest/Mining.swift`.
    let path: String
    let text: String

    /// The folder below `Sources` or `Tests`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules that it imports.
    var imports: Set<String> {
      var modules: Set<String> = []
      for line in text.split(separator: "\n") {
        var words = line.split(separator: " ").map(String.init)
        words.removeAll {
          ["public", "internal", "package", "private"].contains($0) || $0.hasPrefix("@")
        }
        guard words.count >= 2, words[0] == "import" else { continue }
        let module = words.count > 2 ? words[2] : words[1]
        modules.insert(module.split(separator: ".").first.map(String.init) ?? module)
      }
      return modules
    }
  }

  /// All Swift files in a folder, by path.
  static func swiftFiles(in folder: String) -> [SwiftFile] {
    let root = repository.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8) else {
        return nil
      }
      return SwiftFile(path: "\(folder)/\(name)", text: text)
    }
  }
}
