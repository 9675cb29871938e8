import Attest
import Foundation
import Testing

private let extractor = Result { Extractor(try Resources(.installed())) }

/// What is mined from an input, recognised by what it holds.
private func mined(_ bytes: [UInt8], name: String) throws -> [MinedDocument] {
  let stream = PeekableByteStream(MemoryByteStream(bytes))
  let extractor = try extractor.get()
  var mined: [MinedDocument] = []
  try reader(for: stream.head(), name: name).read(
    stream, name: name, report: { _ in }, found: { mined.append(extractor.mine($0)) })
  return mined
}

private let pageText = """
  1 Signals

  Interleukin-6 acti-
  vates STAT3 in naïve T cells (Doe et al., 2020), and the JAK1-
  mediated answer of β-cells is seen soon. Many other cells listen to the same signal, which goes
  on through the JAK/
  STAT pathway and is stopped when SOCS3 in-

  4 of 9

  FIGURE 1 What stops it. SOCS3 inhibits JAK2.

  hibits JAK2. Ruxolitinib does so as well, as the trials of Table 1 have shown in patients with a
  disease of the marrow, among them many older people who could not be helped before.

  TABLE 1 Trials.

  Agent Target(s) Disease Phase Status NCT number

  Ruxolitinib JAK1, JAK2 Myelofibrosis Phase 3 Active, not
  recruiting

  NCT01000001

  Polycythemia
  Vera Phase 2 Completed NCT01000002
  """

private let xml = """
  <article><front><article-meta><title-group><article-title>IL-6 and <italic>STAT3</italic> in \
  β-cells</article-title></title-group><abstract><p>IL-6 activates\n STAT3.</p></abstract>
  </article-meta></front><body><sec><title>Roles</title><p>SOCS3 inhibits JAK2 \
  [<xref ref-type="bibr" rid="r">1</xref>]<fig><label>Figure 1</label><caption><p>JAK1 \
  activates STAT1.</p></caption></fig> and TYK2.</p><table-wrap><label>Table 1</label><table>
  <thead><tr><th>Cytokine</th><th>STAT</th><th>Effect</th><th>PMID</th></tr></thead><tbody>
  <tr><td rowspan="2">IL-6</td><td>STAT3</td><td>promotes\n growth</td><td>12345678</td></tr>
  <tr><td>STAT1</td><td>inhibits growth</td><td>12345679</td></tr></tbody></table></table-wrap>
  </sec></body><back><ref-list><ref id="r"><element-citation><person-group><name>
  <surname>Doe</surname></name></person-group><year>2020</year></element-citation></ref>
  </ref-list></back></article>
  """

private let pubmed = """
  <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12345678</PMID><Article>\
  <ArticleTitle>IFN-γ activates <sup>32</sup>P-STAT1.</ArticleTitle><Abstract>\
  <AbstractText Label="AIM">SOCS1 inhibits JAK2.</AbstractText><AbstractText Label="RESULTS">\
  IL-6 activates STAT3.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\
  </PubmedArticleSet>
  """

private let bioc = """
  <collection><document><id>1</id><passage><infon key="type">title</infon><offset>0</offset>\
  <text>IFN-γ activates STAT1.</text></passage><passage><infon key="type">abstract</infon>\
  <offset>25</offset><text>SOCS1 inhibits JAK2.</text></passage></document></collection>
  """

private let trial = #"""
  {"protocolSection": {"identificationModule": {"nctId": "NCT01000001",
  "briefTitle": "Ruxolitinib in Polycythemia Vera"},
  "descriptionModule": {"briefSummary": "Ruxolitinib\n inhibits JAK2 in naïve cells."},
  "conditionsModule": {"conditions": ["Polycythemia Vera", "Post-PV Myelofibrosis"]},
  "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": "ruxolitinib"}]}}}
  """#

@Test(
  "Whatever the format, offsets lead to what was read",
  arguments: [
    ("a.txt", pageText, 5), ("b.txt", pageText.replacingOccurrences(of: "\n", with: "\r\n"), 5),
    ("c.txt", "\u{FEFF}IL-6 acti-\nvates STAT3. 𝛾 SOCS3 inhibits\nJAK2.", 1),
    ("a.jsonl", #"{"id": "1", "text": "β: IL-6\nactivates STAT3.\n\nSOCS3 inhibits JAK2."}"#, 2),
    ("a.nxml", xml, 4), ("a.xml", pubmed, 3), ("b.xml", bioc, 2), ("a.json", trial, 3),
    ("a.pubtator", "1|t|IFN-γ activates STAT1.\n1|a|SOCS1 inhibits JAK2.\n", 2),
    ("a.nbib", "PMID- 1\nTI  - IFN-γ activates\n      STAT1.\nAB  - SOCS1 inhibits JAK2.\n", 2),
    ("a.ris", "TY  - JOUR\nTI  - IFN-γ activates STAT1.\nAB  - SOCS1 inhibits JAK2.\nER  - \n", 2),
    ("a.bib", "@article{a, title = {IFN-$\\gamma$ activates {STAT1}.}, abstract = {It acts.}}", 2),
    ("b.json", #"[{"type": "book", "title": "IL-6 activates STAT3."}]"#, 1),
  ])
func offsetsLeadToWhatWasRead(name: String, text: String, sentences: Int) throws {
  let documents = try mined(Array(text.utf8), name: name)
  #expect(documents.flatMap { OffsetCheck($0).faults } == [])
  #expect(documents.flatMap(\.sentences).count >= sentences)
  #expect(documents.flatMap(\.mentions).count >= 2)
}

@Test func rowsOfATextHoldTheirCells() throws {
  let document = try #require(try mined(Array(pageText.utf8), name: "a.txt").first)
  #expect(
    document.evidence.filter { $0.section == "table 1" }.map(\.sentence).last
      == "Ruxolitinib | JAK1, JAK2 | Polycythemia Vera | Phase 2 | Completed | NCT01000002")
  #expect(document.trials.map(\.disease) == ["Myelofibrosis", "Polycythemia Vera"])
}

@Test func aWrongOffsetIsSeen() {
  let text = Array("IL-6 acti-\nvates\n\n7\n\nSTAT3.".utf8)
  let check = OffsetCheck(
    MinedDocument(
      id: "a", format: "text", title: "", pmid: "", doi: "", year: "", sections: [], sentences: [],
      evidence: [], digest: "", text: text))
  #expect(check.isRead("IL-6 activates STAT3.", 0, 27))
  #expect(!check.isRead("IL-6 activates STAT3.", 0, 26))
  #expect(!check.isRead("IL-6 activates STAT3.", 1, 27))
  #expect(!check.isRead("IL-6 activates STAT1.", 0, 27))
  #expect(check.holdsCells("IL-6 | activates | 7", 0, 27))
  #expect(!check.holdsCells("7 | IL-6", 0, 27))
}

/// The folder of documents that the variable names; there are none in the repository.
private let corpora = ProcessInfo.processInfo.environment["ATTEST_CORPORA"] ?? ""

@Test(
  "The same holds for every document of a folder",
  .enabled(if: !corpora.isEmpty, "ATTEST_CORPORA names no folder"))
func offsetsOfAFolder() throws {
  let files = try FileManager.default.subpathsOfDirectory(atPath: corpora).sorted()
  var count = 0
  for name in files {
    let path = corpora + "/" + name
    guard let bytes = FileManager.default.contents(atPath: path),
      let documents = try? mined(Array(bytes), name: path)
    else { continue }
    count += documents.count
    for fault in documents.flatMap({ OffsetCheck($0).faults }) { Issue.record("\(fault)") }
  }
  print("offsets of \(count) documents checked")
}
