import AttestLexicon
import AttestText
import Foundation
import Testing

/// The compiled form: what is written is read back, and nothing else is.
struct CompiledLexiconTests {
  private func withFile(_ body: (URL, [UInt8]) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "attest-\(UUID()).attlex")
    defer { try? FileManager.default.removeItem(at: file) }
    let bytes = Sample.lexicon.withCompiledBytes { Array($0) }
    try Data(bytes).write(to: file)
    try body(file, bytes)
  }

  @Test func itReadsBackAsItWas() throws {
    try withFile { file, _ in
      let read = try #require(Lexicon(compiled: file.path))
      #expect(Array(read.concepts) == Array(Sample.lexicon.concepts))
      #expect(Array(read.names) == Array(Sample.lexicon.names))
      #expect(
        Sample.findings(in: "Caspases 3 and 8 bind IL-6.", lexicon: read).map(\.name)
          == ["CASP3", "CASP8", "IL6"])
    }
  }

  @Test func aChangedOrShortFileIsRefused() throws {
    try withFile { file, bytes in
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 200)) {
        var damaged = bytes
        damaged[place] ^= 0x10
        try Data(damaged).write(to: file)
        #expect(Lexicon(compiled: file.path) == nil, "byte \(place)")
      }
      for length in [0, 8, 127, bytes.count / 2, bytes.count - 1] {
        try Data(bytes[..<length]).write(to: file)
        #expect(Lexicon(compiled: file.path) == nil, "\(length) bytes")
      }
      #expect(Lexicon(compiled: file.path + ".none") == nil)
    }
  }

  @Test func theSameRowsGiveTheSameBytes() {
    let again = Sample.lexicon(Sample.rows)
    #expect(
      again.withCompiledBytes { Array($0) } == Sample.lexicon.withCompiledBytes { Array($0) })
  }

  @Test(
    "A slip of the pen is seen",
    arguments: [
      ("enolasse", "enolase"), ("enoalse", "enolase"), ("enolse", "enolase"),
      ("enolaze", "enolase"), ("STAT7", nil), ("gobbledygook", nil),
    ])
  func suggests(_ name: String, _ meant: String?) {
    #expect(Sample.lexicon.suggestions(for: name).first == meant)
  }

  @Test func namesWithSeveralMeaningsAreListed() {
    let conflicts = Sample.lexicon.conflicts()
    #expect(
      conflicts.map { "\($0.kind) \($0.name) \($0.concept.name) \($0.other.name)" } == [
        "meanings PD Parkinson disease PDCD1"
      ])
  }
}
