import Foundation
import Testing

@Suite struct KnownFilesTests {
  @Test("A file is one document, however it is named", .timeLimit(.minutes(5)))
  func otherPaths() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "docs/a.txt")
    let absolute = attest.folder.path + "/docs/a.txt"
    _ = try attest.run("mine", "docs/a.txt")
    for path in ["./docs/a.txt", "docs//a.txt", "docs/../docs/a.txt", absolute] {
      #expect(
        try attest.run("mine", path).errors
          == "attest: 1 read, 0 refused, 0 stored; 0 claims; 1 unchanged\n")
    }
    try FileManager.default.createSymbolicLink(
      atPath: attest.folder.path + "/link.txt", withDestinationPath: absolute)
    #expect(try attest.run("mine", "link.txt").errors.hasSuffix("1 unchanged\n"))
    #expect(
      try attest.run("find", "--document", "A.txt").errors.contains("did you mean docs/a.txt?"))
    try attest.write("IL-6 inhibits STAT3.\n", to: "docs/a.txt")
    #expect(
      try attest.run("mine", absolute, "./docs/a.txt").errors
        == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")
    let documents = rows(of: try attest.run("export", "documents").output)
    #expect(documents.map { $0["document"] } == ["docs/a.txt"])
    #expect(
      try attest.run("find", "--document", absolute).output.contains("IL6 inhibits STAT3"))
    #expect(try attest.run("remove", "./docs/a.txt").errors == "attest: 1 removed\n")
  }

  @Test("Where no name can be used, nothing is mined and the store stays as it is")
  func faultyLexicon() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "a.txt")
    try attest.write("nonsense\twithout\theads\nhgnc:6018\tIL6\tgene\n", to: "names/genes.tsv")
    _ = try attest.run("mine", "a.txt")
    let mined = try attest.run("mine", "a.txt", "--lexicon", "names")
    #expect(mined.code == 65)
    #expect(mined.errors.contains("no usable name"))
    #expect(rows(of: try attest.run("export", "claims").output).count == 1)
    #expect(rows(of: try attest.run("runs", "--format", "csv").output).count == 1)
  }
}
