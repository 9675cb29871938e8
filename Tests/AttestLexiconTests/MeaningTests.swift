import AttestLexicon
import AttestModel
import Testing

/// Which of its meanings a name has, and why.
struct MeaningTests {
  @Test func anAbbreviationMeansWhatTheDocumentSays() {
    #expect(Sample.pairs(in: "GC form late.") == ["GC=germinal center"])
    #expect(
      Sample.pairs(in: "Gastric cancer (GC) is frequent. GC grows.") == [
        "Gastric cancer=gastric cancer", "GC=gastric cancer", "GC=gastric cancer",
      ])
  }

  @Test func anUnknownLongFormTakesTheNameAway() {
    #expect(
      Sample.pairs(in: "Graft conditioning (GC) is hard; after GC came rest.") == [
        "GC=Graft conditioning", "GC=Graft conditioning",
      ])
  }

  @Test func aLongFormThatFitsLeavesTheNameAlone() {
    #expect(
      Sample.pairs(in: "Myeloid-derived suppressor cells (MDSCs) and STAT rose; MDSC fell.")
        == ["MDSCs=MDSC", "MDSC=MDSC"])
    #expect(Sample.pairs(in: "Signal transducers (STAT1) rose.") == ["STAT1=STAT1"])
  }

  @Test func anUnclearNameIsTakenWhereItIsDefined() {
    #expect(
      Sample.pairs(in: "We knocked out hairless receptor (HR). HR fell.") == [
        "hairless=HR", "HR=HR", "HR=HR",
      ])
  }

  @Test func anAbbreviationDefinedAgainHadItsMeaningBefore() {
    #expect(
      Sample.pairs(in: "Parkinson disease (PD) and programmed death (PD) differ; PD rose.") == [
        "Parkinson disease=Parkinson disease", "PD=Parkinson disease", "PD=programmed death",
        "PD=programmed death",
      ])
  }

  @Test(
    "The verb beside a name decides before all else",
    arguments: [
      ("PD phosphorylates STAT3", "PDCD1"), ("PD directly phosphorylates STAT3", "PDCD1"),
      ("STAT3 is phosphorylated by PD", "PDCD1"), ("PD is treated", "Parkinson disease"),
      ("we treated the PD early", "Parkinson disease"), ("IL-6 treats PD", "Parkinson disease"),
      ("PD treats IL-6", "Parkinson disease"),
    ])
  func verbsDecide(_ text: String, _ name: String) {
    var expected = ExpectedKinds()
    expected.add(
      ["phosphorylates", "phosphorylated"].map { WordHash(folded: $0) },
      causes: [.gene, .family, .complex], themes: [.gene, .family, .complex])
    expected.add(
      ["treats", "treated"].map { WordHash(folded: $0) }, causes: [.drug, .chemical],
      themes: [.disease])
    #expect(
      Sample.findings(in: text, expecting: expected).first { $0.text == "PD" }?.name == name)
  }

  @Test(
    "The words beside a name decide, then its other names, then the order of the lexicon",
    arguments: [
      ("PD patients", "Parkinson disease", "the words beside it"),
      ("PD expression", "PDCD1", "the words beside it"),
      ("PD rose, as PDCD1 is made", "Parkinson disease", "undecided, may also be PDCD1"),
      ("PDCD1, called PD", "PDCD1", "the document names it otherwise too"),
    ])
  func decides(_ text: String, _ name: String, _ reason: String) {
    let found = Sample.findings(in: text).first { $0.text == "PD" }
    #expect(found?.name == name)
    #expect(found?.reason.contains(reason) == true)
  }
}
