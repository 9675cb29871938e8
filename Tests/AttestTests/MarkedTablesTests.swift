import Attest
import Testing

@Test("A mark in a table's cell credits its row with what the reference list says")
func rowsAreCreditedThroughTheReferenceList() throws {
  let article = """
    <article><front/><body><table-wrap><label>Table 1</label><table><thead><tr><th>Cytokine</th>
    <th>STAT</th><th>Effect</th><th>Ref.</th></tr></thead><tbody>
    <tr><td>IL-6</td><td>STAT3</td><td>promotes growth</td>
    <td rowspan="2">[<xref ref-type="bibr" rid="a">1</xref>,<xref ref-type="bibr" rid="b">2</xref>]\
    </td></tr>
    <tr><td>IL-10</td><td>STAT3</td><td>inhibits growth</td></tr>
    <tr><td>IL-4</td><td>STAT6</td><td>inhibits growth</td><td>none</td></tr>
    </tbody></table></table-wrap></body><back><ref-list>
    <ref id="a"><element-citation><person-group><name><surname>Doe</surname></name></person-group>
    <year>2019</year><pub-id pub-id-type="pmid">12345678</pub-id></element-citation></ref>
    <ref id="b"><element-citation><person-group><name><surname>Roe</surname></name>
    <name><surname>Poe</surname></name></person-group><year>2020</year></element-citation></ref>
    </ref-list></back></article>
    """
  var documents: [Document] = []
  try JATSReader().read(
    MemoryByteStream(Array(article.utf8)), name: "a.xml", report: { _ in },
    found: { documents.append($0) })
  let mined = Extractor(try Resources(.installed())).mine(try #require(documents.first))
  #expect(
    mined.evidence.map { "\($0.claim.subject.name): \($0.citations) \($0.pmids)" } == [
      #"IL6: ["Doe 2019", "Roe and Poe 2020"] ["12345678"]"#,
      #"IL10: ["Doe 2019", "Roe and Poe 2020"] ["12345678"]"#, "IL4: [] []",
    ])
}
