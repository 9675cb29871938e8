import AttestModel
import Testing

@testable import AttestFormats

@Suite struct ReferenceTextTests {
  private func entries(_ list: String) throws -> [Publication] {
    let text = "1 Introduction\n\nIL-6 activates STAT3 in cells.\n\nReferences\n\n" + list + "\n"
    return PlainTextReader().document(Array(text.utf8), named: "t").references
  }

  private let first = Publication(
    authors: ["Hu, X.", "O’Shea, J. J."], title: "JAK1 activates STAT1", journal: "J Immunol",
    year: "2018", doi: "10.1000/x.1")
  private let second = Publication(
    authors: ["van der Meer, A.", "Li, B. C.", "et al."],
    title: "Hepatitis C virus and the interferon response of cells", journal: "Blood",
    year: "2014", yearLetter: "b", pmid: "12345678")

  private func labelled(_ entry: Publication, _ label: String) -> Publication {
    Publication(
      authors: entry.authors, title: entry.title, journal: entry.journal, year: entry.year,
      yearLetter: entry.yearLetter, pmid: entry.pmid, doi: entry.doi, label: label)
  }

  @Test func anAlphabeticalListIsCutWhereAuthorsBegin() throws {
    let list = """
      Hu, X., and O’Shea, J. J. (2018). JAK1 activates STAT1. J Immunol 1,
      2–9. doi: 10.1000/x.1
      van der Meer, A., Li, B. C., et al. (2014b). Hepatitis C virus and
      the interferon response of cells. Blood 12, 3–4. PMID: 12345678
      """
    #expect(try entries(list) == [first, second])
  }

  @Test func aNumberedListIsCutAtItsNumbers() throws {
    let list = """
      1. Hu X, O’Shea JJ. JAK1 activates STAT1. J Immunol. 2018;1:2-9.
      doi:10.1000/x.1
      2. van der Meer A, Li BC, et al. Hepatitis C virus and the interferon
      response of cells. Blood. 2014b;12:3-4. PMID: 12345678.
      """
    #expect(try entries(list) == [labelled(first, "1"), labelled(second, "2")])
  }

  @Test(
    "The year may stand between full stops",
    arguments: [
      "Hu X, O’Shea JJ. 2018. JAK1 activates STAT1. J Immunol 1:2-9. doi:10.1000/x.1",
      "Hu X, O’Shea JJ. JAK1 activates STAT1. J Immunol. 2018. doi:10.1000/x.1",
      "Hu, X. and O’Shea, J. J. 2018. JAK1 activates STAT1. J Immunol 1, 2–9. doi:10.1000/x.1",
    ])
  func years(entry: String) throws {
    #expect(try entries(entry) == [first])
  }

  @Test func aSuffixBelongsToANameAndAYearInATitleToTheTitle() throws {
    let list = """
      1. Moss AB Jr, Lund C, Berg D. Growth of mast cells. Cell. 1994;1:2-3.
      2. Lund C, Moss A. The 2009 outbreak and IL-6. Cell. 2014;2:2-3.
      """
    let found = try entries(list)
    #expect(
      found.map(\.authors) == [["Moss, A. B.", "Lund, C.", "Berg, D."], ["Lund, C.", "Moss, A."]])
    #expect(found.map(\.title) == ["Growth of mast cells", "The 2009 outbreak and IL-6"])
    #expect(found.map(\.year) == ["1994", "2014"])
  }

  @Test func aShortNameInCapitalsMayHaveParticles() throws {
    let list = """
      VAN DAM, H. 1998. Growth of cells. Cell 3, 4.
      WU, B. 1999. Loss of cells. Cell 3, 5.
      """
    #expect(try entries(list).map(\.authors) == [["VAN DAM, H."], ["WU, B."]])
  }

  @Test(
    "Headings of a list",
    arguments: [
      "7. References\n\n", "7 References\n\n", "References and notes\n\n", "WORKS CITED\n\n",
      "References Cited\n\n", "Citations\n\n", "2. References\n", "9 Literature cited:\n",
      "VII. References\n\n", "Literature\n\n",
    ])
  func headings(heading: String) throws {
    for gap in ["\n\n", "\n"] {
      let text =
        "1 Introduction\n\nIL-6 activates STAT3 in cells.\(gap)\(heading)"
        + "Hu X, O’Shea JJ. 2018. JAK1 activates STAT1. J Immunol 1:2-9. doi:10.1000/x.1\n"
      // A heading right below the text is told by its number, or by the list.
      let document = PlainTextReader().document(Array(text.utf8), named: "t")
      #expect(document.references == [first], "\(heading)\(gap)")
      #expect(document.sections.map(\.kind).last == .references)
    }
  }

  @Test func aTableOfContentsOpensNoList() throws {
    let text = """
      Contents

      1 Introduction
      7 References

      1 Introduction

      IL-6 activates STAT3 in cells.
      """
    let document = PlainTextReader().document(Array(text.utf8), named: "t")
    #expect(document.sections.contains { $0.kind == .references } == false)
  }

  @Test func initialsMayComeFirst() throws {
    let list = """
      [1] X. Hu and J. J. O’Shea. JAK1 activates STAT1. J Immunol 1 (2018)
      2–9, https://doi.org/10.1000/x.1.
      [2] A. ISAH. Growth of cells. Cell 3 (2001) 4.
      """
    #expect(
      try entries(list) == [
        labelled(first, "1"),
        Publication(
          authors: ["ISAH, A."], title: "Growth of cells", journal: "Cell", year: "2001",
          label: "2"),
      ])
  }

  @Test func entriesOnLinesOfTheirOwnNeedNoAuthors() throws {
    let list = """
      Hu, X., and O’Shea, J. J. (2018). JAK1 activates STAT1. J Immunol 1, 2–9. doi: 10.1000/x.1
      World Health Organization. (2011). Cancer in figures. Geneva.
      Li, B. (1999). Growth of cells. Cell 3, 4.
      Wu, B. (1999). Loss of cells. Cell 3, 5.
      """
    #expect(
      try entries(list) == [
        first,
        Publication(
          authors: ["World Health Organization"], title: "Cancer in figures", journal: "Geneva",
          year: "2011"),
        Publication(
          authors: ["Li, B."], title: "Growth of cells", journal: "Cell", year: "1999"),
        Publication(
          authors: ["Wu, B."], title: "Loss of cells", journal: "Cell", year: "1999"),
      ])
  }

  @Test func givenNamesMayBeWrittenOut() throws {
    let list = """
      Hu, Xiu, and Anna van der Meer. 2018. “JAK1 Activates STAT1.” Journal of
      Cells 3 (2): 1–9.
      Li, Bo A. 1999. “Growth of E. coli Cells.” Cell 3: 4–5.
      ———. 2001. “Death of Cells.” Cell 5: 6–7.
      Moss, Carla, Dora B. Lund, and Emil Berg. 2003. “Loss of TNF in Mice.” Blood 2 (1): 3.
      """
    #expect(
      try entries(list) == [
        Publication(
          authors: ["Hu, X.", "van der Meer, A."], title: "JAK1 Activates STAT1",
          journal: "Journal of Cells", year: "2018"),
        Publication(
          authors: ["Li, B. A."], title: "Growth of E. coli Cells", journal: "Cell", year: "1999"),
        Publication(authors: ["Li, B. A."], title: "Death of Cells", journal: "Cell", year: "2001"),
        Publication(
          authors: ["Moss, C.", "Lund, D. B.", "Berg, E."], title: "Loss of TNF in Mice",
          journal: "Blood", year: "2003"),
      ])
  }

  @Test func theYearMayStandBehindTheIssue() throws {
    let list = """
      Hu, Xiu, et al. "JAK1 Activates STAT1." Journal of Cells, vol. 3, no. 2, 2018, pp. 1-9.
      Li, Bo. "Growth of Cells." Cell, vol. 3, 1999, pp. 4-5. Accessed 3 May 2020.
      Moss, Carla, and Dora Lund. "Loss of TNF." Blood, vol. 2, 2003, pp. 2001-2003.
      """
    #expect(
      try entries(list) == [
        Publication(
          authors: ["Hu, X.", "et al."], title: "JAK1 Activates STAT1",
          journal: "Journal of Cells", year: "2018"),
        Publication(
          authors: ["Li, B."], title: "Growth of Cells", journal: "Cell", year: "1999"),
        Publication(
          authors: ["Moss, C.", "Lund, D."], title: "Loss of TNF", journal: "Blood", year: "2003"),
      ])
  }

  @Test func whatCameOutBeforePrintIsNotItsYear() throws {
    let list = """
      1. Hu X, Li B. Growth of cells. Cell. 2014 Mar 3;1:2–3. Epub 2013 Dec 1.
      2. Moss C. Loss of cells. Cell. 2012 May;4:5.
      """
    #expect(try entries(list).map(\.year) == ["2014", "2012"])
  }

  @Test func aListMayHaveBullets() throws {
    let list = """
      • Hu X, Li B. Growth of cells and their
      death. Cell 2014;1:2–3.
      • Moss C. Loss of cells. Cell 2012;4:5.
      """
    #expect(
      try entries(list).map(\.title) == ["Growth of cells and their death", "Loss of cells"])
  }

  @Test func bodiesAndNamesWithArticlesBeginEntries() throws {
    let list = """
      Hu, X., and Li, B. (2018). JAK1 activates STAT1 in
      cells of the skin. J Immunol 1, 2–9.
      European Medicines Agency (EMA) (2013). Guideline on
      drugs. London.
      al-Shami, A., and Li, B. (2014). Growth of cells. Blood 12, 3–4.
      World Health Organization. 2011. Cancer in
      figures. Geneva.
      """
    #expect(
      try entries(list).map(\.authors) == [
        ["Hu, X.", "Li, B."], ["European Medicines Agency (EMA)"], ["al-Shami, A.", "Li, B."],
        ["World Health Organization"],
      ])
    #expect(
      try entries(list).map(\.title) == [
        "JAK1 activates STAT1 in cells of the skin", "Guideline on drugs", "Growth of cells",
        "Cancer in figures",
      ])
  }

  @Test func aJournalAtALinesStartBeginsNoEntry() throws {
    let list = """
      Hu X, Li B. JAK1 activates STAT1.
      Nature Reviews Immunology. 2014;5:1-2.
      Wu C. Growth of cells in mice.
      Cell Death Disease. 2015.
      """
    #expect(try entries(list).map(\.year) == ["2014", "2015"])
  }
}
