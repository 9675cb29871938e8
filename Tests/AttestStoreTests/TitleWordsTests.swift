import Testing

@testable import AttestStore

@Suite struct TitleWordsTests {
  @Test(
    "Titles that differ in a number or the like are two",
    arguments: [
      ("STAT3 is needed by memory T cells", "STAT5 is needed by memory T cells", false),
      ("IFN-alpha in the growth of old trees", "IFN-β in the growth of old trees", false),
      ("Correction: STAT3 and the growth of trees", "STAT3 and the growth of trees", false),
      ("Growth of trees and STAT3, part I", "Growth of trees and STAT3, part II", false),
      ("STAT3 in the growth of old trees", "STAT3 and the growth of old trees", true),
      ("STAT3 and trees.", "STAT3 and trees", true), ("On trees", "On a tree", false),
    ])
  func likeness(one: String, other: String, isSame: Bool) {
    #expect((TitleWords(one).likeness(to: TitleWords(other)) > 0.7) == isSame)
  }
}
