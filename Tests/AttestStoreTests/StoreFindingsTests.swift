import AttestModel
import GRDB
import Testing

@testable import AttestStore

private let sentence = SentenceRecord(
  section: "1 Rôle", text: "IFN-γ acts on IFN-γ (Hu and Hu, 2018).", start: 3, end: 41)

private let mentions = [
  MentionRecord(
    section: "1 Rôle", text: "IFN-γ", concept: .ifng, start: 3, end: 8, reason: "as it is"),
  MentionRecord(
    section: "1 Rôle", text: "IFN-γ", concept: .ifng, start: 17, end: 22, reason: "as it is"),
  // The same letters for something else, in a section that the document does not list.
  MentionRecord(
    section: "figure 1", text: "IFN-γ", concept: Concept(id: "", name: "IFN", kind: .family),
    start: 60, end: 65, reason: "one of two meanings"),
]

private let citations = [
  CitationRecord(
    citation: "Hu and Hu 2018", reference: "Hu and Hu 2018. On IFNG", pmid: "36911192",
    doi: "10.1/x", section: "1 Rôle", sentence: sentence.text, start: 24, end: 38,
    resolution: .ambiguous),
  CitationRecord(
    citation: "Hu and Hu 2018", reference: "Hu and Hu 2018. On STAT1", section: "1 Rôle",
    sentence: sentence.text, start: 24, end: 38, resolution: .ambiguous),
  CitationRecord(
    citation: "Xu 2020", section: "figure 1", sentence: "After Xu (2020).", start: 70, end: 77,
    resolution: .unresolved),
]

private func trial(_ document: String, agents: [String], ids: [String], ncts: [String]) -> Trial {
  Trial(
    agents: agents, agentIDs: ids, targets: ["JAK1", "x"], targetIDs: ["hgnc:6190", ""],
    disease: "Psoriasis (PsO)", diseaseID: "mesh:D011565", phases: ["PHASE1", "PHASE2"],
    status: "ACTIVE_NOT_RECRUITING", ncts: ncts, document: document, section: "table 1", start: 80,
    end: 99)
}

private func found(_ id: String, trials: [Trial], text: String = "a\r\nIFN-γ acts") -> MinedDocument
{
  MinedDocument(
    id: id, format: "text", title: "", pmid: "", doi: "", year: "", sections: ["1 Rôle"],
    sentences: [sentence], evidence: [], digest: "", mentions: mentions, citations: citations,
    trials: trials, references: 3, tables: 2, rows: 17, text: Array(text.utf8))
}

extension Store {
  fileprivate func findings() throws -> Findings {
    var all = Findings()
    try forEachMention { all.mentions.append($1) }
    try forEachCitation { all.citations.append($1) }
    try forEachTrial { all.trials.append($0) }
    try forEachText { all.texts.append([$0, $1]) }
    return all
  }

  /// How many rows each table of findings has.
  fileprivate func counts() throws -> [Int] {
    try read { db in
      try ["texts", "mentions", "cited_works", "citations", "trials", "trial_ncts", "names"].map {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \($0)") ?? -1
      }
    }
  }
}

private struct Findings: Equatable {
  var mentions: [MentionRecord] = []
  var citations: [CitationRecord] = []
  var trials: [Trial] = []
  var texts: [[String]] = []
}

@Test func findingsComeBackAsTheyWereStored() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let trials = [
    trial("a", agents: ["Doenib", "Roemab"], ids: ["", "chebi:1"], ncts: ["NCT00000102"]),
    trial("a", agents: ["Doenib"], ids: [""], ncts: ["NCT00000102", "NCT00000103"]),
    trial("a", agents: [], ids: [], ncts: []),
  ]
  let run = try store.beginTestRun()
  try store.store([found("a", trials: trials)], run: run)

  var expected = Findings(
    mentions: mentions, citations: citations, trials: trials, texts: [["a", "a\r\nIFN-γ acts"]])
  #expect(try store.findings() == expected)
  #expect(try store.counts() == [1, 3, 2, 3, 3, 3, 2])
  let document = try #require(try store.allDocuments().first)
  #expect([document.references, document.tables, document.rows] == [3, 2, 17])
  // A text that is no sentence of the document is kept for its citation alone.
  #expect(try store.allSentences() == ["a: \(sentence.text)"])

  // Replaced, nothing of the old document is left, and no name comes twice.
  try store.store([found("a", trials: [], text: "")], run: run)
  expected.trials = []
  expected.texts = []
  #expect(try store.findings() == expected)
  #expect(try store.counts() == [0, 3, 2, 3, 0, 0, 2])
}

@Test func namesAreSharedByDocumentsAndRuns() throws {
  let folder = try Folder()
  for id in ["a", "b"] {
    let store = try Store(at: folder.file("s.sqlite"))
    let run = try store.beginTestRun()
    try store.store([found(id, trials: [])], run: run)
    #expect(throws: Diagnostic.self) {
      // Names that a failed batch would have added are not taken for known.
      var other = found("c", trials: [])
      other = MinedDocument(
        id: "c", format: "", title: "", pmid: "", doi: "", year: "", sections: [], sentences: [],
        evidence: [], digest: "",
        mentions: [
          MentionRecord(
            section: "", text: "JAK1", concept: .jak1, start: 0, end: 4, reason: "as it is")
        ])
      try store.store([other, found("d", trials: [])], run: run + 7)
    }
  }
  let store = try Store(at: folder.file("s.sqlite"))
  #expect(try store.counts() == [2, 6, 4, 6, 0, 0, 2])
}

@Test func documentThatIsTakenOutTakesItsFindingsAlong() throws {
  let folder = try Folder()
  let store = try Store(at: folder.file("s.sqlite"))
  let rows = [trial("a", agents: ["Doenib"], ids: [""], ncts: ["NCT00000102"])]
  try store.store([found("a", trials: rows)], run: store.beginTestRun())
  try store.change("DELETE FROM documents")
  #expect(try store.counts() == [0, 0, 0, 0, 0, 0, 2])
}

@Test("A store of the first version keeps its documents when it is brought up to date")
func olderStoreIsBroughtUpToDate() throws {
  let folder = try Folder()
  let path = folder.file("s.sqlite")
  try {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      try Schema.migrate(db, to: 1)
      try db.execute(
        sql: """
          INSERT INTO runs (id, started, version, lexicon, rules) VALUES (1, '', '', '', '');
          INSERT INTO documents (name, run, format, title, pmid, doi, year, digest)
          VALUES ('old', 1, 'text', 'On JAK1', '', '', '', '');
          """)
    }
  }()
  let error = #expect(throws: Diagnostic.self) { try Store(at: path, access: .readOnly) }
  #expect(error?.message.hasPrefix("the store was made by an older version") == true)

  let store = try Store(at: path)
  #expect(
    try store.allDocuments() == [
      StoredDocument(
        id: "old", format: "text", title: "On JAK1", pmid: "", doi: "", year: "", sections: 0,
        sentences: 0, claims: 0, references: nil, tables: nil, rows: nil, digest: "")
    ])
  try store.store([found("new", trials: [])], run: store.beginTestRun())
  #expect(try store.allDocuments().map(\.references) == [nil, 3])
  #expect(try store.findings().mentions == mentions)
}
