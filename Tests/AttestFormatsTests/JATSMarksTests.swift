import AttestFormats
import AttestModel
import Testing

/// The text of an article's paragraphs, with what its callouts point to.
private func text(_ body: String) throws -> String {
  let references = (1...3).map {
    "<ref id='r\($0)'><mixed-citation>Roe \($0).</mixed-citation></ref>"
  }
  let xml = """
    <article><body>\(body)</body><back><ref-list>\(references.joined())</ref-list></back></article>
    """
  return try Reading(JATSReader(), xml).documents[0].outline.dropFirst().joined(separator: "\n")
}

private func reference(_ number: String) -> String {
  "<xref ref-type=\"bibr\" rid=\"r1\">\(number)</xref>"
}

@Test func numbersOfReferencesAreNoPartOfNames() throws {
  #expect(
    try text("<p>It acts on JAK1\(reference("2")) in cells.</p>") == "It acts on JAK1 2 in cells.")
  #expect(
    try text("<p>By JAK1\(reference("1")),\(reference("2"))–\(reference("3")), too.</p>")
      == "By JAK1 1,2–3, too.")
  #expect(
    try text("<p>Cells\(reference("2"))divide [\(reference("3"))].</p>") == "Cells 2 divide [3].")
  // A year's letter stays with it.
  #expect(
    try text("<p>Roe (\(reference("2001"))a,\(reference("b"))).</p>") == "Roe (2001a,b).")
  #expect(try text("<p>Roe 2001\(reference("a")).</p>") == "Roe 2001a.")
}

@Test func labelsOfFiguresAreNoPartOfNames() throws {
  func figure(_ label: String) -> String { "<xref ref-type=\"fig\" rid=\"f\">\(label)</xref>" }
  #expect(try text("<p>It binds STAT3\(figure("1A")) here.</p>") == "It binds STAT3 1A here.")
  #expect(
    try text("<p>See Fig. 1\(figure("B")), Fig. \(figure("2"))C.</p>") == "See Fig. 1B, Fig. 2C.")
  #expect(try text("<p>See Table S\(figure("3")).</p>") == "See Table S3.")
}

@Test func superscriptsThatAreNumbersOfReferencesStandApart() throws {
  #expect(
    try text("<p>It needs JAK1<sup>12,13</sup> and IL-6<sup>4</sup>.</p>")
      == "It needs JAK1 12,13 and IL-6 4.")
  let kept = "CD8<sup>+</sup>, Stat3<sup>−/−</sup>, Ca<sup>2+</sup>, 10<sup>6</sup>, cm<sup>2</sup>"
  #expect(
    try text("<p>\(kept), Kras<sup>G12D</sup> and <sup>32</sup>P.</p>")
      == "CD8+, Stat3−/−, Ca2+, 106, cm2, KrasG12D and 32P.")
}

@Test func raisedNumbersPointToANumberedListWhereNothingElseDoes() throws {
  func callouts(_ body: String) throws -> [[Int]] {
    let entries = (1...6).map { number in
      "<ref id='r\(number)'><label>\(number).</label><mixed-citation>Roe.</mixed-citation></ref>"
    }
    let xml = """
      <article><body><p>\(body)</p></body><back><ref-list>\(entries.joined())</ref-list></back>
      </article>
      """
    return try Reading(JATSReader(), xml).documents[0].callouts.map(\.references)
  }
  #expect(
    try callouts("It needs JAK1<sup>2</sup> in cells.<sup>3,5</sup> It ends.") == [[1], [2], [4]])
  #expect(try callouts("It needs JAK1 in cells.<sup>2–4</sup>") == [[1], [2, 3]])
  #expect(try callouts("It takes 10<sup>6</sup> cells per cm<sup>2</sup>.<sup>9</sup>") == [])
  #expect(
    try callouts(
      "It needs <sup>2</sup>H<sub>2</sub>O, <xref ref-type='bibr' rid='r1'>1</xref> "
        + "and cells.<sup>3</sup>") == [[0]])
}

@Test func marksOfNotesAreLeftOutOfTables() throws {
  let table = """
    <table-wrap><label>Table 1</label><table><thead><tr><th>Gene symbol<sup>a</sup></th>
    <th>Drug</th></tr></thead><tbody><tr><td>H-2K<sup>b</sup></td><td>Lapatinib<sup>b,c</sup></td>
    </tr><tr><td>CD4<sup>+</sup></td><td>A<sup>y</sup></td></tr></tbody></table>
    <table-wrap-foot><fn><p><sup>a</sup>IL-9 is new.</p></fn></table-wrap-foot></table-wrap>
    """
  let document = try Reading(
    JATSReader(), "<article><body><p>Seen.</p>\(table)</body></article>"
  ).documents[0]
  #expect(
    document.outline == [
      "body [body]", "Seen.", "table [table 1]", "Gene symbol | Drug", "H-2Kb | Lapatinib",
      "CD4+ | Ay", "caption [table 1]", "IL-9 is new.",
    ])
}

@Test func subtitlesAndFootnotesAreReadAndRepliesNamed() throws {
  let reading = try Reading(
    JATSReader(),
    """
    <article><front><article-meta><title-group><article-title>On JAK1</article-title>
    <subtitle>A view</subtitle></title-group></article-meta></front><body><p>It acts.</p></body>
    <back><fn-group><fn><label>1</label><p>In mice.</p></fn></fn-group></back>
    <sub-article><body><p>Why?</p></body></sub-article></article>
    """)
  #expect(
    reading.documents[0].outline == [
      "title [title]", "On JAK1: A view", "body [body]", "It acts.", "body [footnotes]", "In mice.",
    ])
  #expect(
    reading.reports == [
      "input: warning: 1 sub-article(s), such as letters, replies and translations, are left out"
    ])
}

@Test func referencesMayGiveIdentifiersInWords() throws {
  let references = """
    <ref id="a"><mixed-citation>Roe. On JAK1. PMID: 10000001. doi:10.1000/y.</mixed-citation></ref>
    <ref id="b"><element-citation><year>2003</year><ext-link ext-link-type="uri"
    href="https://pubmed.ncbi.nlm.nih.gov/10000003/">PubMed</ext-link></element-citation></ref>
    """
  let xml =
    "<article><body><p>A.</p></body><back><ref-list>\(references)</ref-list></back></article>"
  #expect(
    try Reading(JATSReader(), xml).documents[0].references == [
      Publication(
        title: "Roe. On JAK1. PMID: 10000001. doi:10.1000/y.", pmid: "10000001", doi: "10.1000/y"),
      Publication(title: "2003", year: "2003", pmid: "10000003"),
    ])
}
