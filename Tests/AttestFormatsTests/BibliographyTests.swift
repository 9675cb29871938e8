import AttestFormats
import AttestModel
import Testing

private func entries(
  _ reader: any BibliographyReader, _ text: String
) throws -> (records: [PublicationRecord], abstracts: [String], said: [String]) {
  var records: [PublicationRecord] = []
  var abstracts: [String] = []
  var said: [String] = []
  try reader.readRecords(
    MemoryByteStream(Array(text.utf8)), name: "b", report: { said.append($0.description) },
    found: { record, abstract in
      records.append(record)
      abstracts.append(abstract)
    })
  return (records, abstracts, said)
}

private let publication = Publication(
  authors: ["Hu, Q.", "van Roe, J. B."], title: "JAK1 activates STAT1", journal: "Cell",
  year: "2001", pmid: "123", doi: "10.1000/x", pmc: "PMC9")

@Test func medlineEntries() throws {
  let (records, abstracts, said) = try entries(
    MedlineReader(),
    """

    PMID- 123
    TI  - JAK1 activates\r
          STAT1
    FAU - Hu, Qian
    AU  - Hu Q
    FAU - van Roe, Jo B
    JT  - Cell
    DP  - 2001 Mar
    LID - S1 [pii]
    LID - 10.1000/x [doi]
    PMC - PMC9
    AB  - It does.
    MH  - STAT1/*metabolism
    PT  - Review
    RIN - Cell. 2002:1. PMID: 124
    SI  - ClinicalTrials.gov/NCT01243944

    PMID- x1
    TI  - Two
    """)
  #expect(
    records == [
      PublicationRecord(
        publication: publication,
        mesh: [.init(name: "STAT1", qualifiers: ["metabolism"], isMajor: true)],
        publicationTypes: ["Review"],
        links: [.init(kind: "RetractionIn", pmid: "124", source: "Cell. 2002:1.")],
        ncts: ["NCT01243944"]),
      PublicationRecord(publication: Publication(title: "Two")),
    ])
  #expect(abstracts == ["It does.", ""])
  #expect(said == ["b:19:1: error: PMID 'x1' is not valid; the entry is kept without it"])
}

@Test func risEntries() throws {
  let (records, abstracts, said) = try entries(
    RISReader(),
    """
    Record 1
    TY  - JOUR
    T1  - JAK1 activates
    STAT1
    AU  - Hu,Qian
    A1  - van Roe, J. B.
    JF  - Cell
    Y1  - 2001/03//
    DO  - https://doi.org/10.1000/x
    AN  - PMID: 123
    C2  - PMC9
    KW  -
    N2  - It does.
    ER  -
    TY  - BOOK
    TI  - Two
    """)
  #expect(
    records == [
      PublicationRecord(publication: publication, publicationTypes: ["JOUR"]),
      PublicationRecord(publication: Publication(title: "Two"), publicationTypes: ["BOOK"]),
    ])
  #expect(abstracts == ["It does.", ""] && said == [])
}

@Test func cslItems() throws {
  let (records, abstracts, _) = try entries(
    CSLReader(),
    #"""
    [{"type": "article-journal", "title": "<i>JAK1</i> activates STAT1", "container-title": "Cell",
    "author": [{"family": "Hu", "given": "Qian"},
    {"non-dropping-particle": "van", "family": "Roe", "given": "Jo B."}],
    "issued": {"date-parts": [["2001", 3]]}, "DOI": "10.1000/x", "PMCID": "PMC9",
    "note": "PMID: 123", "abstract": "<jats:p>p < 0.05.</jats:p>"}]
    """#)
  #expect(
    records == [
      PublicationRecord(publication: publication, publicationTypes: ["article-journal"])
    ])
  #expect(abstracts == ["p < 0.05.\n\n"])
}

@Test func bibTeXEntries() throws {
  let (records, abstracts, said) = try entries(
    BibTeXReader(),
    #"""
    @string{cell = "Cell"} @comment{no}
    % @article{old, title = {No}}
    @Article{hu,
      title = {{JAK1} activates
        STAT1}, author = {Hu, Qian and van Roe, Jo B.},
      journal = cell, year = 2001, % a note
      doi = "10.1000/x", pmid = {123}, pmcid = {PMC9}, abstract = {It does.}}
    @misc{bad, title }
    @misc{two, author = {M{\"u}ller, \'{E}va and {The {JAK} and Group}}, title = "A" # " -- B"}
    """#)
  #expect(
    records == [
      PublicationRecord(publication: publication, publicationTypes: ["article"]),
      PublicationRecord(
        publication: Publication(authors: ["Müller, É.", "The JAK and Group"], title: "A – B"),
        publicationTypes: ["misc"]),
    ])
  #expect(abstracts == ["It does.", ""])
  #expect(said == ["b:8:1: error: expected 'name = value' in an entry"])
}

@Test func entriesWithATitleOrAnAbstractAreDocuments() throws {
  let reading = try Reading(
    MedlineReader(), "PMID- 12\nTI  - JAK1.\nAB  - It acts.\n\nPMID- 13\nTI  - Two.\n\nPMID- 14\n",
    name: "b")
  #expect(reading.documents.map(\.id) == ["pubmed:12", "pubmed:13"])
  #expect(
    reading.documents[0].outline == [
      "title [title]", "JAK1.", "abstract [abstract]", "It acts.",
    ])
  #expect(
    reading.reports == [
      "b: warning: 1 of 3 entries have neither title nor abstract and are no documents"
    ])
}

@Test func namesInBibTeXMayHaveParticlesAndGoOn() throws {
  let (records, _, _) = try entries(
    BibTeXReader(),
    #"""
    @article{a, title = {Growth}, author = {Anna van der Meer and Bo A. Li and others},
      journal = {Cell}, year = 2001}
    """#)
  #expect(records.map(\.publication.authors) == [["van der Meer, A.", "Li, B. A.", "et al."]])
}
