import AttestLexicon
import AttestModel
import AttestText
import Testing

/// Which names are found in a text, and which are not.
struct TaggingTests {
  @Test("A name is found however it is written", arguments: ["IL-6", "IL6", "il 6", "Il-6"])
  func isFoldedAlike(_ text: String) {
    #expect(Sample.names(in: "\(text) rises.") == ["IL6"])
  }

  @Test func aMarkedNameNeedsItsCapitals() {
    #expect(Sample.names(in: "CHAT is an enzyme; we chat, and Chat too.") == ["CHAT"])
  }

  @Test func anUnclearNameIsLeftAlone() {
    #expect(Sample.names(in: "The HR was 0.7 and hairless is a gene.") == ["HR"])
    #expect(Sample.names(in: "The HR was 0.7.") == [])
  }

  @Test func aWordWithANumberIsNoSymbol() {
    #expect(Sample.names(in: "See Fig 4, fig-4, and 1 of FIG4.") == ["FIG4"])
  }

  @Test func aCapitalSMakesNoPlural() {
    #expect(Sample.names(in: "ENOs are many, eNOS and ENOS are not.") == ["ENO"])
  }
}
