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
      ("Øster, B.", "oster"),
    ])
  func families(author: String, expected: String) {
    #expect(FoldedWords.family(author) == expected)
  }

  @Test func citationsHaveFamiliesAndAYear() {
    #expect(FoldedWords.families(ofCitation: "Hu, Gao and Li 2018b") == ["hu", "gao", "li"])
    #expect(FoldedWords.families(ofCitation: "Wang T. et al. 2004") == ["wang"])
    #expect(FoldedWords.year(ofCitation: "Hu and Li 2018b") == "2018")
    #expect(FoldedWords.year(ofCitation: "PMID 12") == "")
  }
}
