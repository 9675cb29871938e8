import AttestLexicon
import AttestModel
import Testing

/// Which names are found in a text, and which are not.
struct TaggingTests {
  @Test(
    "A name is found however it is written",
    arguments: [
      ("IL-6", "IL6"), ("IL6", "IL6"), ("il 6", "IL6"), ("Il‑6", "IL6"), ("IL−6", "IL6"),
      ("Interleukin 6", "IL6"), ("TNF-alpha", "TNF"), ("TNFα", "TNF"), ("Stat3", "STAT3"),
      ("CD8+ T cells", "CD8+ T cell"), ("CD8⁺ T cells", "CD8+ T cell"),
      ("CD8(+) T cells", "CD8+ T cell"), ("CD8-positive T cells", "CD8+ T cell"),
      ("MDSCs", "MDSC"), ("Parkinson’s disease", "Parkinson disease"),
      ("Parkinson′s disease", "Parkinson disease"), ("ＳＴＡＴ３", "STAT3"),
      ("TNF-\u{1D6FC}", "TNF"), ("TNF\u{0251}", "TNF"), ("ＩＬ－６", "IL6"),
      ("interleukin (IL)-6", "IL6"),
      ("interleukin (IL)-7", ""),
    ])
  func isFoldedAlike(_ text: String, _ name: String) {
    #expect(Sample.names(in: "\(text) rises.") == (name.isEmpty ? [] : [name]))
  }

  @Test func aMarkedNameNeedsItsCapitals() {
    #expect(Sample.names(in: "CHAT is an enzyme; we chat, and Chat too.") == ["CHAT"])
  }

  @Test func anUnclearNameIsLeftAlone() {
    #expect(Sample.pairs(in: "The HR was 0.7 and hairless is a gene.") == ["hairless=HR"])
  }

  @Test func aWordWithANumberIsNoSymbol() {
    #expect(Sample.names(in: "See Fig 4, fig-4, and 1 of FIG4.") == ["FIG4"])
  }

  @Test func aCapitalSMakesNoPlural() {
    #expect(Sample.names(in: "ENOs are many, eNOS and ENOS are not.") == ["ENO"])
  }

  @Test(
    "A list without its heads is completed",
    arguments: [
      ("caspases 3, 8 and 9", ["caspases 3=CASP3", "8=CASP8", "9=CASP9"]),
      ("caspase-3, -8 and -9", ["caspase-3=CASP3", "8=CASP8", "9=CASP9"]),
      ("ERK1 and -2", ["ERK1=MAPK3", "2=MAPK1"]),
      ("ERK1/2", ["ERK1=MAPK3", "2=MAPK1"]),
      ("integrins α4 and β7", ["integrins α4=ITGA4", "β7=ITGB7"]),
      ("IL-4 and -13", ["IL-4=IL4", "13=IL13"]),
      ("IL-17A and F", ["IL-17A=IL17A", "F=IL17F"]),
      ("STAT1/3", ["STAT1=STAT1", "3=STAT3"]),
      ("STAT1, 3, and 5A", ["STAT1=STAT1", "3=STAT3", "5A=STAT5A"]),
      ("STAT5A/B", ["STAT5A=STAT5A", "B=STAT5B"]),
      ("STAT1 and 3 patients", ["STAT1=STAT1"]),
      ("STAT1/3/5A", ["STAT1=STAT1", "3=STAT3", "5A=STAT5A"]),
      ("caspases-3/8/9", ["caspases-3=CASP3", "8=CASP8", "9=CASP9"]),
      ("STAT5a and b", ["STAT5a=STAT5A", "b=STAT5B"]),
      ("STAT5a and a drug", ["STAT5a=STAT5A"]),
      ("STAT1–3", ["STAT1=STAT1", "3=STAT3"]),
      ("STAT3-1", ["STAT3=STAT3"]),
    ])
  func completes(_ text: String, _ expected: [String]) {
    #expect(Sample.pairs(in: text) == expected)
  }

  @Test(
    "What is written onto a name is kept",
    arguments: [
      ("pSTAT3", Mention.Affixes.phosphorylated), ("p-STAT3", .phosphorylated),
      ("phospho-STAT3", .phosphorylated), ("phosphoSTAT3", .phosphorylated),
      ("anti-IL-6", .opposed), ("Stat3−/−", .lacking), ("STAT3-deficient", .lacking),
      ("Stat3(-/-)", .lacking), ("STAT3-null", .lacking), ("STAT3", Mention.Affixes()),
      ("STAT3-mediated", Mention.Affixes()),
    ])
  func keeps(_ text: String, _ affixes: Mention.Affixes) {
    #expect(Sample.findings(in: "\(text) is seen.").map(\.mention.affixes) == [affixes])
  }
}
