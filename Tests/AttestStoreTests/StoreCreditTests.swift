import AttestModel
import GRDB
import Testing

@testable import AttestStore

/// Whom claims are credited to while imported records come, change and go.
@Suite struct StoreCreditTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(at: folder.file("a.sqlite"))
  }

  private func record(
    _ title: String, pmid: String, authors: [String] = ["Hu, X.", "Li, B."], version: Int = 1
  ) -> PublicationRecord {
    PublicationRecord(
      publication: Publication(
        authors: authors, title: title, journal: "Cell", year: "2018", pmid: pmid,
        doi: pmid.isEmpty ? "" : "10.1/\(pmid)"), version: version)
  }

  /// Stores a document that credits one citation.
  private func mine(
    _ citation: String = "Hu and Li 2018", entry title: String?, also pmids: [String] = [],
    resolution: CitationRecord.Resolution = .reference
  ) throws {
    let claim = Claim(.ifng, .activates, .stat1)
    let text = "\(claim) (\(citation))."
    let sentence = SentenceRecord(section: "1", text: text, start: 0, end: 40)
    func credit(_ key: String, _ resolution: CitationRecord.Resolution, pmid: String = "")
      -> CitationRecord
    {
      let isEntry = pmid.isEmpty && title != nil
      return CitationRecord(
        citation: key, reference: isEntry ? "\(key). \(title ?? "")" : "", pmid: pmid, doi: "",
        section: "1", sentence: text, start: 21, end: 38, resolution: resolution,
        entry: isEntry ? 0 : nil)
    }
    let document = MinedDocument(
      id: "a", format: "text", title: "", pmid: "", doi: "", year: "2020", sections: ["1"],
      sentences: [sentence],
      evidence: [
        Evidence(
          claim: claim, certainty: .asserted, citations: [citation], pmids: pmids, document: "a",
          section: "1", sentence: text, start: 0, end: 40, rule: "r")
      ], digest: "1",
      citations: [credit(citation, title == nil ? .unresolved : resolution)]
        + pmids.map { credit("PMID \($0)", .identifier, pmid: $0) },
      bibliography: title.map {
        [Publication(authors: ["Hu, X.", "Li, B."], title: $0, year: "2018")]
      } ?? [], references: title == nil ? 0 : 1)
    let run = try store.beginTestRun()
    try store.store([document], run: run)
    try store.endRun(run, read: 1, refused: 0, stored: 1)
  }

  private func credited() throws -> [[String]] { try store.allEvidence().map(\.pmids) }

  private func citations() throws -> [String] {
    var rows: [String] = []
    try store.forEachCitation { rows.append("\($1.citation) \($1.resolution.rawValue) \($1.pmid)") }
    return rows
  }

  private func isSound() throws -> Bool {
    try store.catchUp()
    return try store.verification().damage == []
  }

  @Test func aRecordThatIsTakenBackCreditsNobody() throws {
    try mine(entry: "JAK1 activates STAT1 in cells")
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells.", pmid: "11"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try credited() == [["11"]])

    _ = try store.store([.deleted(["11"])])
    _ = try store.resolveCitations()
    #expect(try credited() == [[]])
    #expect(try citations() == ["Hu and Li 2018 reference "])
    #expect(try store.bibliography(of: "a").map(\.pmid) == [""])
    var query = ClaimQuery()
    query.pmid = "11"
    #expect(try isSound())
    #expect(try store.find(query).isEmpty)

    // Another record of the same paper takes its place.
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells.", pmid: "12"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try credited() == [["12"]])
    #expect(try isSound())
  }

  @Test func aRecordThatBecomesAnotherPapersCreditsNobody() throws {
    try mine(entry: "JAK1 activates STAT1 in cells")
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells.", pmid: "11"))])
    _ = try store.resolveCitations()
    // With other headings only, it is the same paper.
    let again = record("JAK1 activates STAT1 in cells.", pmid: "11", version: 2)
    _ = try store.store([
      .pubmed(
        PublicationRecord(
          publication: again.publication, version: 2, publicationTypes: ["Review"]))
    ])
    #expect(try credited() == [["11"]])
    _ = try store.store([.pubmed(record("Songs of whales", pmid: "11", version: 3))])
    _ = try store.resolveCitations()
    #expect(try credited() == [[]])
    #expect(try isSound())
  }

  @Test func aCreditThatTheTextItselfGivesStays() throws {
    try mine(entry: "JAK1 activates STAT1 in cells", also: ["11"])
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells.", pmid: "11"))])
    _ = try store.resolveCitations()
    _ = try store.store([.deleted(["11"])])
    _ = try store.resolveCitations()
    #expect(try credited() == [["11"]])
    #expect(try citations() == ["Hu and Li 2018 reference ", "PMID 11 identifier 11"])
    #expect(try isSound())
  }

  @Test func aCitationWithoutAListIsOpenAgain() throws {
    try mine(entry: nil)
    _ = try store.store([.reference(record("JAK1 activates STAT1", pmid: "11"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try citations() == ["Hu and Li 2018 reference 11"])
    _ = try store.store([.deleted(["11"])])
    #expect(try store.resolveCitations() == 0)
    #expect(try citations() == ["Hu and Li 2018 unresolved "])
    #expect(try credited() == [[]])
    #expect(try isSound())
  }

  @Test(
    "Bibliographies say who else wrote it",
    arguments: [
      ("Hu and Zhang 2018", false), ("Hu 2018", false), ("Hu and Li 2018", true),
      ("Hu et al. 2018", true), ("Hu, Li and Bo 2018", false),
    ])
  func others(citation: String, isFound: Bool) throws {
    try mine(citation, entry: nil)
    _ = try store.store([.reference(record("JAK1 activates STAT1", pmid: "11"))])
    #expect(try store.resolveCitations() == (isFound ? 1 : 0))
  }

  @Test func ofTwoRecordsThatAreEquallyAlikeNoneIsMeant() throws {
    try mine(entry: "JAK1 activates STAT1 in cells")
    _ = try store.store([
      .pubmed(record("JAK1 activates STAT1 in cells. Part I", pmid: "11")),
      .pubmed(record("JAK1 activates STAT1 in cells. Part II", pmid: "12")),
    ])
    #expect(try store.resolveCitations() == 0)
    #expect(try credited() == [[]])
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells", pmid: "13"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try credited() == [["13"]])
  }

  @Test func aRecordThatComesLaterCountsAsIfItHadBeenThere() throws {
    try mine(entry: "JAK1 activates STAT1 in cells")
    _ = try store.store([.pubmed(record("JAK1 and STAT1 activates in cells", pmid: "11"))])
    _ = try store.resolveCitations()
    #expect(try credited() == [["11"]])
    // One that fits better, and then one that fits as well.
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells", pmid: "12"))])
    _ = try store.resolveCitations()
    #expect(try credited() == [["12"]])
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells", pmid: "13"))])
    _ = try store.resolveCitations()
    #expect(try credited() == [[]])
    #expect(try isSound())
  }

  @Test(arguments: [true, false])
  func aWorkStaysInItsBibliographyBesidePubMedsRecord(comesFirst: Bool) throws {
    try mine(entry: nil)
    let pubmed = Store.ImportedRecord.pubmed(record("JAK1 activates STAT1.", pmid: "11"))
    let own = Store.ImportedRecord.reference(record("JAK1 activates STAT1", pmid: "11"))
    for entry in comesFirst ? [pubmed, own] : [own, pubmed] {
      _ = try store.store([entry])
      _ = try store.resolveCitations()
    }
    #expect(try citations() == ["Hu and Li 2018 reference 11"])
    #expect(try credited() == [["11"]])
    #expect(try isSound())
  }

  @Test func aTitleOfFewWordsIsFoundWordForWord() throws {
    try mine(entry: "TNF and NF-κB")
    _ = try store.store([.pubmed(record("TNF and p53.", pmid: "12"))])
    #expect(try store.resolveCitations() == 0)
    _ = try store.store([.pubmed(record("TNF and NF-κB.", pmid: "11"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try credited() == [["11"]])
  }

  @Test func anAmbiguousCitationCreditsNobody() throws {
    try mine(entry: "JAK1 activates STAT1 in cells", resolution: .ambiguous)
    _ = try store.store([.pubmed(record("JAK1 activates STAT1 in cells.", pmid: "11"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try credited() == [[]])
    #expect(try citations() == ["Hu and Li 2018 ambiguous 11"])
  }

  @Test func anAuthorIsFoundByASlip() throws {
    try mine("Teng et al. 2018", entry: nil)
    #expect(try store.authors(like: "Tang") == ["Teng et al."])
    #expect(try store.authors(like: "Tegn") == ["Teng et al."])
    #expect(try store.authors(like: "Tan") == [])
  }

  @Test func anAuthorIsFoundWithoutParticles() throws {
    try mine("von Hoff et al. 2018", entry: nil)
    for (name, isFound) in [("Hoff", true), ("von Hoff", true), ("van Hoff", false)] {
      var query = ClaimQuery()
      query.author = name
      #expect(try store.find(query).isEmpty == !isFound, "\(name)")
    }
  }
}
