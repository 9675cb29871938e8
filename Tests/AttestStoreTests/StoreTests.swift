import AttestModel
import Foundation
import Testing

@testable import AttestStore

@Test func evidenceComesBackAsItWasStored() throws {
  let folder = try Folder()
  let row = "IFN-γ | STAT1 | anti-tumour"
  let claim = Claim(.ifng, .promotes, .angiogenesis, via: [.jak2, .jak1], polarity: .negated)
  let evidence = [
    // A table's row is no sentence of the document, and its section is not listed.
    Evidence(
      claim: claim, certainty: .hedged, context: ["NK cell", "mouse"],
      citations: ["Teng et al. 2014", "Hu and Hu 2018"], pmids: ["36911192"],
      ncts: ["NCT00000102"], document: "a.txt", section: "table 1", sentence: row, start: 7,
      end: 34, rule: "table/row"),
    // The same claim in other words: one `claim_id`, two wordings.
    Evidence(
      claim: Claim(
        .ifng, .promotes, Concept(id: "", name: "Angiogenesis", kind: .phrase),
        via: [.jak1, .jak2], polarity: .negated), certainty: .asserted, document: "a.txt",
      section: "1 Café", sentence: "Cafe\u{301} 𝛾.", start: 0, end: 7, rule: "promotes/verb"),
    Evidence(
      claim: Claim(Concept(id: "", name: "", kind: .phrase), .inhibits, .stat1),
      certainty: .asserted, document: "a.txt", section: "1 Café", sentence: "Café 𝛾.", start: 0,
      end: 7, rule: "inhibits/passive"),
  ]
  let mined = MinedDocument(
    id: "a.txt", format: "text", title: "A ‘title’", pmid: "1", doi: "10.1/x", year: "2023",
    sections: ["abstract", "1 Café", "1 Café"],
    sentences: [SentenceRecord(section: "1 Café", text: "Café 𝛾.", start: 0, end: 7)],
    evidence: evidence, digest: "ff00")

  let path = folder.file("s.sqlite")
  try {
    let store = try Store(at: path)
    try store.store([mined], run: store.beginTestRun())
  }()
  #expect(try folder.names() == ["s.sqlite"])

  let store = try Store(at: path, access: .readOnly)
  let found = try store.allEvidence()
  #expect(found == evidence)
  #expect(found.map { Array($0.sentence.utf8) } == evidence.map { Array($0.sentence.utf8) })
  #expect(try store.allSentences() == ["a.txt: Café 𝛾."])
  #expect(
    try store.allDocuments() == [
      StoredDocument(
        id: "a.txt", format: "text", title: "A ‘title’", pmid: "1", doi: "10.1/x", year: "2023",
        sections: 3, sentences: 1, claims: 2, references: 0, tables: 0, rows: 0, digest: "ff00")
    ])
}

@Test func replacedDocumentKeepsItsPlaceAndLosesItsOldClaims() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let run = try store.beginTestRun()
  try store.store(
    [
      document("b", [Claim(.ifng, .activates, .stat1, via: [.jak1])]),
      document("a", [Claim(.socs1, .inhibits, .jak2)]),
    ], run: run)
  try store.store(
    [document("b", [Claim(.socs1, .inhibits, .jak2), Claim(.jak2, .phosphorylates, .stat1)])],
    run: run)

  #expect(
    try store.allEvidence().map { "\($0.document): \($0.claim)" } == [
      "b: SOCS1 inhibits JAK2", "b: JAK2 phosphorylates STAT1", "a: SOCS1 inhibits JAK2",
    ])
  #expect(try store.allDocuments().map(\.id) == ["b", "a"])
  #expect(try store.conceptNames() == ["JAK2", "SOCS1", "STAT1"])
}

@Test func sharedClaimSurvivesWhileOneDocumentMakesIt() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let run = try store.beginTestRun()
  let shared = Claim(.ifng, .activates, .stat1, via: [.jak1])
  try store.store([document("a", [shared]), document("b", [shared])], run: run)

  try store.store([document("a", [])], run: run)
  #expect(try store.allEvidence().map(\.document) == ["b"])
  #expect(try store.summary().claims == 1)

  try store.store([document("b", [])], run: run)
  #expect(try store.allEvidence() == [])
  #expect(try store.summary().claims == 0)
  #expect(try store.conceptNames() == [])
}

@Test func batchIsStoredWholeOrNotAtAll() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let run = try store.beginTestRun()
  try store.store([document("a", [Claim(.ifng, .activates, .stat1)])], run: run)
  let before = try store.allEvidence()

  #expect(throws: Diagnostic.self) {
    // There is no such run, which SQLite finds after "a" has been replaced.
    try store.store([document("a", []), document("b", [])], run: run + 1)
  }
  let nul = Diagnostic(
    "the text holds a NUL character, so the document was not stored; remove it", file: "c\0")
  #expect(throws: nul) { try store.store([document("a", []), document("c\0", [])], run: run) }

  #expect(try store.allEvidence() == before)
  #expect(try store.allDocuments().map(\.id) == ["a"])
}

@Test func runsAreKeptWithTimesAndDigests() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let first = try store.beginRun(version: "1.0", lexicon: "aa", rules: "bb")
  let second = try store.beginRun(version: "1.1", lexicon: "cc", rules: "dd")
  try store.endRun(second, read: 3, refused: 1, stored: 2)

  #expect([first, second] == [1, 2])
  #expect(
    try store.lines(
      """
      SELECT id || ' ' || version || ' ' || lexicon || ' ' || rules || ' ' || read || refused || stored
        || ' ' || (started GLOB '20??-??-??T??:??:??Z') || ' ' || (ended IS NOT NULL) FROM runs
      """) == ["1 1.0 aa bb 000 1 0", "2 1.1 cc dd 312 1 1"])
}

@Test func errorsOfTheCallerPassThrough() throws {
  struct Stop: Error {}
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  try store.store(
    [document("a", [Claim(.ifng, .activates, .stat1)])], run: store.beginTestRun())
  #expect(throws: Stop.self) { try store.forEachEvidence { _ in throw Stop() } }
}

@Test("Rows are visited without sorting them first, so memory stays constant")
func orderComesFromIndices() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  for sql in [
    Store.evidenceInOrder, Store.sentencesInOrder, Store.mentionsInOrder, Store.citationsInOrder,
    Store.trialsInOrder,
  ] {
    let plan = try store.lines("EXPLAIN QUERY PLAN " + sql, column: 3)
    #expect(plan.filter { $0.contains("TEMP B-TREE") } == [])
    #expect(plan.filter { $0.hasPrefix("SCAN") } == ["SCAN documents"])
  }
}

@Test func newStoreOpenedByManyAtOnceIsMadeOnce() async throws {
  let folder = try Folder()
  let path = folder.file("s.sqlite")
  try await withThrowingTaskGroup(of: Void.self) { group in
    for index in 0..<8 {
      group.addTask {
        let store = try Store(at: path)
        try store.store(
          [document("\(index)", [Claim(.ifng, .activates, .stat1)])], run: store.beginTestRun())
      }
    }
    try await group.waitForAll()
  }
  let documents = try Store(at: path, access: .readOnly).allDocuments()
  #expect(documents.map(\.id).sorted() == ["0", "1", "2", "3", "4", "5", "6", "7"])
}
