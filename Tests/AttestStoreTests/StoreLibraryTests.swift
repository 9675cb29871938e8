import AttestModel
import GRDB
import Testing

@testable import AttestStore

private let retracted = PublicationRecord(
  publication: Publication(
    authors: ["Hu, X.", "Li, B."], title: "JAK1 activates STAT1 in cells", journal: "Cell",
    year: "2018", pmid: "11", doi: "10.1/a"),
  publicationTypes: ["Journal Article", "Retracted Publication"],
  links: [.init(kind: "RetractionIn", pmid: "12", source: "Cell. 2019;1:2")], ncts: ["NCT00000001"])

private func newer(_ title: String, version: Int = 2) -> PublicationRecord {
  PublicationRecord(
    publication: Publication(authors: ["Hu, X."], title: title, year: "2018", pmid: "11"),
    version: version)
}

@Suite struct StoreLibraryTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(at: folder.file("a.sqlite"))
  }

  private func counts(
    added: Int = 0, updated: Int = 0, unchanged: Int = 0, removed: Int = 0
  ) -> ImportCounts {
    var counts = ImportCounts()
    counts.added = added
    counts.updated = updated
    counts.unchanged = unchanged
    counts.removed = removed
    return counts
  }

  @Test func aPublicationComesBackWithItsRetraction() throws {
    #expect(try store.store([.pubmed(retracted)]) == counts(added: 1))
    let found = try #require(try store.publication(pmid: "11"))
    #expect(found.publication == retracted.publication)
    #expect(found.links == retracted.links)
    #expect(found.ncts == ["NCT00000001"])
    #expect(found.isRetracted)
    #expect(try store.publication(doi: "10.1/a") == found)
    #expect(try store.publication(pmid: "12") == nil)
  }

  @Test func recordsAreUpdatedInPlaceAndNeverBySomethingOlder() throws {
    _ = try store.store([.pubmed(newer("One", version: 1))])
    #expect(try store.store([.pubmed(newer("One", version: 1))]) == counts(unchanged: 1))
    #expect(try store.store([.pubmed(newer("Two"))]) == counts(updated: 1))
    #expect(try store.store([.pubmed(newer("One", version: 1))]) == counts(unchanged: 1))
    #expect(try store.store([.reference(newer("Mine"))]) == counts(unchanged: 1))
    #expect(try store.publication(pmid: "11")?.publication.title == "Two")
    #expect(try store.store([.deleted(["11", "99"])]) == counts(removed: 1))
    #expect(try store.importedCounts().publications == 0)
  }

  @Test func aListOfRetractionsSpeaksForPublicationsThatWereNotImported() throws {
    let retraction = Retraction(pmid: "7", doi: "10.1/b", date: "2020", reason: "Error")
    #expect(try store.store([.retraction(retraction)]) == counts(added: 1))
    #expect(try store.store([.retraction(retraction)]) == counts(unchanged: 1))
    #expect(try store.publication(pmid: "7")?.retractions == [retraction])
    #expect(try store.publication(doi: "10.1/b")?.isRetracted == true)
  }

  @Test func aTrialIsFoundByItsFormerNumber() throws {
    let trial = TrialRecord(
      nct: "NCT00000002", aliases: ["NCT00000001", "ABC-1"], title: "JAK1 in psoriasis",
      conditions: ["Psoriasis"],
      interventions: [.init(kind: "DRUG", name: "Ruxolitinib", otherNames: ["Jakafi", "INC424"])],
      phases: ["PHASE1", "PHASE2"], status: "RECRUITING", startDate: "2016-07",
      references: [.init(pmid: "11", kind: "RESULT", citation: "Hu X. Cell")])
    #expect(try store.store([.trial(trial)]) == counts(added: 1))
    #expect(try store.store([.trial(trial)]) == counts(unchanged: 1))
    #expect(try store.trial(nct: "NCT00000001") == trial)
    #expect(try store.trial(nct: "NCT00000002") == trial)
    #expect(try store.trial(nct: "NCT00000003") == nil)
  }

  @Test func citationsFindTheirImportedRecordAndClaimsItsPMID() throws {
    let claim = Claim(.ifng, .activates, .stat1)
    let text = "\(claim) (Hu and Li, 2018)."
    let sentence = SentenceRecord(section: "1", text: text, start: 0, end: 40)
    let entry = Publication(
      authors: ["Hu, X.", "Li, B."], title: "JAK1 activates STAT1 in cells.", year: "2018")
    let document = MinedDocument(
      id: "a", format: "text", title: "", pmid: "", doi: "", year: "2020", sections: ["1"],
      sentences: [sentence],
      evidence: [
        Evidence(
          claim: claim, certainty: .asserted, citations: ["Hu and Li 2018"], document: "a",
          section: "1", sentence: text, start: 0, end: 40, rule: "r")
      ], digest: "1",
      citations: [
        CitationRecord(
          citation: "Hu and Li 2018", reference: "Hu and Li 2018. JAK1", section: "1",
          sentence: text, start: 21, end: 38, resolution: .reference, entry: 0)
      ], bibliography: [entry], references: 1)
    let run = try store.beginTestRun()
    try store.store([document], run: run)
    _ = try store.store([.pubmed(retracted)])
    #expect(try store.resolveCitations() == 1)
    #expect(try store.resolveCitations() == 0)
    #expect(try store.allEvidence().map(\.pmids) == [["11"]])
    #expect(try store.bibliography(of: "a").map(\.pmid) == ["11"])
    var query = ClaimQuery()
    query.pmid = "11"
    try store.catchUp()
    #expect(try store.find(query).map(\.claim) == [claim])
    #expect(try store.verification().damage == [])
  }

  @Test func namedAuthorsComeBack() throws {
    let sentence = SentenceRecord(section: "1", text: "Sun found it (Hu, 2018).", start: 0, end: 24)
    let name = NamedAuthorRecord(
      name: "Sun", agreement: .otherwise, citations: ["Hu 2018"], section: "1",
      sentence: sentence.text, start: 0, end: 3)
    let run = try store.beginTestRun()
    try store.store(
      [
        MinedDocument(
          id: "a", format: "text", title: "", pmid: "", doi: "", year: "", sections: ["1"],
          sentences: [sentence], evidence: [], digest: "", namedAuthors: [name])
      ], run: run)
    var found: [NamedAuthorRecord] = []
    try store.forEachNamedAuthor { found.append($1) }
    #expect(found == [name])
  }
}
