import AttestModel
import AttestStore
import Foundation

/// A folder of its own for one test, removed when the test is over.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/attest-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path inside the folder.
  func file(_ name: String) -> String { path + "/" + name }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file(name)))
  }

  func write(_ bytes: Data, to name: String) throws {
    try bytes.write(to: URL(fileURLWithPath: file(name)))
  }

  /// The names of the files inside, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

extension Concept {
  static let ifng = Concept(id: "hgnc:5438", name: "IFNG", kind: .gene)
  static let stat1 = Concept(id: "hgnc:11362", name: "STAT1", kind: .gene)
  static let jak1 = Concept(id: "hgnc:6190", name: "JAK1", kind: .gene)
  static let jak2 = Concept(id: "hgnc:6192", name: "JAK2", kind: .gene)
  static let socs1 = Concept(id: "hgnc:19383", name: "SOCS1", kind: .gene)
  static let angiogenesis = Concept(id: "", name: "angiogenesis", kind: .phrase)
}

/// A document whose sentences each make one claim, and one more sentence that makes none.
func document(
  _ id: String, _ claims: [Claim], certainty: Certainty = .asserted, citations: [String] = []
) -> MinedDocument {
  var sentences = [SentenceRecord(section: "1 Introduction", text: "We review.", start: 0, end: 10)]
  var evidence: [Evidence] = []
  for (index, claim) in claims.enumerated() {
    let text = "\(claim)."
    let start = 20 + 100 * index
    let end = start + text.unicodeScalars.count
    sentences.append(
      SentenceRecord(section: "2 Signalling", text: text, start: start, end: end))
    evidence.append(
      Evidence(
        claim: claim, certainty: certainty, citations: citations, document: id,
        section: "2 Signalling", sentence: text, start: start, end: end, rule: "activates/verb"))
  }
  return MinedDocument(
    id: id, format: "text", title: "On \(id)", pmid: "", doi: "", year: "2020",
    sections: ["1 Introduction", "2 Signalling"], sentences: sentences, evidence: evidence,
    digest: "0123")
}

extension Store {
  func beginTestRun() throws -> Int64 {
    try beginRun(version: "1.0", lexicon: "aa", rules: "bb")
  }

  func allEvidence() throws -> [Evidence] {
    var all: [Evidence] = []
    try forEachEvidence { all.append($0) }
    return all
  }

  func allDocuments() throws -> [StoredDocument] {
    var all: [StoredDocument] = []
    try forEachDocument { all.append($0) }
    return all
  }

  /// Each sentence as `document: text`.
  func allSentences() throws -> [String] {
    var all: [String] = []
    try forEachSentence { all.append("\($0): \($1.text)") }
    return all
  }
}
