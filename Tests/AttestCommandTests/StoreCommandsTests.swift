import Foundation
import Testing

@Suite struct StoreCommandsTests {
  private let pubmed = """
    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">11</PMID><Article>\
    <Journal><JournalIssue><PubDate><Year>2014</Year></PubDate></JournalIssue><Title>Cell</Title>\
    </Journal><ArticleTitle>STAT3 is active in growing cells</ArticleTitle><AuthorList><Author>\
    <LastName>Smith</LastName><Initials>A</Initials></Author></AuthorList></Article>\
    </MedlineCitation></PubmedArticle></PubmedArticleSet>
    """
  private let review = """
    1 Introduction

    IL-6 activates STAT3 (Smith et al., 2014). SOCS3 may inhibit JAK2.

    References

    Smith, A., Hu, B., and Li, C. (2014). STAT3 is active in growing cells. Cell 1, 2.
    Wu, C. (2001). Loss of cells. Cell 3, 4.
    """

  @Test func onlyChangedDocumentsAreMinedAgain() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "a.txt")
    try attest.write("SOCS3 inhibits JAK2.\n", to: "b.txt")
    _ = try attest.run("mine", "a.txt", "b.txt")
    try attest.write("SOCS3 does not inhibit JAK2.\n", to: "b.txt")
    #expect(
      try attest.run("mine", "a.txt", "b.txt").errors
        == "attest: 2 read, 0 refused, 1 stored; 1 claim; 1 unchanged\n")
    #expect(
      try attest.run("mine", "a.txt", "--force").errors
        == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")
    let runs = rows(of: try attest.run("runs", "--format", "csv").output)
    #expect(runs.map { $0["unchanged"] } == ["0", "1", "0"])
    #expect(runs.map { $0["documents"] } == ["1", "1", "0"])
    #expect(
      try attest.run("export", "claims").output.contains("negated"))
  }

  @Test func importedRecordsGiveCitationsTheirPMIDs() throws {
    let attest = try AttestProgram()
    try attest.write(review, to: "review.txt")
    try attest.write(pubmed, to: "a.xml")
    _ = try attest.run("mine", "review.txt")
    let imported = try attest.run("import", "pubmed", "a.xml")
    #expect(imported.code == 0)
    #expect(
      imported.errors
        == """
        attest: 1 citations and entries of reference lists found their record
        attest: 1 added, 0 updated, 0 unchanged, 0 removed; 0 refused

        """)
    let citation = try #require(rows(of: try attest.run("export", "citations").output).first)
    #expect([citation["pmid"], citation["resolved"]] == ["11", "reference"])
    #expect(try attest.run("find", "--pmid", "11").output.contains("IL6 activates STAT3"))

    try attest.write(
      "<PubmedArticleSet><DeleteCitation><PMID>11</PMID></DeleteCitation></PubmedArticleSet>",
      to: "b.xml")
    #expect(try attest.run("import", "pubmed", "b.xml").errors.contains("1 removed"))
    #expect(try attest.run("store", "verify").output == "sound: 1 documents, 0 records compared\n")
  }

  @Test func aBibliographyBesideTheDocumentResolvesItsCitations() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3 (Smith et al., 2014).\n", to: "a.txt")
    try attest.write(
      "TY  - JOUR\nAU  - Smith, A.\nAU  - Hu, B.\nAU  - Li, C.\nTI  - STAT3\nPY  - 2014\nER  - \n",
      to: "a.ris")
    _ = try attest.run("mine", "a.txt", "--references", "a.ris")
    let citation = try #require(rows(of: try attest.run("export", "citations").output).first)
    #expect(
      [citation["reference"], citation["resolved"]] == ["Smith et al. 2014. STAT3", "reference"])
  }

  @Test func nothingFoundIsExplained() throws {
    let attest = try AttestProgram()
    try attest.write(review, to: "review.txt")
    _ = try attest.run("mine", "review.txt")
    let unknown = try attest.run("find", "--subject", "STAT7")
    #expect(unknown.code == 0)
    #expect(unknown.output == "")
    #expect(unknown.errors.contains("STAT7 is not in the lexicon; did you mean STAT"))
    #expect(
      try attest.run("find", "--via", "TYK2").errors.contains("no claim in the store names TYK2"))
    #expect(try attest.run("find", "--document", "x").errors.contains("no document “x”"))
    #expect(
      try attest.run("find", "--subject", "IL-6", "--year", "1999").errors
        .contains("no claim is credited to 1999"))
    #expect(
      try attest.run("find", "--subject", "IL-6", "--certainty", "hedged").errors
        .contains("leave one"))
    #expect(try attest.run("find", "--year", "20x0").code == 64)
  }

  @Test(
    "Names are found in every spelling, families with their members",
    arguments: [
      ["--subject", "interleukin-6"], ["--subject", "hgnc:6018"],
      ["--object", "STAT", "--members"],
      ["interleukin 6"], ["IL6", "STAT-3"], ["--author", "smith"], ["--sign", "+"],
      ["--citation", "Smith et al., 2014"], ["--subject", "HGNC:6018"],
    ])
  func find(arguments: [String]) throws {
    let attest = try AttestProgram()
    try attest.write(review, to: "review.txt")
    _ = try attest.run("mine", "review.txt")
    let found = rows(of: try attest.run(["find", "--format", "csv"] + arguments).output)
    #expect(found.map { $0["subject"] } == ["IL6"])
    #expect(found.map { $0["belief"] } == ["0.67"])
  }

  @Test func documentsAreRemovedAndStoresCompared() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "a.txt")
    try attest.write("SOCS3 inhibits JAK2.\n", to: "b.txt")
    _ = try attest.run("mine", "a.txt", "b.txt")
    _ = try attest.run("mine", "a.txt", "--store", "old.sqlite")
    #expect(
      try attest.run("diff", "old.sqlite", "attest.sqlite").errors
        == "attest: 1 gained, 0 lost, 0 changed\n")
    let removed = try attest.run("remove", "b.txt", "c.txt")
    #expect(removed.code == 66)
    #expect(removed.errors.contains("no document “c.txt” in the store"))
    #expect(
      try attest.run("diff", "old.sqlite", "attest.sqlite").errors
        == "attest: 0 gained, 0 lost, 0 changed\n")
    #expect(try attest.run("remove", "a.txt", "--store", "none.sqlite").code == 66)
    #expect(try attest.names() == ["a.txt", "attest.sqlite", "b.txt", "old.sqlite"])
  }

  @Test func aBadFileIsNamedAndTheOthersAreImported() throws {
    let attest = try AttestProgram()
    try attest.write(pubmed, to: "a.xml")
    try attest.write("<PubmedArticleSet><PubmedArticle>", to: "b.xml")
    let imported = try attest.run("import", "pubmed", "b.xml", "missing.xml", "a.xml")
    #expect(imported.code == 66)
    #expect(imported.errors.contains("b.xml:"))
    #expect(imported.errors.contains("missing.xml"))
    #expect(imported.errors.hasSuffix("1 added, 0 updated, 0 unchanged, 0 removed; 2 refused\n"))
  }

  /// The small brother of a run of hundreds: what was stored before a kill is whole, and the next
  /// run finishes the rest.
  @Test(.timeLimit(.minutes(5))) func aKilledRunLosesNothing() async throws {
    let attest = try AttestProgram()
    let lines = (0..<400).map { number in
      #"{"id": "d\#(number)", "text": "IL-6 activates STAT3. SOCS\#(number % 3 + 1) inhibits JAK2."}"#
    }
    try attest.write(lines.joined(separator: "\n") + "\n", to: "a.jsonl")
    for round in 0..<4 {
      let process = try attest.start(["mine", "a.jsonl", "--force"], input: FileHandle.nullDevice)
      try await Task.sleep(for: .milliseconds(150 * round + 50))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(try attest.run("mine", "a.jsonl").code == 0)
    #expect(rows(of: try attest.run("export", "documents").output).count == 400)
    #expect(rows(of: try attest.run("export", "claims").output).count == 800)
    #expect(
      try attest.run("store", "verify").output == "sound: 400 documents, 0 records compared\n")
    #expect(try attest.run("find", "SOCS2").output.contains("SOCS2 inhibits JAK2"))
  }
}
