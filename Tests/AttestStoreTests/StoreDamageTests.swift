import AttestModel
import GRDB
import Testing

@testable import AttestStore

/// Damage to what hangs on documents, and to what was imported.
@Suite struct StoreDamageTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(at: folder.file("a.sqlite"))
    let claim = Claim(.ifng, .activates, .stat1)
    let sentences = [
      SentenceRecord(section: "1", text: "Sun saw it (Hu and Li, 2018).", start: 0, end: 29),
      SentenceRecord(section: "1", text: "We agree.", start: 30, end: 39),
    ]
    let mined = MinedDocument(
      id: "a", format: "text", title: "", pmid: "", doi: "", year: "2020", sections: ["1"],
      sentences: sentences,
      evidence: [
        Evidence(
          claim: claim, certainty: .asserted, citations: ["Hu and Li 2018"], document: "a",
          section: "1", sentence: sentences[0].text, start: 0, end: 29, rule: "r")
      ], digest: "1",
      mentions: [
        MentionRecord(section: "1", text: "it", concept: .ifng, start: 8, end: 10, reason: "r")
      ],
      citations: [
        CitationRecord(
          citation: "Hu and Li 2018", reference: "Hu and Li 2018. JAK1", section: "1",
          sentence: sentences[0].text, start: 11, end: 28, resolution: .reference, entry: 0)
      ],
      namedAuthors: [
        NamedAuthorRecord(
          name: "Sun", agreement: .otherwise, citations: ["Hu and Li 2018"], section: "1",
          sentence: sentences[0].text, start: 0, end: 3)
      ],
      bibliography: [
        Publication(
          authors: ["Hu, X.", "Li, B."], title: "JAK1 activates STAT1 in cells.", year: "2018")
      ], references: 1)
    let run = try store.beginTestRun()
    try store.store([mined], run: run, paths: ["a": "/texts/a"])
    _ = try store.store([
      .pubmed(
        PublicationRecord(
          publication: Publication(
            authors: ["Hu, X.", "Li, B."], title: "JAK1 activates STAT1 in cells", year: "2018",
            pmid: "11"))),
      .pubmed(
        PublicationRecord(
          publication: Publication(authors: ["Wu, C."], title: "Of mice", year: "2001", pmid: "12"))
      ),
      .retraction(Retraction(pmid: "12", doi: "", date: "2020", reason: "Error")),
    ])
    try store.endRun(run, read: 1, refused: 0, stored: 1)
  }

  @Test(arguments: [
    "UPDATE citations SET sentence = sentence + 1",
    "UPDATE citations SET ordinal = 1",
    "UPDATE named_authors SET sentence = sentence + 1",
    "UPDATE mentions SET ordinal = 3",
    "UPDATE cited_works SET entry = 1",
    "UPDATE bibliography SET publication = (SELECT id FROM publications WHERE pmid = '12')",
    "UPDATE bibliography SET publication = NULL",
    "DELETE FROM publications WHERE pmid = '12'",
    "DELETE FROM retractions",
    "DELETE FROM record_counts WHERE kind = 'trial_records'",
    "UPDATE documents SET path = '/texts/b'",
  ])
  func isFound(change: String) throws {
    #expect(try store.verification().damage == [])
    try store.change(change)
    #expect(try !store.verification().damage.isEmpty)
  }

  @Test func whatIsTakenBackIsNotMissed() throws {
    _ = try store.store([.deleted(["12", "13"])])
    #expect(try store.verification().damage == [])
  }

  @Test func aFileIsKnownByItsPath() throws {
    #expect(try store.documentName(path: "/texts/a") == "a")
    #expect(try store.documentName(path: "/texts/b") == nil)
  }

  @Test("A store of the version before is brought up to date, with all that is looked up by")
  func olderStores() throws {
    let older = try DatabaseQueue(path: folder.file("old.sqlite"))
    try older.inDatabase { db in
      try Schema.migrate(db, to: 6)
      try db.execute(
        sql: """
          INSERT INTO runs (id, started, version, lexicon, rules) VALUES (1, 't', '1', 'a', 'b');
          INSERT INTO documents (id, name, run, format, title, pmid, doi, year, digest)
            VALUES (1, 'a', 1, 'text', '', '', '', '2020', '1');
          INSERT INTO sections VALUES (1, 0, 1, '1');
          INSERT INTO sentences VALUES (7, 1, 0, 1, 'JAK1 may not bind STAT1.', 0, 24);
          INSERT INTO concepts VALUES (1, 'hgnc:6190', 'JAK1', 'gene');
          INSERT INTO concepts VALUES (2, 'hgnc:11362', 'STAT1', 'gene');
          """)
      let claim = Claim(.jak1, .binds, .stat1, polarity: .negated)
      try db.execute(
        sql: "INSERT INTO claims VALUES (3, ?, 1, 'binds', 2, '', 'negated')",
        arguments: [claim.id])
      try db.execute(
        sql: """
          INSERT INTO evidence VALUES (5, 1, 3, 7, 'hedged', '', 'Hu 2018', '', '', 'r');
          INSERT INTO keys VALUES (1, 'citation', 'Hu 2018');
          INSERT INTO key_parts VALUES ('author:hu', 1), ('year:2018', 1);
          INSERT INTO evidence_keys VALUES (1, 5);
          """)
      try db.execute(
        sql: """
          INSERT INTO claim_support VALUES (?, 3, 1, 'binds', 2, 'negated', 1, 1, 1, 0, 1)
          """, arguments: [claim.id])
    }
    try older.close()
    let store = try Store(at: folder.file("old.sqlite"))
    try store.catchUp()
    #expect(try store.verification().damage == [])
    var query = ClaimQuery()
    query.author = "Hu"
    query.polarity = .negated
    query.certainty = .hedged
    let found = try store.find(query)
    #expect(found.map(\.hedging) == [1])
    #expect(found.map(\.best.sentence) == ["JAK1 may not bind STAT1."])
  }
}
