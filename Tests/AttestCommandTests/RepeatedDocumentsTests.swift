import Foundation
import Testing

/// Documents that are called alike do not take each other's place unseen.
@Suite struct RepeatedDocumentsTests {
  private func record(_ id: String, _ text: String) -> String {
    #"{"id": "\#(id)", "text": "\#(text)"}"# + "\n"
  }

  @Test(arguments: [[], ["--no-store", "--output", "o.csv"]])
  func anotherTextOfTheSameNameIsRefused(options: [String]) throws {
    let attest = try AttestProgram()
    try attest.write(record("a", "IL-6 activates STAT3."), to: "a.jsonl")
    try attest.write(
      record("b", "JAK1 activates STAT1.") + record("a", "SOCS3 inhibits JAK2."), to: "b.jsonl")
    let mined = try attest.run(["mine", "a.jsonl", "b.jsonl"] + options)
    #expect(mined.code == 65)
    #expect(
      mined.errors == """
        attest: b.jsonl:2: error: “a” stands already at a.jsonl:1, with another text, which is kept; \
        give each document an id of its own
        attest: 2 read, 1 refused, \(options.isEmpty ? 2 : 0) stored; 2 claims

        """)
    let claims =
      options.isEmpty ? try attest.run("export", "claims").output : try attest.read("o.csv")
    #expect(rows(of: claims).map { $0["subject"] } == ["IL6", "JAK1"])
  }

  @Test func theSameTextCountsOnce() throws {
    let attest = try AttestProgram()
    let line = record("a", "IL-6 activates STAT3.")
    let mined = try attest.run(["mine", "-"], input: line + line)
    #expect(mined.code == 0)
    #expect(
      mined.errors == """
        attest: -:2: warning: “a” stands already at -:1, with the same text; it counts once
        attest: 1 read, 0 refused, 1 stored; 1 claim; 1 repeated

        """)
  }

  /// PubMed's later files bring its records up to date.
  @Test func aLaterRecordOfPubMedReplacesTheEarlier() throws {
    let attest = try AttestProgram()
    for (file, title) in [("1.xml", "IL-6 activates STAT3"), ("2.xml", "SOCS3 inhibits JAK2")] {
      try attest.write(
        """
        <PubmedArticleSet>
        <PubmedArticle><MedlineCitation><PMID Version="1">11</PMID><Article>\
        <ArticleTitle>\(title)</ArticleTitle></Article></MedlineCitation></PubmedArticle>
        </PubmedArticleSet>
        """, to: file)
    }
    let mined = try attest.run("mine", "1.xml", "2.xml")
    #expect(mined.code == 0)
    #expect(
      mined.errors == """
        attest: 2.xml:2: warning: “pubmed:11” again; it takes the place of the record at 1.xml:2
        attest: 2 read, 0 refused, 1 stored; 2 claims

        """)
    #expect(rows(of: try attest.run("export", "claims").output).map { $0["subject"] } == ["SOCS3"])
  }

  @Test func whatWasCutInARecordIsSaidWithItsLine() throws {
    let attest = try AttestProgram()
    let list = "JAK1 activates STAT1 " + (0..<6000).map { "and STAT\($0)" }.joined(separator: " ")
    try attest.write(record("a", "No claim.") + record("b", list), to: "a.jsonl")
    let mined = try attest.run("mine", "a.jsonl", "--no-store")
    #expect(mined.errors.hasPrefix("attest: a.jsonl:2: warning: a sentence of more than "))
    #expect(mined.errors.contains("; at character 1 of the text of “b”\n"))
  }

  @Test func aFormatWithoutAnOutputIsNamed() throws {
    let attest = try AttestProgram()
    let mined = try attest.run(
      ["mine", "-", "--format", "tsv"], input: record("a", "IL-6 activates STAT3."))
    #expect(mined.code == 0)
    #expect(mined.errors.hasPrefix("attest: warning: --format and --spreadsheet say how claims"))
  }
}
