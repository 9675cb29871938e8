import Attest
import Foundation
import Synchronization
import Testing

/// What is found in a document does not depend on how much of it is held at a time.
@Suite struct LongDocumentsTests {
  /// Everything that a store gives back of its documents.
  private struct Contents: Equatable {
    var part = MinedPart()
    var texts: [String] = []
    var trials: [Trial] = []
  }

  private static let document: Document = {
    let file = SourceTree.repository.appending(path: "Corpus/jak-stat-signalling/article.txt")
    var documents: [Document] = []
    try? PlainTextReader().read(
      FileByteStream(path: file.path), name: "article.txt", report: { _ in },
      found: { documents.append($0) })
    return documents[0]
  }()

  private static func newPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "attest-\(UUID()).sqlite").path
  }

  private static func remove(_ store: String) {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + end) }
  }

  /// By their places, those of one place as they came.
  private static func inOrder(_ evidence: [Evidence]) -> [Evidence] {
    evidence.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }

  private func contents(partBytes: Int) throws -> (Contents, mined: MinedPart, parts: Int) {
    let path = Self.newPath()
    defer { Self.remove(path) }
    let store = try Store(at: path)
    let run = try store.beginRun(version: "1")
    let mined = Mutex((part: MinedPart(), count: 0))
    let mining = Mining(
      Extractor(try Resources(.init(SourceTree.repository.appending(path: "Lexicons").path))),
      jobs: 2,
      keepsSentences: true, partBytes: partBytes
    ) { documents in
      try store.store(documents, run: run)
      try documents[0].forEachPart { part in
        mined.withLock { all in
          all.count += 1
          all.part.sentences += part.sentences
          all.part.mentions += part.mentions
          all.part.citations += part.citations
          all.part.namedAuthors += part.namedAuthors
          all.part.evidence += part.evidence
        }
      }
    }
    try mining.mine(
      MemoryByteStream(Self.document.source), name: "article.txt", reader: PlainTextReader(),
      report: { _ in })
    try mining.finish()
    var contents = Contents()
    try store.forEachSentence { contents.part.sentences.append($1) }
    try store.forEachMention { contents.part.mentions.append($1) }
    try store.forEachCitation { contents.part.citations.append($1) }
    try store.forEachEvidence { contents.part.evidence.append($0) }
    try store.forEachTrial { contents.trials.append($0) }
    try store.forEachText { contents.texts.append($1) }
    return mined.withLock { (contents, $0.part, $0.count) }
  }

  @Test func partsGiveWhatTheWholeGives() throws {
    let whole = try contents(partBytes: 256 * 1024)
    let parts = try contents(partBytes: 600)
    #expect(whole.parts == 1)
    #expect(parts.parts > 10)
    for (one, other) in [(parts.mined, whole.mined), (parts.0.part, whole.0.part)] {
      #expect(one.sentences.difference(from: other.sentences).isEmpty)
      #expect(one.mentions.difference(from: other.mentions).isEmpty)
      #expect(one.citations.difference(from: other.citations).isEmpty)
      #expect(one.namedAuthors.difference(from: other.namedAuthors).isEmpty)
      // A figure in the middle of a sentence may stand in the next part.
      let moved = Self.inOrder(one.evidence).difference(from: Self.inOrder(other.evidence))
      #expect(moved.isEmpty, "\(moved.map { $0 }.prefix(2))")
    }
    #expect(parts.0.texts == whole.0.texts)
    #expect(parts.0.trials == whole.0.trials)
    #expect(whole.mined.evidence.count > 100 && whole.mined.citations.count > 10)
    #expect(whole.0.trials.count > 1)
  }

  /// The texts of the pieces, put together, are the text.
  @Test func longTextsComeBack() throws {
    let path = Self.newPath()
    defer { Self.remove(path) }
    let text = "x" + String(repeating: "IFN-γ. ", count: 300_000)
    let store = try Store(at: path)
    let document = MinedDocument(
      id: "a", format: "text", title: "", pmid: "", doi: "", year: "", sections: [], sentences: [],
      evidence: [], digest: "", text: Array(text.utf8))
    try store.store([document], run: store.beginRun(version: "1"))
    var texts: [String] = []
    try store.forEachText { texts.append($1) }
    #expect(texts == [text])
    #expect(try store.verification().damage == [])
  }

  /// A run that is told to end drops the document that it is at, whole.
  @Test func aStoppedDocumentIsDropped() throws {
    let asked = Atomic<Int>(0)
    let mined = Mutex<[String]>([])
    let isStopped = { @Sendable in asked.add(1, ordering: .relaxed).newValue > 20 }
    let mining = Mining(
      Extractor(try Resources(.init(SourceTree.repository.appending(path: "Lexicons").path))),
      jobs: 1,
      keepsSentences: false, isStopped: isStopped
    ) { documents in
      mined.withLock { $0 += documents.map(\.id) }
    }
    try mining.mine(
      MemoryByteStream(Array("JAK1 activates STAT1.".utf8)), name: "short.txt",
      reader: PlainTextReader(), report: { _ in })
    try mining.mine(
      MemoryByteStream(Self.document.source), name: "long.txt", reader: PlainTextReader(),
      report: { _ in })
    try mining.finish()
    #expect(mined.withLock { $0 } == ["short.txt"])
    #expect(asked.load(ordering: .relaxed) < 40)
  }
}
