import Testing

/// What `attest check` says of small tables, line by line.
@Suite struct TableFindingsTests {
  private func findings(_ table: String, _ options: String...) throws -> String {
    let program = try AttestProgram()
    try program.write(table, to: "t.csv")
    return try program.run(["check", "t.csv"] + options).output
  }

  @Test func aSignIsHeldAgainstItsVerb() throws {
    let found = try findings(
      "subject,relation,sign,object\nSOCS3,inhibits,+,JAK2\nIL6,activates,+,STAT3\n"
        + "IL4,does not activate,-,STAT1\nIL4,binds,+,IL4R\n", "--select", "VOC006")
    #expect(
      found
        == "t.csv:2:16: warning: “+” raises the object, and “inhibits” lowers it [VOC006]\n")
  }

  @Test func slipsInRelationsAndStatesGetASuggestion() throws {
    #expect(
      try findings(
        "subject,relation,object\nIL6,actvates,STAT3\nIL6,inihbits,STAT1\nIL6,glows,STAT1\n",
        "--select", "VOC005")
          == """
          t.csv:2:5: information: “actvates” is no relation that is known; “activates” is [VOC005]
          t.csv:3:5: information: “inihbits” is no relation that is known; “inhibits” is [VOC005]
          t.csv:4:5: information: “glows” is no relation that is known [VOC005]

          """)
    #expect(
      try findings(
        "agent,disease,status\nruxolitinib,psoriasis,Recuiting\n", "--select", "VOC002")
        == "t.csv:2:23: warning: “Recuiting” is no status of ClinicalTrials.gov; “Recruiting” is"
        + " [VOC002]\n")
  }

  @Test func marksThatAreMixedInOneCellAreNamed() throws {
    #expect(
      try findings(
        "subject,relation,object,pmid\nIL6,activates,STAT3,\"12345678, 23456789; 34567891\"\n"
          + "IL4,activates,STAT6,\"12345679, 23456780\"\n", "--select", "ID008")
        == "t.csv:2:21: information: identifiers parted by “,” and by “;” in one cell [ID008]\n")
  }

  @Test func aDOIMayStandBesideAPMIDWhereBothSayWhatTheyAre() throws {
    let header = "subject,relation,object,pmid\n"
    #expect(
      try findings(
        header + "IL6,activates,STAT3,pubmed:12345678|doi:10.1000/182\n", "--select", "ID") == "")
    #expect(
      try findings(header + "IL6,activates,STAT3,doi:10.1000/182\n", "--select", "ID003")
        == "t.csv:2:21: error: PMID expected, and “doi:10.1000/182” is a DOI [ID003]\n")
  }

  @Test func cytokinesAreHeldAgainstTheirReceptorsInEdgesToo() throws {
    let found = try findings(
      "subject,relation,object\nIL4,activates,STAT6\nTGFB1,activates,STAT5A\n"
        + "IL4,inhibits,STAT2\n", "--select", "BIO003", "--format", "csv")
    #expect(rows(of: found).map { [$0["line"], $0["value"]] } == [["3", "TGFB1"]])
  }

  @Test func damagedNamesAreToldOnce() throws {
    #expect(
      try findings("subject,relation,object\n2.31E+13,activates,STAT3\n", "--format", "csv")
        .split(separator: "\n").count == 2)
  }

  @Test func wordsThatShareTheirNounAreNotCutApart() throws {
    #expect(
      try findings(
        "agent,disease\nruxolitinib,qwertz/asdfgh phase\n", "--select", "NAM001")
        == "t.csv:2:13: information: “qwertz/asdfgh phase” is not in the lexicon [NAM001]\n")
  }

  @Test func codesThatNoCheckHasSilenceNothing() throws {
    #expect(
      try findings(
        "subject,relation,object,note\nIL6,activates,STAT3,attest:ignore ROW002 ROW999\n",
        "--select", "SIL")
        == "t.csv:2:21: warning: no check has the code ROW999 [SIL001]\n")
  }

  @Test func whatCouldNotBeRunIsNamed() throws {
    let program = try AttestProgram()
    try program.write(
      "agent,disease,target,nct,pmid\nruxolitinib,psoriasis,JAK1,NCT01243944,12345678\n",
      to: "t.csv")
    let errors = try program.run("check", "t.csv").errors
    let note = errors.split(separator: "\n").first { $0.contains("not run: ") } ?? ""
    for code in ["ROW004", "ID010", "ID011"] { #expect(note.contains(code)) }
  }

  @Test func aCheckIsExplainedByItsNameToo() throws {
    let program = try AttestProgram()
    #expect(
      try program.run("check", "--explain", "Duplicate row").output
        == program.run("check", "--explain", "ROW001").output)
  }

  @Test func fingerprintsOfARunAreUnique() throws {
    let sarif = try findings(
      "pmid,note\n1724219e,a\n1724219e,b\n", "--format", "sarif")
    let prints = sarif.split(separator: "\"attest/v1\":").dropFirst()
      .map { $0.prefix { $0 != "}" } }
    #expect(prints.count == 2)
    #expect(Set(prints).count == 2)
  }

  @Test func latin1IsNamedWithItsPlaceAndWhatToDo() throws {
    let program = try AttestProgram()
    try program.write(
      Array("subject,relation,object\nIL6,activates,STAT3\nTNF".utf8) + [0xB1]
        + Array(",activates,NFKB1\n".utf8), to: "t.csv")
    let checked = try program.run("check", "t.csv")
    #expect(checked.code == 65)
    #expect(
      checked.errors.contains(
        "t.csv:3:4: error: is not UTF-8 from here on; save the file as UTF-8, or give --encoding"
          + " latin1 where it is Latin-1"))
    #expect(try program.run("check", "t.csv", "--encoding", "latin1").code == 0)
  }
}
