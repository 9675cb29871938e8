import Foundation
import Testing

@Suite struct MineTests {
  static let claimColumns = """
    claim_id,subject,subject_id,relation,object,object_id,via,via_ids,polarity,certainty,context,\
    citations,pmids,ncts,document,section,sentence,start,end,rule
    """

  @Test func whatIsMinedCanBeExported() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3 (Smith et al., 2014).\n", to: "a.txt")
    let mined = try attest.run("mine", "a.txt")
    #expect(mined.code == 0)
    #expect(mined.output == "")
    #expect(mined.errors == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")

    let claims = try attest.run("export", "claims")
    #expect(claims.output.split(separator: "\n").first.map(String.init) == Self.claimColumns)
    let row = try #require(rows(of: claims.output).first)
    #expect(
      [row["subject"], row["relation"], row["object"], row["citations"], row["document"]]
        == ["IL6", "activates", "STAT3", "Smith et al. 2014", "a.txt"])

    let sentences = try attest.run("export", "sentences")
    #expect(
      sentences.output
        == """
        document,section,sentence,start,end
        a.txt,\(row["section"] ?? ""),"IL-6 activates STAT3 (Smith et al., 2014).",0,42

        """)
    #expect(
      try attest.run("export", "documents", "--format", "tsv").output.split(separator: "\n")[0]
        == """
        document\tformat\ttitle\tpmid\tdoi\tyear\tsections\tsentences\treferences\ttables\trows
        """)
    #expect(try attest.names() == ["a.txt", "attest.sqlite"])
  }

  @Test(arguments: [
    (
      "IFN-α/β activate STAT1, STAT2, and STAT4 via JAK1 and TYK2.",
      [
        "IFNA activates STAT1 via JAK1|TYK2", "IFNA activates STAT2 via JAK1|TYK2",
        "IFNA activates STAT4 via JAK1|TYK2", "IFNB1 activates STAT1 via JAK1|TYK2",
        "IFNB1 activates STAT2 via JAK1|TYK2", "IFNB1 activates STAT4 via JAK1|TYK2",
      ]
    ),
    (
      """
      IL-6 and IL-11 activate STAT1, STAT3 via JAK1, JAK2, and TYK2, but IL-12 and IL-23 activate \
      STAT3 and STAT4 via JAK2 and TYK2.
      """,
      [
        "IL11 activates STAT1 via JAK1|JAK2|TYK2", "IL11 activates STAT3 via JAK1|JAK2|TYK2",
        "IL12 activates STAT3 via JAK2|TYK2", "IL12 activates STAT4 via JAK2|TYK2",
        "IL23 activates STAT3 via JAK2|TYK2", "IL23 activates STAT4 via JAK2|TYK2",
        "IL6 activates STAT1 via JAK1|JAK2|TYK2", "IL6 activates STAT3 via JAK1|JAK2|TYK2",
      ]
    ),
  ])
  func listsDistribute(sentence: String, claims: [String]) throws {
    let attest = try AttestProgram()
    let mined = try attest.run("mine", "-", "--no-store", input: sentence)
    let found = rows(of: mined.output).map { row in
      "\(row["subject"] ?? "") \(row["relation"] ?? "") \(row["object"] ?? "")"
        + " via \(row["via"] ?? "")"
    }
    #expect(found.sorted() == claims)
  }

  @Test func jsonLinesStreamThrough() throws {
    let attest = try AttestProgram()
    let mined = try attest.run(
      "mine", "-", "--no-store", "--format", "jsonl",
      input: """
        {"id": "one", "text": "IL-6 activates STAT3."}
        {"id": "two", "text":
        {"id": "three", "text": "SOCS3 inhibits JAK2."}

        """)
    #expect(mined.code == 65)
    #expect(mined.errors.contains("attest: -:2:"))
    #expect(mined.errors.hasSuffix("attest: 2 read, 1 refused, 0 stored; 2 claims\n"))
    let documents = try mined.output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    #expect(
      documents == [
        Row(subject: "IL6", relation: "activates", object: "STAT3", via: [], document: "one"),
        Row(subject: "SOCS3", relation: "inhibits", object: "JAK2", via: [], document: "three"),
      ])
  }

  struct Row: Codable, Equatable {
    let subject, relation, object: String
    let via: [String]
    let document: String
  }

  @Test func jobsDoNotChangeTheBytes() throws {
    let attest = try AttestProgram()
    let article = AttestProgram.repository.appending(path: "Corpus/jak-stat-signalling/article.txt")
    try attest.write(try String(contentsOf: article, encoding: .utf8), to: "article.txt")
    let records = (1...3000).map { #"{"id": "\#($0)", "text": "IL-\#($0 % 40) activates STAT3."}"# }
    try attest.write(records.joined(separator: "\n"), to: "records.jsonl")
    for jobs in ["1", "2"] {
      let mined = try attest.run(
        "mine", ".", "--store", "\(jobs).sqlite", "--jobs", jobs, "--output", "\(jobs).csv")
      #expect(mined.code == 0)
    }
    #expect(try attest.read("1.csv") == attest.read("2.csv"))
    #expect(
      try attest.run("export", "claims", "--store", "2.sqlite").output == attest.read("1.csv"))
  }

  @Test func foldersAreSearchedInOrder() throws {
    let attest = try AttestProgram()
    for name in ["in/b.txt", "in/a/c.txt", "in/.hidden.txt", "in/notes.md"] {
      try attest.write("IL-6 activates STAT3.", to: name)
    }
    // Known by what it holds, not by its name.
    try attest.write("TY  - JOUR\nTI  - IL-6 activates STAT3.\nER  - \n", to: "in/c.ris")
    let mined = try attest.run("mine", "in/", "in/b.txt", "--no-store", "--verbose")
    #expect(
      rows(of: mined.output).map { $0["document"] } == ["in/a/c.txt", "in/b.txt", "in/c.ris#1"])
    #expect(mined.errors.contains("attest: skipped in/notes.md: "))
    #expect(mined.errors.contains("attest: in/notes.md: warning: in folders 1 file is passed"))
  }

  @Test func aSpreadsheetRunsNothing() throws {
    let attest = try AttestProgram()
    try attest.write("-IL-6 activates STAT3.", to: "=a.txt")
    let plain = try attest.run("mine", "=a.txt", "--no-store")
    #expect(rows(of: plain.output).map { $0["document"] } == ["=a.txt"])
    let guarded = try attest.run("mine", "=a.txt", "--no-store", "--spreadsheet")
    #expect(rows(of: guarded.output).map { $0["document"] } == ["'=a.txt"])
  }
}
