import Testing

@testable import AttestStore

@Suite struct FoldedWordsTests {
  @Test(
    "Spellings of one name are the same words",
    arguments: [
      ("IL-6, IL6 and IL 6", "il 6 il 6 and il 6"), ("TNF-α/β", "tnf alpha beta"),
      ("pSTAT3-mediated", "pstat 3 mediated"), ("CD4+CD25+", "cd 4 cd 25"), ("", ""),
    ])
  func words(text: String, expected: String) {
    #expect(FoldedWords.words(text) == expected)
  }

  @Test(
    "Names of authors lose accents and initials",
    arguments: [
      ("Wölfle, S. J.", "wolfle"), ("Vargas-Hernández", "vargas hernandez"), ("O’Shea JJ", "oshea"),
      ("Øster, B.", "oster"), ("VAN DAM, H.", "van dam"),
    ])
  func families(author: String, expected: String) {
    #expect(FoldedWords.family(author) == expected)
  }

  @Test(
    "Citations as people type them",
    arguments: [
      ("(Hu & Hu, 2018)", "Hu and Hu 2018"), ("Hu&Li 2018b", "Hu and Li 2018b"),
      ("Teng et al 2014", "Teng et al. 2014"), ("(Teng et al., 2014)", "Teng et al. 2014"),
      ("Hu, Gao, and Li, 2018", "Hu, Gao and Li 2018"),
    ])
  func citations(text: String, expected: String) {
    #expect(FoldedWords.citation(text) == expected)
  }

  @Test func citationsHaveFamiliesAndAYear() {
    #expect(FoldedWords.families(ofCitation: "Hu, Gao and Li 2018b") == ["hu", "gao", "li"])
    #expect(FoldedWords.families(ofCitation: "Wang T. et al. 2004") == ["wang"])
    #expect(FoldedWords.year(ofCitation: "Hu and Li 2018b") == "2018")
    #expect(FoldedWords.year(ofCitation: "PMID 12") == "")
  }
}
