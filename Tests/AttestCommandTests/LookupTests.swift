import Testing

@Suite struct LookupTests {
  @Test func aNameHasItsIdentifier() throws {
    let found = try AttestProgram().run("lexicon", "lookup", "interleukin-6", "--format", "csv")
    #expect(found.code == 0)
    let meaning = rows(of: found.output).first ?? [:]
    #expect(
      ["name", "id", "canonical", "type", "source"].map { meaning[$0] ?? "" }
        == ["interleukin-6", "hgnc:6018", "IL6", "gene", "hgnc"])
    #expect(meaning["reason"]?.isEmpty == false)
  }

  @Test func anUnknownNameHasNone() throws {
    let found = try AttestProgram().run("lexicon", "lookup", "gobbledygook", "--format", "tsv")
    #expect(found.code == 0)
    #expect(found.output == "name\tid\tcanonical\ttype\tsource\treason\n")
    #expect(found.errors == "attest: “gobbledygook” is not in the lexicon\n")
  }

  @Test func aSlipGetsASuggestion() throws {
    let found = try AttestProgram().run("lexicon", "lookup", "ruxolitinb")
    #expect(
      found.errors
        == "attest: “ruxolitinb” is not in the lexicon: did you mean ruxolitinib?\n")
  }

  @Test func aChangedTableIsReadAnew() throws {
    let program = try AttestProgram()
    let header = "id\tname\ttype\tsynonyms\tsource\n"
    try program.write(header + "hgnc:6018\tIL6\tgene\t\thgnc\n", to: "names/genes.tsv")
    func look() throws -> String {
      try program.run(
        "lexicon", "lookup", "IL-6", "--lexicon", "names", "--format", "tsv"
      ).output
    }
    #expect(try look().contains("hgnc:6018"))
    #expect(try look().contains("hgnc:6018"))
    try program.write(header + "hgnc:6019\tIL6\tgene\t\thgnc\n", to: "names/genes.tsv")
    #expect(try look().contains("hgnc:6019"))
  }

  @Test func badRowsAreNamedEveryTime() throws {
    let program = try AttestProgram()
    try program.write(
      "id\tname\ttype\tsynonyms\tsource\nhgnc:1\tIL6\tgene\n", to: "names/genes.tsv")
    for _ in 0..<2 {
      let found = try program.run("lexicon", "stats", "--lexicon", "names")
      #expect(found.code == 65)
      #expect(found.errors.hasPrefix("attest: names/genes.tsv:2: error: 3 fields"))
    }
  }

  @Test func aCompiledLexiconIsTakenAsItIs() throws {
    let program = try AttestProgram()
    try program.write(
      "id\tname\ttype\tsynonyms\tsource\nhgnc:6018\tIL6\tgene\t\thgnc\n", to: "names/genes.tsv")
    let built = try program.run(
      "lexicon", "build", "--lexicon", "names", "--output", "names.attlex")
    #expect(built.code == 0)
    let found = try program.run(
      "lexicon", "lookup", "IL-6", "--lexicon", "names.attlex", "--format", "tsv")
    #expect(found.output.contains("hgnc:6018"))
    try program.write("no lexicon", to: "names.attlex")
    let refused = try program.run("lexicon", "lookup", "IL-6", "--lexicon", "names.attlex")
    #expect(refused.code == 65)
    #expect(refused.errors.hasPrefix("attest: names.attlex: error: is no compiled lexicon"))
  }
}
