import Attest
import Foundation

/// Writes the events of documents whose entities were given, a file for each.
struct StandoffExport {
  private let store: Store
  private let storePath: String

  /// - Parameter path: the store's file, which no output may replace.
  init(_ store: Store, path: String) {
    self.store = store
    storePath = path
  }

  /// Writes the files, named by their documents' stems. One that can't be written is reported, and
  /// the others are written.
  ///
  /// - Parameter folder: made where there is none.
  /// - Throws: a `Diagnostic` with code `usage` where two documents have one stem, `noInput` where
  ///   there is no document to write, `cannotCreate` where the folder can't be made.
  func write(to folder: String, report: (Diagnostic) -> Void) throws {
    var documents: [String: String] = [:]
    try store.forEachDocumentOfEvents { stored in
      guard stored.format == StandoffReader.format else { return }
      if let other = documents.updateValue(
        stored.document, forKey: StandoffReader.stem(of: stored.document))
      {
        throw Diagnostic(
          "\(other) and \(stored.document) would be written to one file; mine them into different"
            + " stores", code: .usage, file: storePath)
      }
    }
    guard !documents.isEmpty else {
      throw Diagnostic(
        "the store has no document whose entities were given; mine with --given-entities",
        code: .noInput, file: storePath)
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        "the folder cannot be made; check its path and permissions", code: .cannotCreate,
        file: folder)
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    try store.forEachDocumentOfEvents { stored in
      guard stored.format == StandoffReader.format else { return }
      let path = prefix + StandoffReader.stem(of: stored.document) + StandoffWriter.eventsEnding
      do {
        let writer = try OutputWriter(path, sparing: [storePath])
        try writer.write { StandoffWriter.append(stored.events, to: &$0) }
        try writer.commit()
      } catch let fault as Diagnostic {
        report(fault)
      }
    }
  }
}
