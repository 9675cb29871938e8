import Testing

@Suite struct CheckTests {
  /// A table that is cut off is not read as if it were whole.
  @Test func aTableThatIsCutOff() throws {
    let attest = try AttestProgram()
    try attest.write(
      "subject,relation,object\nIL-6,activates,STAT3\nSOCS3,inhibits\nSOCS3,inhibits,\"JA",
      to: "cut.csv")
    let checked = try attest.run("check", "cut.csv")
    #expect(checked.code == 65)
    #expect(checked.errors.contains("attest: cut.csv:4:16: error: the quote that opens this cell"))
    #expect(checked.errors.contains("attest: 0 read, 1 refused; 1 rows, 2 left out; 0 errors"))
  }

  @Test func findingsHaveTheirPlaceAndCode() throws {
    let program = try AttestProgram()
    try program.write(
      "subject,relation,object,pmid\nIL-6,activates,STAT3,1724219e\nIL-6,activates,STAT3,172421\n",
      to: "edges.csv")
    let checked = try program.run("check", "edges.csv")
    #expect(checked.code == 1)
    #expect(
      checked.output
        == "edges.csv:2:22: error: PMID “1724219e” has “e” in it, which is no digit [ID001]\n")
    #expect(
      checked.errors.hasSuffix(
        "attest: 1 read, 0 refused; 2 rows; 1 errors, 0 warnings, 0 information\n"))
  }

  @Test func aCheckCanBeLeftOutOrSilencedInARow() throws {
    let program = try AttestProgram()
    try program.write("pmid,note\n1724219e,attest:ignore ID001\n", to: "a.csv")
    try program.write("pmid,note\n1724219e,attest:ignore ID002\n", to: "b.csv")
    #expect(try program.run("check", "a.csv").code == 0)
    #expect(try program.run("check", "b.csv").code == 1)
    #expect(try program.run("check", "b.csv", "--ignore", "ID").code == 0)
    #expect(try program.run("check", "b.csv", "--fail-on", "none").code == 0)
  }

  @Test func columnsAreMappedAndSeparatorsGiven() throws {
    let program = try AttestProgram()
    try program.write("ENTITYA;X;ENTITYB;WHERE\nJAK1;a;STAT1;12a\n", to: "signor.csv")
    let guess = try program.run("check", "signor.csv")
    #expect(guess.code == 65)
    #expect(guess.errors.contains("signor.csv:1:1: error: one column only"))
    let mapped = try program.run(
      "check", "signor.csv", "--delimiter", ";", "--columns", "pmid=where", "--format", "csv")
    #expect(mapped.code == 1)
    #expect(
      rows(of: mapped.output).map { $0["code"] } == ["ID001"])
  }

  @Test(arguments: [
    ("", ":1: error: the table is empty"),
    ("pmid,PMID\n1,2\n", ":1:6: error: duplicate column"),
    ("a,b\n1,\"2\n", ":2:3: error: the quote that opens this cell is not closed"),
    ("a,b\n1,2\u{0}\n", ":2:4: error: a NUL character"),
    ("a,b\n1\n", ":2:1: error: 1 cells, but the header has 2"),
  ])
  func whatIsNoTableIsNamedWithItsPlace(text: String, message: String) throws {
    let program = try AttestProgram()
    try program.write(text, to: "t.csv")
    let checked = try program.run("check", "t.csv")
    #expect(checked.code == 65)
    #expect(checked.errors.contains("attest: t.csv\(message)"))
  }

  @Test func aCodeIsExplained() throws {
    let explained = try AttestProgram().run("check", "--explain", "ROW001")
    #expect(explained.code == 0)
    #expect(explained.output.hasPrefix("ROW001  duplicate-row  (error)\n"))
    #expect(try AttestProgram().run("check", "--explain", "ROW999").code == 64)
  }
}
