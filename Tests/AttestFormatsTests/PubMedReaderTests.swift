import AttestFormats
import AttestModel
import Testing

private func article(_ pmid: String, _ rest: String = "<ArticleTitle>T.</ArticleTitle>") -> String {
  "<PubmedArticle><MedlineCitation><PMID Version=\"1\">\(pmid)</PMID><Article>\(rest)</Article>"
    + "</MedlineCitation></PubmedArticle>\n"
}

private func set(_ articles: String) -> String {
  "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n\(articles)</PubmedArticleSet>"
}

private let full = """
  <PubmedArticle><MedlineCitation><PMID Version="2">123</PMID><Article>
  <Journal><JournalIssue><PubDate><MedlineDate>2019 Nov-Dec</MedlineDate></PubDate></JournalIssue>
  <Title>J Signal</Title></Journal>
  <ArticleTitle>IFN-<i>γ</i> activates STAT<sub>1</sub>.</ArticleTitle>
  <ELocationID EIdType="doi">10.1000/x</ELocationID>
  <Abstract><AbstractText Label="AIM">To see.</AbstractText>
  <AbstractText Label="RESULT">It does.</AbstractText></Abstract>
  <AuthorList><Author><LastName>Doe</LastName><Initials>JR</Initials></Author>
  <Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>
  <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
  <AccessionNumber>NCT01243944</AccessionNumber><AccessionNumber>NCT1</AccessionNumber>
  </AccessionNumberList></DataBank></DataBankList>
  <PublicationTypeList><PublicationType UI="D1">Review</PublicationType></PublicationTypeList>
  </Article><CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
  <RefSource>J Signal 2020</RefSource><PMID>456</PMID></CommentsCorrections>
  </CommentsCorrectionsList><MeshHeadingList><MeshHeading>
  <DescriptorName UI="D016899" MajorTopicYN="N">Interferons</DescriptorName>
  <QualifierName MajorTopicYN="Y">immunology</QualifierName></MeshHeading></MeshHeadingList>
  </MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC77</ArticleId>
  </ArticleIdList><ReferenceList><Reference><Citation>Hu Q. Cell. 2001.</Citation><ArticleIdList>
  <ArticleId IdType="pubmed">789</ArticleId></ArticleIdList></Reference></ReferenceList>
  </PubmedData></PubmedArticle>
  """

@Test("An article is a document and a record, however the stream is cut", arguments: [1, 9, 9999])
func anArticleIsADocumentAndARecord(_ pieceSize: Int) throws {
  var entries: [PubMedEntry] = []
  try PubMedReader().readEntries(
    MemoryByteStream(Array(set(full).utf8), pieceSize: pieceSize), name: "p.xml", report: { _ in },
    found: { entries.append($0) })
  guard case .article(let document, let record)? = entries.first else {
    Issue.record("no article")
    return
  }
  let reference = Publication(
    title: "Hu Q. Cell. 2001.", year: "2001", pmid: "789", label: "1")
  #expect(
    document.outline == [
      "title [title]", "IFN-γ activates STAT1.", "abstract [abstract]", "AIM", "To see.", "RESULT",
      "It does.",
    ])
  #expect(
    [document.id, document.format, document.pmid, document.doi, document.year] == [
      "pubmed:123", "pubmed", "123", "10.1000/x", "2019",
    ])
  #expect(document.references == [reference])
  #expect(
    record
      == PublicationRecord(
        publication: Publication(
          authors: ["Doe, J. R.", "The Group"], title: "IFN-γ activates STAT1.",
          journal: "J Signal", year: "2019", pmid: "123", doi: "10.1000/x", pmc: "PMC77"),
        version: 2,
        mesh: [
          .init(id: "D016899", name: "Interferons", qualifiers: ["immunology"], isMajor: true)
        ],
        publicationTypes: ["Review"],
        links: [.init(kind: "RetractionIn", pmid: "456", source: "J Signal 2020")],
        ncts: ["NCT01243944"], references: [reference]))
  #expect(record.isRetracted)
}

@Test func theHighestVersionOfAnArticleCounts() throws {
  let newer = article("11", "<ArticleTitle>New.</ArticleTitle>")
    .replacing("Version=\"1\"", with: "Version=\"2\"")
  let reading = try Reading(PubMedReader(), set(article("11") + newer + article("11")), name: "p")
  #expect(reading.documents.map(\.title) == ["New."])
  #expect(
    reading.reports == [
      "p:4:15: warning: PMID 11 again, version 2; version 2 is kept",
      "p:5:15: warning: PMID 11 again, version 1; version 2 is kept",
    ])
}

@Test func badRecordsAreNamedAndTheOthersRead() throws {
  let book = "<PubmedBookArticle><BookDocument><PMID>53</PMID></BookDocument></PubmedBookArticle>"
  let bad = article("0") + article("١٢") + article("PMID:7") + "<PubmedArticle/>\n"
  let reading = try Reading(PubMedReader(), set(bad + book + article("9")), name: "p")
  #expect(reading.documents.map(\.id) == ["pubmed:9"])
  let rule = "is not valid: it must be 1 to 8 digits, the first no zero; the record is passed over"
  #expect(
    reading.reports == [
      "p:3:15: error: PMID '0' \(rule)", "p:4:15: error: PMID '١٢' \(rule)",
      "p:5:15: error: PMID 'PMID:7' \(rule)",
      "p:6:15: warning: record without a PMID is passed over",
      "p: warning: 1 book records are passed over, for books are not supported: PMID 53",
    ])
  #expect(
    try Reading(PubMedReader(), set(""), name: "p").reports
      == ["p: warning: 0 records: the set is empty"])
}

@Test func articlesBeforeACutAreKept() {
  let text = set(article("1") + article("2") + article("3")).dropLast(80)
  var ids: [String] = []
  let said = #expect(throws: Diagnostic.self) {
    try PubMedReader().read(
      MemoryByteStream(Array(text.utf8)), name: "p", report: { _ in },
      found: { ids.append($0.id) })
  }
  #expect(ids == ["pubmed:1", "pubmed:2"])
  #expect(said?.message == "unfinished: the file ends inside <ArticleTitle>; it is truncated")
}

@Test func deletionsAreHandedOn() throws {
  let xml = set(article("41") + "<DeleteCitation><PMID>41</PMID><PMID>99</PMID></DeleteCitation>")
  var said: [String] = []
  try PubMedReader().readEntries(
    MemoryByteStream(Array(xml.utf8)), name: "p", report: { _ in },
    found: { entry in
      switch entry {
      case .article(let document, _): said.append(document.id)
      case .deleted(let pmids): said.append("deleted \(pmids)")
      }
    })
  #expect(said == ["pubmed:41", #"deleted ["41", "99"]"#])
}

@Test func olderRecordsCiteAmongTheirLinks() throws {
  let links = """
    <CommentsCorrectionsList><CommentsCorrections RefType="Cites"><RefSource>J Exam. 2001;1:2
    </RefSource><PMID>77</PMID></CommentsCorrections><CommentsCorrections RefType="ErratumIn">
    <RefSource>J Exam. 2003;1:2</RefSource></CommentsCorrections></CommentsCorrectionsList>
    """
  let xml = """
    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T.
    </ArticleTitle></Article>\(links)</MedlineCitation></PubmedArticle></PubmedArticleSet>
    """
  #expect(
    try Reading(PubMedReader(), xml).documents[0].references == [
      Publication(title: "J Exam. 2001;1:2", year: "2001", pmid: "77", label: "1")
    ])
}

@Test func setsOfPublishersAreRead() throws {
  let xml = """
    <ArticleSet><Article><Journal><PubDate><Year>2014</Year></PubDate></Journal>
    <ArticleTitle>On <i>JAK1</i></ArticleTitle><ELocationID EIdType="doi">10.1000/x</ELocationID>
    <AuthorList><Author><LastName>Doe</LastName></Author></AuthorList>
    <Abstract>JAK1 acts.</Abstract></Article><Article><ArticleTitle>Two</ArticleTitle>
    <ArticleIdList><ArticleId IdType="pubmed">123</ArticleId></ArticleIdList></Article></ArticleSet>
    """
  #expect(reader(for: Array(xml.utf8), name: "a.xml") is ArticleSetReader)
  let documents = try Reading(ArticleSetReader(), xml).documents
  #expect(documents.map(\.id) == ["doi:10.1000/x", "pubmed:123"])
  #expect(documents.map(\.year) == ["2014", ""] && documents[1].pmid == "123")
  #expect(
    documents[0].outline == ["title [title]", "On JAK1", "abstract [abstract]", "JAK1 acts."])
}
