internal import AttestModel
internal import Foundation

/// The folder `Lexicons`, wherever the program was installed.
public struct LexiconFolder: Sendable {
  /// The path of the folder, as given or found.
  public let path: String

  /// The folder at a path; whether it is there shows when its files are read.
  public init(_ path: String) {
    self.path = path
  }

  /// The folder that came with the program: beside the executable, in `share/attest` of its
  /// prefix, or named by the environment variable `ATTEST_LEXICONS`.
  ///
  /// - Throws: a `Diagnostic` that lists the places looked at.
  public static func installed() throws -> LexiconFolder {
    var places: [String] = []
    if let named = ProcessInfo.processInfo.environment["ATTEST_LEXICONS"], !named.isEmpty {
      places.append(named)
    }
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? "."
    let folder = (executable as NSString).deletingLastPathComponent
    places.append(folder + "/Attest_Attest.resources/Lexicons")
    places.append((folder as NSString).deletingLastPathComponent + "/share/attest/Lexicons")
    for place in places where FileManager.default.fileExists(atPath: place + "/entities") {
      return LexiconFolder(place)
    }
    throw Diagnostic(
      "the folder Lexicons was not found in \(places.joined(separator: ", ")); "
        + "set ATTEST_LEXICONS to where it lies", code: .noInput)
  }

  /// The files of a folder with an ending, by name.
  ///
  /// - Throws: a `Diagnostic` where the folder cannot be listed.
  static func files(in folder: String, ending: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic("no such folder, or it cannot be read", code: .noInput, file: folder)
    }
    let found = names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    guard !found.isEmpty else {
      throw Diagnostic("no file ending in \(ending) in this folder", code: .noInput, file: folder)
    }
    return found.map { folder + "/" + $0 }
  }

  /// - Throws: a `Diagnostic` where the file is missing or unreadable.
  static func bytes(of file: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Diagnostic("cannot be read", code: .noInput, file: file)
    }
    return [UInt8](data)
  }

  func text(_ name: String, in subfolder: String = "words") throws -> String {
    let file = path + "/\(subfolder)/" + name
    guard let text = String(validating: try Self.bytes(of: file), as: UTF8.self) else {
      throw Diagnostic("not UTF-8", file: file)
    }
    return text
  }
}
