import AttestModel
import GRDB
import Testing

@testable import AttestStore

/// Which entries and citations an import looks at anew.
@Suite struct OpenCreditsTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(at: folder.file("a.sqlite"))
  }

  private func record(_ title: String, pmid: String, doi: String = "") -> PublicationRecord {
    PublicationRecord(
      publication: Publication(
        authors: ["Bo, C."], title: title, journal: "Cell", year: "2011", pmid: pmid, doi: doi))
  }

  /// Stores a document whose list has one entry, in a run that is interrupted or not.
  private func mine(_ document: String, entry title: String, ends: Bool = true) throws {
    let mined = MinedDocument(
      id: document, format: "text", title: "", pmid: "", doi: "", year: "2020", sections: ["1"],
      sentences: [], evidence: [], digest: "1",
      bibliography: [Publication(authors: ["Bo, C."], title: title, year: "2011")], references: 1)
    let run = try store.beginTestRun()
    try store.store([mined], run: run)
    if ends { try store.endRun(run, read: 1, refused: 0, stored: 1) }
  }

  private func open() throws -> [String] {
    try store.read { try OpenCredits.entries($0).map { try $0.text(5) } }.sorted()
  }

  private func pmids(_ document: String) throws -> [String] {
    try store.bibliography(of: document).map(\.pmid)
  }

  @Test func onlyWhatAnImportHasABearingOnIsLookedAt() throws {
    _ = try store.store([.pubmed(record("Growth of mast cells in mice", pmid: "11"))])
    try mine("a", entry: "Death of T cells in rats")
    _ = try store.resolveCitations()
    #expect(try open() == [])
    let stranger = PublicationRecord(
      publication: Publication(authors: ["Wu, D."], title: "Of mice", year: "2011", pmid: "12"))
    _ = try store.store([.pubmed(stranger)])
    #expect(try open() == [])
    _ = try store.store([.pubmed(record("Death of T cells in rats", pmid: "13"))])
    #expect(try open() == ["Death of T cells in rats"])
    #expect(try store.resolveCitations() == 1)
    #expect(try pmids("a") == ["13"])
    #expect(try open() == [])
  }

  @Test func whatAnInterruptedRunLeftIsResolvedByTheNext() throws {
    _ = try store.store([.pubmed(record("Growth of mast cells in mice", pmid: "11"))])
    _ = try store.resolveCitations()
    try mine("a", entry: "Growth of mast cells in mice", ends: false)
    #expect(try pmids("a") == [""])
    try mine("b", entry: "Death of T cells in rats")
    #expect(try pmids("a") == ["11"])

    try mine("c", entry: "Growth of mast cells in mice", ends: false)
    #expect(try store.resolveCitations() == 1)
    #expect(try pmids("c") == ["11"])
  }

  @Test func aRecordMayTakeTheNumberOfOneThatIsGone() throws {
    try mine("a", entry: "Growth of mast cells in mice")
    _ = try store.store([.pubmed(record("Songs of whales", pmid: "11"))])
    _ = try store.resolveCitations()
    _ = try store.store([.deleted(["11"])])
    _ = try store.resolveCitations()
    _ = try store.store([.pubmed(record("Growth of mast cells in mice", pmid: "12"))])
    #expect(try store.resolveCitations() == 1)
    #expect(try pmids("a") == ["12"])
  }

  @Test func aBatchMeetsItself() throws {
    let counts = try store.store([
      .pubmed(record("Growth of cells", pmid: "11", doi: "10.1/a")),
      .pubmed(record("Growth of cells", pmid: "11", doi: "10.1/a")),
      .pubmed(record("Growth of cells: comment", pmid: "12", doi: "10.1/a")),
      .reference(record("Growth of cells.", pmid: "", doi: "10.1/a")),
      .reference(record("Death of cells", pmid: "", doi: "10.1/b")),
      .pubmed(record("Death of cells.", pmid: "13", doi: "10.1/b")),
      .deleted(["12"]),
      .pubmed(record("Growth of cells: reply", pmid: "12")),
    ])
    #expect(
      [counts.added, counts.updated, counts.unchanged, counts.removed] == [4, 1, 2, 1])
    #expect(try store.verification().damage == [])
  }

  @Test func whatIsOpenIsFoundByIndices() throws {
    let plan = try store.lines(
      "EXPLAIN QUERY PLAN " + OpenCredits.entries.replacing("?1", with: "0"), column: 3)
    // What is gone through is small: runs that are open, what has changed, what was found.
    let scans = plan.filter { $0.hasPrefix("SCAN") }.map { $0.dropFirst(5) }
    #expect(Set(scans) == ["unresolved_runs", "changed_publications", "open"])
    #expect(plan.contains { $0.contains("bibliography_open_by_author") })
    #expect(plan.contains { $0.contains("bibliography_open_by_doi") })
  }
}
