import AttestFormats
import AttestModel
import Testing

private let xml = """
  <collection><source>PubTator</source><document><id>77</id><passage>
  <infon key="type">title</infon><infon key="year">2010</infon><offset>0</offset>
  <text>IFN-γ acts.</text></passage><passage><infon key="type">abstract</infon>
  <offset>12</offset><text>It binds.</text><annotation><text>It</text></annotation></passage>
  <passage><offset>24</offset><sentence><offset>24</offset><text>One.</text></sentence>
  <sentence><offset>29</offset><text>Two.</text></sentence></passage></document></collection>
  """

private let json = #"""
  {"source": "PubTator", "documents": [{"id": "77", "passages": [
  {"infons": {"type": "title", "year": 2010}, "offset": 0, "text": "IFN-γ acts."},
  {"infons": {"type": "abstract"}, "offset": 12, "text": "It binds."},
  {"infons": {}, "offset": 24, "text": "", "sentences": [{"offset": 24, "text": "One."},
  {"offset": 29, "text": "Two."}]}]}]}
  """#

@Test("Passages stand where their offsets say", arguments: [xml, json])
func passages(_ text: String) throws {
  let reading = try Reading(BioCReader(), text)
  let document = reading.documents[0]
  #expect(reading.reports == [] && reading.documents.count == 1)
  #expect(
    document.outline == [
      "title [title]", "IFN-γ acts.", "abstract [abstract]", "It binds.", "body [body]",
      "One.\nTwo.",
    ])
  #expect(
    [document.id, document.pmid, document.title, document.year] == [
      "77", "77", "IFN-γ acts.", "2010",
    ])
  let offsets = SourceOffsets(document.source)
  #expect(
    document.sections.map { offsets.scalars(before: $0.range.lowerBound) } == [0, 12, 24])
}

@Test func oddPassagesStillBecomeText() throws {
  let json = #"""
    {"documents": [{"id": "1", "infons": {"article-id_pmid": "5"}, "passages": [
    {"infons": {"section_type": "RESULTS", "type": "title_1"}, "offset": 0, "text": "Cells"},
    {"infons": {"section_type": "RESULTS"}, "offset": 999999999, "text": "T cells."},
    {"infons": {"section_type": "FIG", "id": "Fig2"}, "offset": 3, "text": "A view."},
    {"infons": {"section_type": "REF", "name_0": "surname:Hu;given-names:Q", "year": "2001",
    "pub-id_pmid": "12"}, "offset": 4, "text": "JAK1."}]}]}
    """#
  let reading = try Reading(BioCReader(), json)
  let document = reading.documents[0]
  #expect(
    document.outline == [
      "body [Cells]", "T cells.", "figure [figure 2]", "A view.",
      "references [references]", "JAK1.",
    ])
  #expect(
    document.references == [
      Publication(authors: ["Hu, Q."], title: "JAK1.", year: "2001", pmid: "12")
    ])
  #expect(
    reading.reports == [
      "input: warning: document 1: passages overlap by their offsets; they were put in a row"
    ])
}

@Test func pubTatorLines() throws {
  let reading = try Reading(
    PubTatorReader(),
    "12|t|IFN-γ | acts.\n12|a|It binds.\n12\t0\t5\tIFN-γ\tGene\t3458\n\n13|t|Two.\r\nodd\n")
  #expect(
    reading.documents.map(\.outline) == [
      ["title [title]", "IFN-γ | acts.", "abstract [abstract]", "It binds."],
      ["title [title]", "Two."],
    ])
  #expect(reading.documents.map(\.pmid) == ["12", "13"])
  #expect(
    String(decoding: reading.documents[0].source, as: UTF8.self) == "IFN-γ | acts.\nIt binds.")
  #expect(
    reading.reports == [
      "input:6:1: error: neither title, abstract nor annotation; the line is passed over"
    ])
}

@Test func tablesAndNumberedReferencesOfPassages() throws {
  let document = try Reading(
    BioCReader(),
    """
    {"source": "PMC", "infons": {}, "documents": [{"id": "7", "infons": {}, "passages": [
    {"infons": {"section_type": "INTRO"}, "offset": 0, "text": "IL-6 acts [1]."},
    {"infons": {"section_type": "TABLE", "type": "table_caption", "id": "T1"}, "offset": 15,
    "text": "What acts."},
    {"infons": {"section_type": "TABLE", "type": "table", "id": "T1"}, "offset": 26,
    "text": "Gene\\tEffect\\t \\tIL6\\tpromotes growth\\t \\tTNF\\t\\t "},
    {"infons": {"section_type": "REF", "pub-id_pmid": "123"}, "offset": 80, "text": "On IL-6."}
    ]}]}
    """
  ).documents[0]
  #expect(document.sections.map(\.kind) == [.body, .caption, .table, .references])
  #expect(
    document.tables.map { $0.rows.map { $0.cells.map(\.text) } } == [
      [["Gene", "Effect"], ["IL6", "promotes growth"], ["TNF", ""]]
    ])
  #expect(
    document.tables[0].rows.allSatisfy { row in
      row.cells.allSatisfy { $0.text == document.string(in: $0.range) }
    })
  #expect(document.references.map(\.label) == ["1"])
}
