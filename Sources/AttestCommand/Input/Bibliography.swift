import Attest

/// What `--references` brings: publications that the inputs cite.
struct Bibliography {
  private(set) var entries: [Publication] = []
  /// Of the entries; empty where there are none.
  private(set) var digest = ""

  /// Reads the files; entries without a sound identifier are kept, bad ones reported.
  ///
  /// - Throws: a `Diagnostic` where a file is missing or is no bibliography.
  init(_ paths: [String], _ console: Console) throws {
    var hasher = StableHash()
    for path in paths {
      let stream = PeekableByteStream(try FileByteStream(path: path))
      let reader = try bibliographyReader(for: stream.head(), name: path)
      try reader.readRecords(stream, name: path, report: console.report) { record, _ in
        entries.append(record.publication)
        for byte in "\(record.publication)".utf8 { hasher.add(byte) }
      }
    }
    if !entries.isEmpty { digest = "+" + String(hasher.value, radix: 16) }
  }
}
