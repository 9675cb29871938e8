import Testing

/// What PubMed takes back leaves the store, even in the run that brought it.
struct WithdrawalTests {
  private func set(_ records: String) -> String {
    "<PubmedArticleSet>\(records)</PubmedArticleSet>"
  }

  private func article(_ pmid: Int) -> String {
    """
    <PubmedArticle><MedlineCitation><PMID>\(pmid)</PMID><Article><ArticleTitle>IL-6 activates \
    STAT3.</ArticleTitle></Article></MedlineCitation></PubmedArticle>
    """
  }

  @Test func whatIsTakenBackLeavesTheStore() throws {
    let attest = try AttestProgram()
    let deletion = "<DeleteCitation><PMID>41</PMID><PMID>999999</PMID></DeleteCitation>"
    try attest.write(set(article(41) + article(42) + deletion), to: "a.xml")
    try attest.write(set("<DeleteCitation><PMID>42</PMID></DeleteCitation>"), to: "b.xml")
    func documents() throws -> [String?] {
      rows(of: try attest.run("export", "documents").output).map { $0["document"] }
    }
    let mined = try attest.run("mine", "a.xml")
    #expect(mined.code == 0)
    #expect(
      mined.errors == """
        attest: pubmed:999999: warning: is taken back by its source, but is not in the store
        attest: 2 read, 0 refused, 2 stored; 2 claims; 1 taken out

        """)
    #expect(try documents() == ["pubmed:42"])
    #expect(try attest.run("mine", "b.xml").code == 0)
    #expect(try documents() == [])
  }

  @Test func withoutAStoreItIsSaid() throws {
    let attest = try AttestProgram()
    try attest.write(
      set(article(41) + "<DeleteCitation><PMID>41</PMID></DeleteCitation>"), to: "a.xml")
    let mined = try attest.run("mine", "a.xml", "--no-store")
    #expect(mined.code == 0)
    #expect(
      mined.errors.hasPrefix(
        "attest: pubmed:41: warning: is taken back by its source; rows that were written of it"))
  }
}
