import AttestFormats
import AttestModel
import Testing

private func article(_ body: String, doctype: String = "") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  \(doctype)<article><front><journal-meta><journal-title>J</journal-title></journal-meta>
  <article-meta><article-id pub-id-type="pmid">123</article-id>
  <article-id pub-id-type="doi">10.1234/x</article-id>
  <title-group><article-title>How <italic>JAK1</italic> acts</article-title></title-group>
  <contrib-group><contrib><name><surname>Doe</surname></name></contrib></contrib-group>
  <pub-date pub-type="ppub"><year>2021</year></pub-date>
  <pub-date pub-type="epub"><year>2020</year></pub-date>
  <abstract><sec><title>Aim</title><p>JAK1 was studied.</p></sec></abstract></article-meta></front>
  <body>\(body)</body>
  <back><ref-list><ref id="B1"><mixed-citation>Doe.</mixed-citation></ref></ref-list></back></article>
  """
}

private let front = ["title [title]", "How JAK1 acts", "abstract [abstract]", "JAK1 was studied."]

@Test("An article becomes sections, however the stream is cut", arguments: [1, 3, 262_144])
func anArticleBecomesSections(_ pieceSize: Int) throws {
  let body = """
    <sec><label>1</label><title>Signals</title>
    <p>IFN-γ (<italic>Ifng</italic><sup>−/−</sup>) activates STAT1<sup><xref ref-type="bibr"
    rid="B1">1</xref></sup>.<fig id="F1"><label>Figure 1.</label><caption><title>A view.</title>
    <p>JAK1 binds.</p></caption></fig> It moves<table-wrap><table><tr><td>cell</td></tr></table>
    </table-wrap>to the nucleus.</p>
    <sec><title>Cells</title><p>T cells<list><list-item><p>divide</p></list-item></list></p></sec>
    <p>Back again.</p></sec>
    """
  let reading = try Reading(JATSReader(), article(body), name: "a.xml", pieceSize: pieceSize)
  let document = reading.documents[0]
  #expect(
    document.outline == front + [
      "body [1 Signals]",
      "IFN-γ (Ifng−/−) activates STAT1 1. It moves to the nucleus.",
      "figure [figure 1]", "A view.", "JAK1 binds.", "table [table]", "cell",
      "body [Cells]", "T cells", "divide",
      "body [1 Signals]", "Back again.",
    ])
  #expect(document.id == "a.xml")
  #expect(
    [document.format, document.title, document.pmid, document.doi, document.year] == [
      "jats", "How JAK1 acts", "123", "10.1234/x", "2020",
    ])
  #expect(document.source == document.text && document.misplaced == [])
  #expect(reading.reports == [])
}

@Test func setsHaveSeveralArticles() throws {
  let one = article("<p>One.</p>").drop { $0 != "\n" }
  let two = article("<p>Two.</p>").drop { $0 != "\n" }
  let set = try Reading(
    JATSReader(), "<pmc-articleset>\(one)\(two)</pmc-articleset>", name: "s.xml")
  #expect(set.documents.map(\.id) == ["s.xml#1", "s.xml#2"])
  #expect(
    set.documents.map(\.outline) == [
      front + ["body [body]", "One."], front + ["body [body]", "Two."],
    ])
}

@Test func namedLettersAreRead() throws {
  let doctype = #"<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">"#
  let body = "<p id=\"a&beta;&amp;b\">IFN-&gamma;&ndash;TGF-&beta;1 &lt; &#945;&agr;</p>"
  #expect(
    try Reading(JATSReader(), article(body, doctype: doctype)).documents[0].outline
      == front + ["body [body]", "IFN-γ–TGF-β1 < αα"])
}

@Test func oddThingsAreNamed() throws {
  let body = """
    <p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="x"/>A<mml:math>x</mml:math>
    <xref ref-type="bibr" rid="B9">9</xref></p>
    """
  let reading = try Reading(JATSReader(), article(body))
  #expect(
    reading.reports == [
      "input: warning: xi:include ignored: no file is read on a document's word",
      "input:10:85: warning: prefix mml is not declared",
      "input: warning: 1 citations name no entry of the reference list, the first by rid 'B9'",
    ])
  #expect(reading.documents[0].outline.last == "A 9")
}

@Test(
  "What could harm is refused",
  arguments: [
    (
      #"<!DOCTYPE article [<!ENTITY a "aaaa">]><article>&a;</article>"#,
      "entity declaration 'a' refused: write the character itself"
    ),
    (
      #"<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]><article>&x;</article>"#,
      "external entity 'x' refused: no file or address is read on a document's word"
    ),
    ("<article>&gamma;</article>", "entity 'gamma' not defined; write the character itself"),
    (
      #"<!DOCTYPE article SYSTEM "x.dtd"><article>&nosuch;</article>"#,
      "entity 'nosuch' not defined; write the character itself"
    ),
    (
      "<article>" + String(repeating: "<b>", count: 256),
      "elements nest deeper than 256"
    ),
    (
      "<article " + (0...256).map { "a\($0)='' " }.joined() + ">",
      "more than 256 attributes in a tag"
    ),
    ("<article><p>JAK1", "unfinished: the file ends inside <p>; it is truncated"),
    (
      "<article/><article/>",
      "something follows after the root element; the file must hold one document"
    ),
    ("<rss/>", "not JATS: the root element is <rss>"),
    ("%PDF-1.7", "not JATS: it is a PDF; give its text or the article's XML"),
    (" ", "empty: there is no XML in it"),
    (
      "<?xml version='1.0' encoding='UTF-7'?><article/>",
      "encoding UTF-7 is not known; convert the file to UTF-8"
    ),
  ])
func harm(_ xml: String, _ message: String) {
  let said = refusal(JATSReader(), Array(xml.utf8))
  #expect(said?.contains("error: \(message) (65)") ?? false, "\(said ?? "accepted")")
}

@Test func depthAndAttributesUpToTheLimitAreRead() throws {
  let open = String(repeating: "<p>", count: 255)
  let close = String(repeating: "</p>", count: 255)
  let attributes = (1...256).map { "a\($0)='='" }.joined(separator: " ")
  let document = try Reading(JATSReader(), "<article \(attributes)>\(open)\(close)</article>")
  #expect(document.documents.map(\.outline) == [[]])
}
