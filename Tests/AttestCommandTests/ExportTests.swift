import Foundation
import Testing

/// `attest export`: every table has the columns that scripts rely on, and its rows.
struct ExportTests {
  /// An article with a reference list, a table of trials, and names.
  private static let article = """
    <article>
    <front><article-meta><article-id pub-id-type="doi">10.1/x</article-id>
    <title-group><article-title>JAK1 in glioma</article-title></title-group>
    </article-meta></front>
    <body><sec><title>Roles</title>
    <p>IL-6 activates STAT3 [<xref ref-type="bibr" rid="r1">1</xref>].</p>
    <table-wrap><label>Table 1</label><caption><p>Trials</p></caption><table>
    <thead><tr><th>Drug</th><th>Target</th><th>Disease</th><th>Phase</th><th>Trial</th></tr></thead>
    <tbody><tr><td>Ruxolitinib</td><td>JAK1</td><td>Glioma</td><td>Phase 2</td>
    <td>NCT00000102</td></tr></tbody></table></table-wrap>
    </sec></body>
    <back><ref-list><ref id="r1"><label>1</label><element-citation>
    <person-group><name><surname>Doe</surname><given-names>J</given-names></name></person-group>
    <article-title>On IL-6</article-title><year>2019</year><pub-id pub-id-type="pmid">36911192</pub-id>
    </element-citation></ref></ref-list></back>
    </article>
    """

  @Test func everyTableHasItsColumnsAndRows() throws {
    let attest = try AttestProgram()
    try attest.write(Self.article, to: "a.xml")
    #expect(try attest.run("mine", "a.xml").code == 0)
    func lines(_ table: String) throws -> [String] {
      let exported = try attest.run("export", table)
      #expect(exported.code == 0)
      return exported.output.split(separator: "\n").map(String.init)
    }
    let mentions = try lines("mentions")
    #expect(mentions[0] == "document,section,text,id,name,type,start,end,reason")
    let row = try #require(
      rows(of: mentions.joined(separator: "\n")).first { $0["text"] == "STAT3" })
    #expect(
      [row["document"], row["section"], row["id"], row["name"], row["type"]]
        == ["a.xml", "Roles", "hgnc:11364", "STAT3", "gene"])
    #expect(
      try lines("citations") == [
        "citation,reference,pmid,doi,document,section,sentence,start,end,resolved",
        "Doe 2019,Doe 2019. On IL-6,36911192,,a.xml,Roles,IL-6 activates STAT3 [1].,38,39,reference",
      ])
    #expect(
      try lines("trials") == [
        "agents,agent_ids,targets,target_ids,disease,disease_id,phase,status,ncts,document,section,"
          + "start,end",
        "Ruxolitinib,chebi:66919,JAK1,hgnc:6190,Glioma,mesh:D005910,PHASE2,,NCT00000102,a.xml,"
          + "table 1,92,143",
      ])
    #expect(
      try lines("documents") == [
        "document,format,title,pmid,doi,year,sections,sentences,references,tables,rows",
        "a.xml,jats,JAK1 in glioma,,10.1/x,,3,3,1,1,1",
      ])
  }

  @Test func offsetsPointIntoTheTextsThatAreExported() throws {
    let attest = try AttestProgram()
    try attest.write(Self.article, to: "a.xml")
    try attest.write(#"{"id": "n/1", "text": "IL-6 activates STAT3."}"#, to: "b.jsonl")
    #expect(try attest.run("mine", "a.xml", "b.jsonl").code == 0)
    let several = try attest.run("export", "documents", "--format", "text")
    #expect(several.code == 64)
    #expect(several.output.isEmpty)
    #expect(several.errors.contains("there are the texts of 2 documents"))
    let unknown = try attest.run("export", "documents", "--format", "text", "--document", "x")
    #expect(unknown.code == 66)

    let text = try attest.run("export", "documents", "--format", "text", "--document", "a.xml")
    let scalars = Array(text.output.unicodeScalars)
    let mentions = rows(of: try attest.run("export", "mentions").output)
      .filter { $0["document"] == "a.xml" }
    #expect(!mentions.isEmpty)
    for mention in mentions {
      let start = try #require(mention["start"].flatMap { Int($0) })
      let end = try #require(mention["end"].flatMap { Int($0) })
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == mention["text"])
    }
    try FileManager.default.createDirectory(
      at: attest.folder.appending(path: "texts"), withIntermediateDirectories: false)
    #expect(
      try attest.run("export", "documents", "--format", "text", "--output", "texts").code == 0)
    #expect(try attest.read("texts/a.xml.txt") == text.output)
    #expect(try attest.read("texts/1.txt") == "IL-6 activates STAT3.")
  }

  @Test func whatDoesNotGoTogetherIsWrongUsage() throws {
    let attest = try AttestProgram()
    for arguments in [
      ["claims", "--format", "text"], ["documents", "--document", "a.xml"], ["rows"],
    ] {
      #expect(try attest.run(["export"] + arguments).code == 64)
    }
  }
}
