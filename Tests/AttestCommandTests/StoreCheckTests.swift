import Testing

/// `attest check` of the store, and of tables against what was imported.
@Suite struct StoreCheckTests {
  private static func article(_ pmid: Int, _ title: String, _ more: String = "") -> String {
    """
    <PubmedArticle><MedlineCitation><PMID>\(pmid)</PMID><Article><Journal><JournalIssue><PubDate>\
    <Year>2001</Year></PubDate></JournalIssue></Journal><ArticleTitle>\(title)</ArticleTitle>\
    <AuthorList><Author><LastName>Marsh</LastName><Initials>T</Initials></Author></AuthorList>\
    <PublicationTypeList><PublicationType>Journal Article</PublicationType>\
    </PublicationTypeList></Article>\(more)</MedlineCitation></PubmedArticle>
    """
  }

  private static func link(_ kind: String, _ pmid: Int) -> String {
    """
    <CommentsCorrectionsList><CommentsCorrections RefType="\(kind)"><RefSource>J Signal 2002</RefSource>\
    <PMID>\(pmid)</PMID></CommentsCorrections></CommentsCorrectionsList>
    """
  }

  @Test func theStoreIsCheckedAlone() throws {
    let program = try AttestProgram()
    #expect(try program.run("check").code == 66)
    try program.write(
      "1 Results\n\nSOCS1 inhibits JAK2.\nLater,\nSOCS1 activates JAK2 (PMID: 172421).\n",
      to: "a.txt")
    #expect(try program.run("mine", "a.txt").code == 0)
    try program.write("pmid\n172421\n", to: "withdrawn.csv")
    #expect(try program.run("import", "retractions", "withdrawn.csv").code == 0)
    let checked = try program.run("check")
    #expect(checked.code == 1)
    #expect(
      checked.output == """
        a.txt:4:1: warning: “SOCS1 activates JAK2” contradicts “SOCS1 inhibits JAK2” [STO001]
        a.txt:5:29: error: “PMID 172421” was retracted (PMID 172421) [STO002]

        """)
    #expect(
      checked.errors.hasSuffix("attest: 1 documents; 1 errors, 1 warnings, 0 information\n"))
    #expect(try program.run("check", "--ignore", "STO002").code == 0)
    #expect(try program.run("check", "--select", "STO001", "--fail-on", "warning").code == 1)
    #expect(
      try program.run("check", "--write-baseline", "known.txt", "--fail-on", "none").code == 0)
    let known = try program.run("check", "--baseline", "known.txt", "--format", "csv")
    #expect(known.code == 0)
    #expect(rows(of: known.output).isEmpty)
  }

  @Test func tablesAreHeldAgainstImportedPublications() throws {
    let program = try AttestProgram()
    let records = [
      Self.article(172421, "One.", Self.link("RetractionIn", 172431)),
      Self.article(172422, "Two.", Self.link("ExpressionOfConcernIn", 172432)),
      Self.article(172423, "Three.", Self.link("ErratumIn", 172433)),
      Self.article(172424, "Four."),
    ]
    try program.write(
      "<PubmedArticleSet>\(records.joined())</PubmedArticleSet>", to: "records.xml")
    #expect(try program.run("import", "pubmed", "records.xml").code == 0)
    try program.write("172425\n", to: "withdrawn.txt")
    #expect(try program.run("import", "retractions", "withdrawn.txt").code == 0)
    try program.write(
      """
      subject,relation,object,author,year,pmid
      IL6,activates,STAT3,Marsh,2001,172421
      IL6,activates,STAT1,Marsh,2001,172422
      IL6,activates,JAK1,Marsh,2001,172423
      IL6,activates,JAK2,Brook,2004,172424
      IL6,activates,TYK2,Marsh,2001,172425
      IL6,activates,MAPK1,Marsh,2001,172426

      """, to: "rows.csv")
    let checked = try program.run("check", "rows.csv", "--select", "PUB", "--format", "csv")
    #expect(checked.code == 1)
    #expect(
      rows(of: checked.output).map { "\($0["line"] ?? "") \($0["code"] ?? "")" } == [
        "2 PUB001", "3 PUB002", "4 PUB003", "5 PUB006", "5 PUB006", "6 PUB001", "7 PUB005",
      ])
  }

  @Test func tablesAreHeldAgainstImportedTrials() throws {
    let program = try AttestProgram()
    try program.write(
      """
      {"protocolSection":{"identificationModule":{"nctId":"NCT01243944","briefTitle":\
      "Ruxolitinib in Myelofibrosis"},"statusModule":{"overallStatus":"COMPLETED"},\
      "conditionsModule":{"conditions":["Primary Myelofibrosis"]},"designModule":{"phases":\
      ["PHASE3"]},"armsInterventionsModule":{"interventions":[{"type":"DRUG","name":\
      "ruxolitinib"}]}}}
      """, to: "trial.json")
    #expect(try program.run("import", "trials", "trial.json").code == 0)
    try program.write(
      """
      agent,disease,phase,status,nct
      ruxolitinib,myelofibrosis,Phase 3,Completed,NCT01243944
      baricitinib,psoriasis,Phase 2,Recruiting,NCT01243944
      baricitinib,psoriasis,Phase 2,Recruiting,NCT01243945

      """, to: "trials.csv")
    let checked = try program.run("check", "trials.csv", "--select", "TRI", "--format", "csv")
    #expect(
      rows(of: checked.output).map { "\($0["line"] ?? "") \($0["code"] ?? "")" } == [
        "3 TRI003", "3 TRI004", "3 TRI005", "3 TRI006", "4 TRI001",
      ])
  }
}
