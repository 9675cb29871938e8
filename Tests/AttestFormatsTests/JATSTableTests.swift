import AttestFormats
import AttestModel
import Testing

private func article(_ body: String, references: String = "") throws -> Document {
  let xml = "<article><body>\(body)</body><back><ref-list>\(references)</ref-list></back></article>"
  return try Reading(JATSReader(), xml).documents[0]
}

private let table = """
  <p>See below<table-wrap id="T1"><label>Table 1.</label><caption><p>Agents.</p></caption>
  <alternatives><graphic/><table><thead>
  <tr><th rowspan="2">Agent</th><th colspan="2">Effect</th></tr>
  <tr><th>STAT</th><th>Cell</th></tr></thead>
  <tbody><tr><td rowspan="2"><p>IL-6</p><p>family</p></td><td>STAT3<xref ref-type="table-fn"
  rid="n1"><sup>a</sup></xref></td><td>T<sub>H</sub>17</td></tr>
  <tr><td/><td>B cell<xref ref-type="bibr" rid="B1">[1]</xref></td></tr>
  <tr><td colspan="3"><hr/></td></tr></tbody></table></alternatives>
  <table-wrap-foot><fn id="n1"><label>a</label><p>In mice.</p></fn></table-wrap-foot></table-wrap>
  and above.</p>
  """

@Test func tablesBecomeRowsOfCells() throws {
  let document = try article(
    table, references: "<ref id='B1'><mixed-citation>Hu.</mixed-citation></ref>")
  #expect(
    document.outline == [
      "body [body]", "See below and above.", "caption [table 1]", "Agents.", "table [table 1]",
      "Agent | Effect", "Agent | STAT | Cell", "IL-6 family | STAT3 | TH17",
      "IL-6 family | B cell[1]", "caption [table 1]", "In mice.",
    ])
  let grid = document.tables[0]
  #expect(document.tables.count == 1 && document.sections[grid.section].label == "table 1")
  #expect(grid.caption == "Agents.")
  #expect(grid.columns == ["Agent", "Effect\nSTAT", "Effect\nCell"])
  #expect(
    grid.rows.map { $0.cells.map(\.text) } == [
      ["IL-6 family", "STAT3", "TH17"], ["IL-6 family", "", "B cell[1]"],
    ])
  // Every cell is what its range says, and stands in its row in order.
  for row in grid.rows {
    #expect(row.cells.map(\.text) == row.cells.map { document.string(in: $0.range) })
    var at = row.range.lowerBound
    for cell in row.cells {
      #expect(cell.range.lowerBound >= at && cell.range.upperBound <= row.range.upperBound)
      at = cell.range.upperBound
    }
  }
  #expect(document.callouts.map { document.string(in: $0.range) } == ["[1]"])
}

@Test func spansAreBounded() throws {
  let wide = "<td colspan=\"999999999999\" rowspan=\"70000\">x</td>"
  let document = try article(
    "<table-wrap><table><tr>\(wide)</tr><tr><td>y</td></tr></table></table-wrap>")
  #expect(document.tables[0].rows.map(\.cells.count) == [1025, 1025])
}

@Test func referencesAndTheirCallouts() throws {
  let references = """
    <ref id="B1"><label>1</label><element-citation><person-group person-group-type="author">
    <name><surname>Hu</surname><given-names>Qian B</given-names></name><collab>G</collab>
    </person-group><article-title>JAK<sub>1</sub>.</article-title><source>Cell</source>
    <year>2001a</year><pub-id pub-id-type="pmid">123.</pub-id><pub-id pub-id-type="doi">
    https://doi.org/10.1000/x</pub-id></element-citation></ref>
    <ref id="B2"><mixed-citation>Roe. In 1999.</mixed-citation></ref>
    <ref id="B3"><mixed-citation>As printed.</mixed-citation><element-citation>
    <article-title>Three</article-title></element-citation></ref>
    <ref id="B4"><citation-alternatives><mixed-citation/><element-citation><source>Four</source>
    </element-citation></citation-alternatives></ref>
    """
  let document = try article(
    """
    <p>Seen [<xref ref-type="bibr" rid="B1">1</xref>–<xref ref-type="bibr" rid="B3">3</xref>] and
    <xref ref-type="bibr" rid="B2 B4">2, 4</xref>, <xref ref-type="bibr" rid="B9">9</xref>.</p>
    """, references: references)
  #expect(
    document.references == [
      Publication(
        authors: ["Hu, Q. B.", "G"], title: "JAK1.", journal: "Cell", year: "2001", yearLetter: "a",
        pmid: "123",
        doi: "10.1000/x", label: "1"),
      Publication(title: "Roe. In 1999.", year: "1999"), Publication(title: "Three"),
      Publication(journal: "Four"),
    ])
  #expect(
    document.callouts.map { "\(document.string(in: $0.range)) \($0.references)" } == [
      "1 [0]", "3 [1, 2]", "2, 4 [1, 3]",
    ])
}

@Test func whatIsLeftOutGluesNoWords() throws {
  let body = """
    <p>STAT3<xref ref-type="fn" rid="n"><sup>*</sup></xref>acts<inline-formula>x</inline-formula>on
    JAK1<xref ref-type="fn" rid="n">†</xref>, as<fig><caption><p>View.</p></caption></fig>shown.</p>
    """
  #expect(
    try article(body).outline == [
      "body [body]", "STAT3 acts on JAK1, as shown.", "figure [figure]", "View.",
    ])
}
