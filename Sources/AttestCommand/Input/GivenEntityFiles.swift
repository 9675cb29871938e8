import Attest
import Foundation

/// The folder that `--given-entities` names: files of entities, one for each input.
struct GivenEntityFiles {
  private let folder: String
  private let names: [String]

  /// Lists the folder.
  ///
  /// - Throws: a `Diagnostic` where it can't be listed.
  init(_ folder: String) throws {
    self.folder = folder
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic(
        "no such folder, or it cannot be listed; give one with .a1 files", code: .noInput,
        file: folder)
    }
    self.names = names.filter { $0.hasSuffix(StandoffReader.entitiesEnding) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  var reader: StandoffReader { StandoffReader(entitiesIn: folder) }

  /// Files of entities whose text is missing: it is neither an input nor in the folder.
  ///
  /// A folder may hold more than is asked for, so a text that is there and was not named is fine.
  func orphans(among inputs: [String]) -> [Diagnostic] {
    let stems = Set(inputs.map(StandoffReader.stem))
    return names.compactMap { name in
      let stem = StandoffReader.stem(of: name)
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
      guard !stems.contains(stem),
        !FileManager.default.fileExists(atPath: path.dropLast(3) + ".txt")
      else { return nil }
      return Diagnostic(
        "no text for these entities: \(stem).txt is neither an input nor in this folder",
        code: .noInput, file: path, line: 1)
    }
  }
}
