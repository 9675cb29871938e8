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
    ("", ":1:1: error: the table is empty"),
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

  @Test func signsAreReadAsSigns() throws {
    let program = try AttestProgram()
    try program.write(
      "subject,sign,object,pmid\nIL6,+,STAT3,11\nIL6,-,STAT3,11\nIL4,1,STAT6,11\n"
        + "IL4,-1,STAT6,11\nIL2,up,STAT1,11\nIL2,↓,STAT1,11\nIL2,banana,STAT4,11\n",
      to: "signs.csv")
    let checked = try program.run(
      "check", "signs.csv", "--select", "ROW002,VOC", "--format", "csv")
    #expect(
      rows(of: checked.output).map { [$0["code"], $0["line"]] }
        == [["ROW002", "3"], ["ROW002", "5"], ["ROW002", "7"], ["VOC005", "8"]])
  }

  @Test func whatOneRowDeniesAnotherContradicts() throws {
    let program = try AttestProgram()
    try program.write(
      "subject,relation,object,pmid\nIL21,does not activate,STAT1,11\nIL21,activates,STAT1,11\n"
        + "SOCS1,does not inhibit,JAK2,11\nSOCS1,activates,JAK2,11\n", to: "rows.csv")
    let checked = try program.run(
      "check", "rows.csv", "--select", "ROW002", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["line"] } == ["3"])
  }

  @Test func theEffectOfSIGNORIsARelation() throws {
    let program = try AttestProgram()
    try program.write(
      "ENTITYA,TYPEA,ENTITYB,EFFECT,PMID\nSOCS3,protein,JAK2,up-regulates activity,11\n"
        + "SOCS3,protein,JAK2,down-regulates,11\n", to: "rows.csv")
    let checked = try program.run(
      "check", "rows.csv", "--select", "ROW002", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["line"] } == ["3"])
  }

  @Test func whatACodeReadsIsShown() throws {
    let page = try AttestProgram().run("check", "--explain", "EVD001").output
    #expect(page.contains("    The store has PMID 172421: SOCS1 inhibits JAK2.\n"))
  }

  @Test func aCodeIsExplained() throws {
    let explained = try AttestProgram().run("check", "--explain", "ROW001")
    #expect(explained.code == 0)
    #expect(explained.output.hasPrefix("ROW001  duplicate-row  (error)\n"))
    #expect(try AttestProgram().run("check", "--explain", "ROW999").code == 64)
  }

  @Test func aMappingFileSaysWhatColumnsHold() throws {
    let program = try AttestProgram()
    try program.write("WHO;WHERE\nJAK1;12a\n", to: "t.csv")
    try program.write("# ours\n\npmid = WHERE\n", to: "columns.txt")
    let checked = try program.run(
      "check", "t.csv", "--delimiter", ";", "--mapping", "columns.txt", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["code"] } == ["ID001"])
    try program.write("pmid WHERE\n", to: "columns.txt")
    let refused = try program.run("check", "t.csv", "--delimiter", ";", "--mapping", "columns.txt")
    #expect(refused.code == 65)
    #expect(refused.errors.contains("columns.txt:1:1: error: expected role=heading"))
  }

  @Test func rowsOfSIGNORAreKnownByTheirHeadings() throws {
    let program = try AttestProgram()
    try program.write(
      """
      ENTITYA;TYPEA;IDA;ENTITYB;TYPEB;IDB;EFFECT;MECHANISM;PMID
      JAK1;protein;P23458;STAT1;protein;P42224;"up-regulates activity";phosphorylation;12a

      """, to: "rows.csv")
    let checked = try program.run("check", "rows.csv", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["code"] } == ["ID001"])
    #expect(checked.errors.contains("rows.csv: read as SIGNOR, its cells parted by “;”"))
  }

  @Test func cellsOfPSIMITabAreReadInPlainWords() throws {
    let program = try AttestProgram()
    let header = [
      "#ID(s) interactor A", "ID(s) interactor B", "Alt. ID(s) interactor A",
      "Alt. ID(s) interactor B", "Alias(es) interactor A", "Alias(es) interactor B",
      "Interaction detection method(s)", "Publication 1st author(s)",
      "Publication Identifier(s)", "Taxid interactor A", "Taxid interactor B",
      "Interaction type(s)", "Source database(s)", "Interaction identifier(s)",
      "Confidence value(s)",
    ]
    func row(_ one: String, _ other: String, _ pmid: String) -> [String] {
      [
        "uniprotkb:P01116", "uniprotkb:P42224", "-", "-",
        "psi-mi:x_human(display_long)|uniprotkb:\(one)(gene name)",
        "psi-mi:y_human(display_long)|uniprotkb:\(other)(gene name)",
        "psi-mi:\"MI:0018\"(two hybrid)", "Marsh et al. (2001)", "imex:IM-12|pubmed:\(pmid)",
        "taxid:9606(human)", "taxid:9606(human)",
        "psi-mi:\"MI:0217\"(phosphorylation reaction)", "psi-mi:\"MI:0469\"(IntAct)",
        "intact:EBI-12", "-",
      ]
    }
    let table = [header, row("KRAS", "STAT1", "172421"), row("JAK1", "STAT1", "17a")]
    try program.write(
      table.map { $0.joined(separator: "\t") + "\n" }.joined(), to: "rows.txt")
    let checked = try program.run("check", "rows.txt", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["code"] } == ["BIO001", "ID001"])
    #expect(rows(of: checked.output).map { $0["value"] } == ["KRAS", "17a"])
    // The same without its headings; a DOI alone is no PMID, and no fault.
    var headless = [row("KRAS", "STAT1", "172421"), row("JAK1", "STAT1", "17a")]
    headless[0][8] = "doi:10.1000/182"
    try program.write(
      headless.map { $0.joined(separator: "\t") + "\n" }.joined(), to: "rows.txt")
    let again = try program.run("check", "rows.txt", "--format", "csv")
    #expect(rows(of: again.output).map { $0["line"] } == ["1", "2"])
    #expect(rows(of: again.output).map { $0["value"] } == ["KRAS", "17a"])
    #expect(again.errors.contains("rows.txt: read as PSI-MI TAB without headings"))
  }

  /// Findings on reviews in mark-up stand where the file has them.
  @Test func findingsOnReviewsInMarkUpHaveThePlacesOfTheirFile() throws {
    let program = try AttestProgram()
    try program.write(
      """
      <article><body><sec><title>Results</title>
      <p>IL-6 acts on <italic>STAT3</italic>.
      Receptors such as such as gp130 bind it.</p>
      <table-wrap><label>Table 1</label><table><tr><th>Cytokine</th><th>STAT</th><th>Effect</th></tr>
      <tr><td>STING</td><td>STAT6</td><td>antiviral immunity</td></tr></table></table-wrap>
      </sec></body></article>

      """, to: "review.xml")
    try program.write(
      "{\"id\":\"a\",\"text\":\"IL-6 acts.\"}\n{\"id\":\"b\",\"text\":\"\\u03b2-cells such as such as these die.\"}\n",
      to: "reviews.jsonl")
    let xml = try program.run("check", "--document", "review.xml", "--select", "TXT006,NAM006")
    #expect(
      xml.output == """
        review.xml:3:19: warning: “such as” stands twice in a row [TXT006]
        review.xml:5:9: warning: “STING” stands under “cytokine” and is another kind of gene product [NAM006]

        """)
    #expect(xml.errors.contains("attest: 1 read, 0 refused; 1 rows;"))
    let lines = try program.run("check", "--document", "reviews.jsonl", "--select", "TXT006")
    #expect(
      lines.output == "reviews.jsonl:2:40: warning: “such as” stands twice in a row [TXT006]\n")
  }

  /// Names that curators write in other ways than they look.
  @Test(arguments: [
    ("Oct-4,activates,NANOG", []), ("4-Oct,activates,NANOG", ["NAM003"]),
    ("2024-09-02,activates,NANOG", ["NAM003"]), ("Sep-02,activates,NANOG", ["NAM003"]),
    ("receptor tyrosine kinases,phosphorylates,STAT3", []),
    ("Src family kinases,phosphorylates,STAT3", []), ("KRAS,phosphorylates,STAT3", ["BIO001"]),
    ("ΙL-6,activates,STAT3", ["NAM008"]), ("IL-1ß,activates,NFKB1", ["NAM008"]),
    ("loss of PTEN,activates,AKT1", ["NAM007"]), ("Stat1-/-,activates,AKT1", ["NAM007"]),
    ("constitutively active STAT3,activates,MYC", ["NAM007"]),
    ("BRAF V600E,activates,MAPK1", ["NAM007"]), ("mTOR signaling,activates,MYC", []),
    ("activated protein C,inhibits,F5", []),
    ("TCF4,activates,AXIN2", ["NAM013"]), ("TCF4,activates,ID2", []),
  ])
  func namesAsCuratorsWriteThem(row: String, codes: [String]) throws {
    let program = try AttestProgram()
    try program.write("subject,relation,object\n\(row)\n", to: "t.csv")
    let checked = try program.run(
      "check", "t.csv", "--select", "NAM003,NAM007,NAM008,NAM013,BIO001", "--format", "csv")
    #expect(rows(of: checked.output).map { $0["code"] ?? "" } == codes)
  }

  @Test func saltsFormsAndPlacebosAreNoUnknownNames() throws {
    let program = try AttestProgram()
    try program.write(
      "agent,target,disease\nruxolitinib phosphate cream,JAK1,vitiligo\n"
        + "ruxolitinib + placebo,JAK1,vitiligo\nxyzzyplugh phosphate,JAK1,vitiligo\n", to: "t.csv")
    let checked = try program.run("check", "t.csv", "--select", "NAM001,NAM002")
    #expect(
      checked.output
        == "t.csv:4:1: information: “xyzzyplugh phosphate” is not in the lexicon [NAM001]\n")
  }
}
