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
      let texts = [".txt", ".txt.gz"].map { String(path.dropLast(3)) + $0 }
      guard !stems.contains(stem),
        !texts.contains(where: { FileManager.default.fileExists(atPath: $0) })
      else { return nil }
      return Diagnostic(
        "no text for these entities: \(stem).txt is neither an input nor in this folder",
        code: .noInput, file: path, line: 1)
    }
  }
}

/// Counts the given entities that events are not looked for: all that are no proteins.
final class OtherEntities {
  private var counts: [String: Int] = [:]

  func count(_ document: Document) {
    for entity in document.entities ?? [] where entity.type != GivenEntity.protein {
      counts[entity.type, default: 0] += 1
    }
  }

  /// What there is to say at the end of a run, if anything.
  var warning: Diagnostic? {
    guard !counts.isEmpty else { return nil }
    let types = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return Diagnostic(
      "events are those of the type \(GivenEntity.protein); other entities take part in none: "
        + types.joined(separator: ", "), severity: .warning)
  }
}
