import Attest

/// Writes the texts that `start` and `end` of all tables point into.
struct TextsExport {
  private let store: Store
  private let storePath: String

  /// - Parameter path: the store's file, which no text may replace.
  init(_ store: Store, path: String) {
    self.store = store
    storePath = path
  }

  /// Writes the text of one document, byte for byte, to a file or standard output; or those of
  /// many into a folder.
  ///
  /// - Parameter document: the only document to write; nil for all of them.
  /// - Throws: a `Diagnostic` with code `usage` where several texts would go into one file;
  ///   `noInput` where the store has no text of that name.
  func write(_ document: String?, to output: String) throws {
    if output != "-", FileStatus(output)?.isFolder == true || output.hasSuffix("/") {
      try write(document, into: output)
      return
    }
    // Looked at before anything is written.
    var count = 0
    try store.forEachText(of: document) { _, _ in count += 1 }
    guard count > 0 else { throw missing(document) }
    guard count == 1 else {
      throw Diagnostic(
        "there are the texts of \(count) documents, whose offsets begin anew in each; name one with"
          + " --document, or a folder with --output", code: .usage, file: storePath)
    }
    let writer = try OutputWriter(output, sparing: [storePath])
    try store.forEachText(of: document) { _, text in
      try writer.write { $0 += Array(text.utf8) }
    }
    try writer.commit()
  }

  private func write(_ document: String?, into folder: String) throws {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard FileStatus(folder)?.isFolder == true else {
      throw Diagnostic(
        "there is no such folder; create it first", code: .cannotCreate, file: folder)
    }
    var taken: Set<String> = []
    try store.forEachText(of: document) { name, text in
      let writer = try OutputWriter(
        prefix + Self.fileName(for: name, &taken), sparing: [storePath])
      try writer.write { $0 += Array(text.utf8) }
      try writer.commit()
    }
    if taken.isEmpty { throw missing(document) }
  }

  private func missing(_ document: String?) -> Diagnostic {
    let what = document.map { "of a document “\($0)”" } ?? "of any document"
    return Diagnostic(
      "the store has no text \(what); `attest export documents` lists them, and mining them again"
        + " keeps their texts", code: .noInput, file: storePath)
  }

  /// A name for the text of a document: `papers/a.nxml` is `a.nxml.txt`, and the next one of that
  /// name `a.nxml-2.txt`.
  private static func fileName(for document: String, _ taken: inout Set<String>) -> String {
    let last = document.split(separator: "/").last.map(String.init) ?? "document"
    let safe = String(
      String.UnicodeScalarView(
        last.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "_" : $0 }))
    let stem = safe.hasPrefix(".") ? "_" + safe : safe
    var name = stem
    var number = 2
    // Some file systems take capitals and small letters for the same.
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name + ".txt"
  }
}
