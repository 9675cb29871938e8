import Testing

/// What the store's documents say to curated rows.
@Suite struct VerdictTests {
  /// The verdict of a row of subject, relation, object, mediator and PMID.
  private func verdicts(_ table: [String], _ options: String...) throws -> [[String: String]] {
    let program = try AttestProgram()
    try program.write(
      """
      <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>172422</PMID><Article><ArticleTitle>\
      IL-10 activates STAT3.</ArticleTitle><Abstract><AbstractText>LIF activates STAT1.\
      </AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
      """, to: "other.xml")
    try program.write(
      """
      {"id":"own","pmid":"172421","section":"Results","text":"1 Abstract\\n\\nSignals of cells are told of here.\\n\\n\
      2 Results\\n\\nSOCS1 inhibits JAK2. IL-6 activates STAT3 via JAK1. SOCS3 may inhibit TYK2. \
      Ruxolitinib does not inhibit TYK2. IL-4 activates STAT6.\\n"}

      """, to: "own.jsonl")
    #expect(try program.run("mine", "own.jsonl", "other.xml").code == 0)
    try program.write(
      (["subject,relation,object,mediator,pmid"] + table).joined(separator: "\n") + "\n",
      to: "rows.csv")
    _ = try program.run(["check", "rows.csv", "--verdicts", "v.csv"] + options)
    return rows(of: try program.read("v.csv"))
  }

  @Test(arguments: [
    ("SOCS1,inhibits,JAK2,,172421", "SUPPORTED"),
    ("SOCS-1,down-regulates activity,JAK2,,172421", "SUPPORTED"),
    ("IL-6,activates,STAT3,JAK1,172421", "SUPPORTED"),
    // It is called possible; EVD004 says so.
    ("SOCS3,inhibits,TYK2,,172421", "SUPPORTED"),
    ("SOCS1,activates,JAK2,,172421", "CONTRADICTED"),
    ("ruxolitinib,inhibits,TYK2,,172421", "CONTRADICTED"),
    // Another mediator, another object, another subject.
    ("IL-6,activates,STAT3,TYK2,172421", "OTHER_ENTITY"),
    ("IL-4,activates,STAT5A,,172421", "OTHER_ENTITY"),
    ("IL-13,activates,STAT6,,172421", "OTHER_ENTITY"),
    // The sentence names no mediator, so it does not say the same.
    ("IL-4,activates,STAT6,JAK3,172421", "NOT_FOUND"),
    ("LIF,activates,STAT1,,172421", "FOUND_ELSEWHERE"),
    ("TNF,activates,NFKB1,,172421", "NOT_FOUND"),
    // Denied in the row, in the sentence, or in both.
    ("ruxolitinib,does not inhibit,TYK2,,172421", "SUPPORTED"),
    ("ruxolitinib,fails to inhibit,TYK2,,172421", "SUPPORTED"),
    ("ruxolitinib,has no effect on,TYK2,,172421", "SUPPORTED"),
    ("IL-4,does not activate,STAT6,,172421", "CONTRADICTED"),
    ("IL-4,is independent of,STAT6,,172421", "CONTRADICTED"),
    // The ends of a passive change places.
    ("STAT6,is activated by,IL-4,,172421", "SUPPORTED"),
    ("IL-4,is activated by,STAT6,,172421", "NOT_FOUND"),
    // Signs instead of words.
    ("IL-4,up,STAT6,,172421", "SUPPORTED"),
    ("IL-4,-1,STAT6,,172421", "CONTRADICTED"),
    ("IL-4,down,STAT6,,172421", "CONTRADICTED"),
    // Nothing is said, or in no word that is known.
    ("IL-4,frobnicates,STAT6,,172421", "NOT_CHECKABLE"),
    ("IL-4,,STAT6,,172421", "NOT_CHECKABLE"),
    // Only the abstract is there; the paper is not there; an end is no known name.
    ("TNF,activates,NFKB1,,172422", "NOT_CHECKABLE"),
    // An abstract that says it bears a row out; what it says of others leaves the paper open.
    ("LIF,activates,STAT1,,172422", "SUPPORTED"),
    ("LIF,activates,STAT3,,172422", "NOT_CHECKABLE"),
    ("SOCS1,inhibits,JAK2,,199999", "NOT_CHECKABLE"),
    ("xyzzyplugh,inhibits,JAK2,,172421", "NOT_CHECKABLE"),
  ])
  func verdict(row: String, verdict: String) throws {
    #expect(try verdicts([row]).map { $0["verdict"] } == [verdict])
  }

  @Test func theSentenceThatDecidedStandsBesideTheRow() throws {
    let row = try #require(verdicts(["SOCS1,inhibits,JAK2,,172421"]).first)
    #expect(row["subject"] == "SOCS1")
    #expect(row["document"] == "own")
    #expect(row["sentence"] == "SOCS1 inhibits JAK2.")
    #expect(row["start"] == "59")
    #expect(row["end"] == "79")
    #expect(row["claim_id"]?.count == 16)
    #expect(row["rule"]?.isEmpty == false)
  }

  @Test func anyDocumentCountsWhereItIsWanted() throws {
    let row = "LIF,activates,STAT1,,172421"
    #expect(try verdicts([row], "--any-document").map { $0["verdict"] } == ["SUPPORTED"])
  }

  /// Rows are named and counted with the reason, without a table of verdicts too.
  @Test func rowsThatCannotBeHeldAgainstATextAreNamed() throws {
    let program = try AttestProgram()
    try program.write(
      "{\"id\":\"own\",\"pmid\":\"172421\",\"section\":\"Results\",\"text\":\"SOCS1 inhibits JAK2.\"}\n",
      to: "own.jsonl")
    #expect(try program.run("mine", "own.jsonl").code == 0)
    try program.write(
      "subject,relation,object,pmid\nSOCS1,inhibits,JAK2,172421\nSOCS1,inhibits,JAK2,199999\n"
        + "xyzzyplugh,inhibits,JAK2,172421\nSOCS1,inhibits,,172421\nSOCS1,inhibits,JAK2,\n",
      to: "rows.csv")
    let checked = try program.run("check", "rows.csv", "--select", "EVD005,ROW006")
    #expect(
      checked.output == """
        rows.csv:3:1: information: not held against a text: PMID 199999 is not in the store [EVD005]
        rows.csv:4:1: information: not held against a text: “xyzzyplugh” is not in the lexicon [EVD005]
        rows.csv:5:1: information: not held against a text: an end is missing [EVD005]
        rows.csv:5:16: warning: no object beside “SOCS1”; the row cannot be checked [ROW006]
        rows.csv:6:1: information: not held against a text: no paper is cited [EVD005]

        """)
    #expect(
      checked.errors.contains(
        "; 4 rows not held against texts: 1 an end is missing, 1 a name is not known, 1 no paper is"
          + " cited, 1 the paper is not in the store\n"))
    let alone = try program.run("check", "rows.csv", "--store", "none.sqlite", "--select", "ROW")
    #expect(alone.errors.contains("attest: rows.csv: 5 rows not held against texts: no store"))
  }

  /// What holds in other cells says nothing against a row.
  @Test(arguments: [
    ("SOCS1,activates,JAK2,fibroblast,172421", "NOT_FOUND"),
    ("SOCS1,activates,JAK2,T cell,172421", "CONTRADICTED"),
    ("SOCS1,activates,JAK2,,172421", "CONTRADICTED"),
    ("SOCS1,inhibits,JAK2,fibroblast,172421", "SUPPORTED"),
  ])
  func contextsAreMinded(row: String, verdict: String) throws {
    let program = try AttestProgram()
    try program.write(
      "{\"id\":\"own\",\"pmid\":\"172421\",\"section\":\"Results\",\"text\":\"SOCS1 inhibits JAK2 in T cells.\"}\n",
      to: "own.jsonl")
    #expect(try program.run("mine", "own.jsonl").code == 0)
    try program.write("subject,relation,object,cell type,pmid\n\(row)\n", to: "rows.csv")
    _ = try program.run("check", "rows.csv", "--verdicts", "v.csv")
    #expect(rows(of: try program.read("v.csv")).map { $0["verdict"] } == [verdict])
  }

  /// A paper may show the one in these cells and the other in those.
  @Test func rowsOfOnePaperThatSpeaksOfSeveralCellsDoNotContradict() throws {
    let program = try AttestProgram()
    try program.write(
      "{\"id\":\"own\",\"pmid\":\"172421\",\"section\":\"Results\",\"text\":\"SOCS1 inhibits JAK2 in T cells."
        + " SOCS1 activates JAK2 in fibroblasts.\"}\n", to: "own.jsonl")
    #expect(try program.run("mine", "own.jsonl").code == 0)
    try program.write(
      "subject,relation,object,pmid\nSOCS1,inhibits,JAK2,172421\nSOCS1,activates,JAK2,172421\n",
      to: "rows.csv")
    #expect(try program.run("check", "rows.csv", "--select", "ROW002").output == "")
    let alone = try program.run("check", "rows.csv", "--select", "ROW002", "--store", "none.sqlite")
    #expect(
      alone.output
        == "rows.csv:3:7: warning: “activates” contradicts “inhibits” in line 2: same ends, same"
        + " paper [ROW002]\n")
  }
}
