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
}
