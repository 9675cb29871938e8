import AttestFormats
import AttestModel
import Testing

private let evidence = Evidence(
  claim: Claim(
    Concept(id: "hgnc:5438", name: "IFNG", kind: .gene), .activates,
    Concept(id: "hgnc:11362", name: "STAT1", kind: .gene),
    via: [
      Concept(id: "hgnc:6190", name: "JAK1", kind: .gene),
      Concept(id: "", name: "other", kind: .phrase),
    ]),
  certainty: .asserted, context: ["T cell"], citations: ["Doe et al. 2020", "Roe 2021"],
  pmids: ["123"], document: "a.txt", section: "1 Signals",
  sentence: "IFN-γ \"activates\" STAT1,\tvia JAK1.", start: 3, end: 40, rule: "activates/active")

private func written(_ format: any TableFormat) -> String {
  var output: [UInt8] = []
  let table = ClaimsTable(format)
  table.appendHeader(to: &output)
  table.append(evidence, to: &output)
  return String(decoding: output, as: UTF8.self)
}

private let id = evidence.claim.id
private let header = """
  claim_id,subject,subject_id,relation,object,object_id,via,via_ids,polarity,certainty,context,\
  citations,pmids,ncts,document,section,sentence,start,end,rule
  """

@Test func claimsAsCSV() {
  #expect(
    written(CommaSeparated()) == """
      \(header)
      \(id),IFNG,hgnc:5438,activates,STAT1,hgnc:11362,JAK1|other,hgnc:6190|,affirmed,asserted,\
      T cell,Doe et al. 2020|Roe 2021,123,,a.txt,1 Signals,\
      "IFN-γ ""activates"" STAT1,\tvia JAK1.",3,40,activates/active

      """)
}

@Test func claimsAsTSV() {
  let cells = [
    id, "IFNG", "hgnc:5438", "activates", "STAT1", "hgnc:11362", "JAK1|other", "hgnc:6190|",
    "affirmed", "asserted", "T cell", "Doe et al. 2020|Roe 2021", "123", "", "a.txt", "1 Signals",
    "IFN-γ \"activates\" STAT1, via JAK1.", "3", "40", "activates/active",
  ]
  let head = header.split(separator: ",").joined(separator: "\t")
  #expect(written(TabSeparated()) == head + "\n" + cells.joined(separator: "\t") + "\n")
}

@Test func claimsAsJSONLines() {
  #expect(
    written(JSONLines()) == #"""
      {"claim_id":"\#(id)","subject":"IFNG","subject_id":"hgnc:5438","relation":"activates",\#
      "object":"STAT1","object_id":"hgnc:11362","via":["JAK1","other"],\#
      "via_ids":["hgnc:6190",""],"polarity":"affirmed","certainty":"asserted",\#
      "context":["T cell"],"citations":["Doe et al. 2020","Roe 2021"],"pmids":["123"],"ncts":[],\#
      "document":"a.txt","section":"1 Signals",\#
      "sentence":"IFN-γ \"activates\" STAT1,\tvia JAK1.","start":3,"end":40,\#
      "rule":"activates/active"}

      """#)
}

@Test func sentencesAsCSV() {
  var output: [UInt8] = []
  let table = SentencesTable(CommaSeparated())
  table.appendHeader(to: &output)
  table.append(
    SentenceRecord(section: "abstract", text: "One\nline\r.", start: 0, end: 1_234_567_890),
    of: "a,b", to: &output)
  #expect(
    String(decoding: output, as: UTF8.self)
      == "document,section,sentence,start,end\n\"a,b\",abstract,\"One\nline\r.\",0,1234567890\n")
}

@Test func controlCharactersAreEscapedInJSON() {
  var output: [UInt8] = []
  JSONLines().row(
    [.text("\u{0}\u{1B}\u{7F}\\/\n"), .number(-12)], columns: ["a", "b"], to: &output)
  #expect(
    String(decoding: output, as: UTF8.self) == #"{"a":"\u0000\u001b\u007f\\/\n","b":-12}"# + "\n")
}
