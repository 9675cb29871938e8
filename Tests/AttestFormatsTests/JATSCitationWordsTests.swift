import AttestFormats
import AttestModel
import Testing

@Suite struct JATSCitationWordsTests {
  private func reference(_ citation: String) throws -> Publication {
    let xml = """
      <article><body><p>A.</p></body><back><ref-list><ref id="a"><label>1</label>\(citation)</ref>
      </ref-list></back></article>
      """
    return try Reading(JATSReader(), xml).documents[0].references[0]
  }

  private let whole = Publication(
    authors: ["Hu, X.", "Li, B. C."], title: "JAK1 in cells", journal: "Nature", year: "2018",
    label: "1")

  @Test(
    "Authors, title and year are read from the words",
    arguments: [
      "Hu X, Li BC. JAK1 in cells. Nature. 2018;1:2-4.",
      "Hu, X. &amp; Li, B. C. JAK1 in cells. <italic>Nature</italic> <bold>1</bold>, 2–4 (2018).",
      "Hu X, Li BC. 2018. JAK1 in cells. Nature 1:2-4.",
      "<label>1</label>. Hu X, Li BC. JAK1 in cells. Nature. 2018;1:2-4.",
    ])
  func words(citation: String) throws {
    #expect(try reference("<mixed-citation>\(citation)</mixed-citation>") == whole)
  }

  @Test func anOrganizationIsAnAuthor() throws {
    let text = "World Health Organization. Global report. Geneva: WHO; 2003."
    #expect(
      try reference("<mixed-citation>\(text)</mixed-citation>")
        == Publication(
          authors: ["World Health Organization"], title: text, year: "2003", label: "1"))
  }

  @Test func whatIsMarkedUpCountsMore() throws {
    let citation = """
      <mixed-citation>Hu X, Li BC. <article-title>JAK1 in cells</article-title>.
      <source>Nature</source> <year>2018</year>;1:2.</mixed-citation>
      """
    #expect(try reference(citation) == whole)
    #expect(
      try reference("<mixed-citation>Data of cells in mice, 2018.</mixed-citation>").authors == [])
  }
}
