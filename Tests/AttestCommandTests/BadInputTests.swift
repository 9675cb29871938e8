import Foundation
import Testing

/// Each bad input has its exit code and one message with its place; the others are still mined.
@Suite struct BadInputTests {
  private let good = "IL-6 activates STAT3."

  /// Mines a bad input between two good ones.
  private func mine(_ bad: String, in attest: borrowing AttestProgram) throws
    -> AttestProgram.Outcome
  {
    try attest.write(good, to: "a.txt")
    try attest.write(good, to: "z.txt")
    let mined = try attest.run("mine", "a.txt", bad, "z.txt", "--output", "-")
    #expect(rows(of: mined.output).map { $0["document"] } == ["a.txt", "z.txt"])
    #expect(mined.errors.hasSuffix("attest: 2 read, 1 refused, 2 stored; 2 claims\n"))
    #expect(mined.errors.split(separator: "\n").count == 2)
    return mined
  }

  @Test func aMissingFile() throws {
    let mined = try mine("missing.txt", in: AttestProgram())
    #expect(mined.code == 66)
    #expect(mined.errors.hasPrefix("attest: missing.txt: error: no such file"))
  }

  /// A pipe that nobody writes to would hold the run up for ever.
  @Test(.timeLimit(.minutes(1))) func aPipeWithoutAWriter() throws {
    let attest = try AttestProgram()
    mkfifo(attest.folder.appending(path: "pipe").path, 0o600)
    let mined = try mine("pipe", in: attest)
    #expect(mined.code == 66)
    #expect(mined.errors.hasPrefix("attest: pipe: error: not a regular file, but a pipe"))
  }

  @Test func anEmptyFolder() throws {
    let attest = try AttestProgram()
    try FileManager.default.createDirectory(
      at: attest.folder.appending(path: "empty"), withIntermediateDirectories: false)
    let mined = try mine("empty", in: attest)
    #expect(mined.code == 66)
    #expect(mined.errors.hasPrefix("attest: empty: error: no readable file"))
  }

  @Test func aBinaryFile() throws {
    let attest = try AttestProgram()
    try attest.write([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0xFF, 0xFE], to: "bad.txt")
    let mined = try mine("bad.txt", in: attest)
    #expect(mined.code == 65)
    #expect(mined.errors.hasPrefix("attest: bad.txt:1:"))
  }

  @Test func invalidUTF8() throws {
    let attest = try AttestProgram()
    try attest.write(Array("IL-6\nactivates ".utf8) + [0xE9, 0x20] + Array("STAT3.".utf8), to: "b")
    let mined = try mine("b", in: attest)
    #expect(mined.code == 65)
    #expect(mined.errors.hasPrefix("attest: b:2:11: error: "))
  }

  @Test func anUnwritableStore() throws {
    let attest = try AttestProgram()
    try attest.write(good, to: "a.txt")
    let mined = try attest.run("mine", "a.txt", "--store", "nowhere/store.sqlite")
    #expect(mined.code == 73)
    #expect(mined.errors.hasPrefix("attest: nowhere/store.sqlite: error: "))
  }

  @Test func anUnwritableOutput() throws {
    let attest = try AttestProgram()
    try attest.write(good, to: "a.txt")
    let mined = try attest.run("mine", "a.txt", "--output", "nowhere/claims.csv")
    #expect(mined.code == 73)
    #expect(mined.errors.hasPrefix("attest: nowhere/claims.csv: error: "))
    #expect(try attest.names() == ["a.txt"])
  }

  @Test func anOutputThatWouldReplaceItsInput() throws {
    let attest = try AttestProgram()
    try attest.write(good, to: "a.txt")
    #expect(try attest.run("mine", "a.txt", "--output", "./a.txt").code == 64)
    #expect(try attest.read("a.txt") == good)
  }

  #if os(Linux)
    /// The name of a file need not be UTF-8.
    @Test func aNameOfOtherBytes() throws {
      let attest = try AttestProgram()
      try attest.write("", to: "f/.keep")
      let path = Array((attest.folder.path + "/f/M").utf8) + [0xFC] + Array("ller.txt".utf8)
      let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o600)
      #expect(descriptor >= 0)
      _ = good.withCString { Foundation.write(descriptor, $0, strlen($0)) }
      close(descriptor)
      let mined = try attest.run("mine", "f", "--output", "-")
      #expect(mined.code == 0)
      #expect(rows(of: mined.output).map { $0["document"] } == ["f/M\\xFCller.txt"])
    }

    @Test func aFullDisk() throws {
      let attest = try AttestProgram()
      try attest.write(good, to: "a.txt")
      let mined = try attest.run("mine", "a.txt", "--no-store", "--output", "/dev/full")
      #expect(mined.code == 74)
      #expect(mined.errors.hasPrefix("attest: /dev/full: error: writing failed: No space left"))
      #expect(mined.errors.hasSuffix("attest: 1 read, 0 refused, 0 stored; 1 claim\n"))
    }
  #endif

  @Test func aFaultyLexiconRow() throws {
    let attest = try AttestProgram()
    try attest.write(good, to: "a.txt")
    try attest.write(
      """
      id\tname\ttype\tsynonyms\tsource
      hgnc:6018\tIL6\tgene\tIL-6\thgnc
      hgnc:11364\tSTAT3\tgene
      hgnc:11364\tSTAT3\tgene\t\thgnc

      """, to: "names/genes.tsv")
    let mined = try attest.run("mine", "a.txt", "--lexicon", "names")
    #expect(mined.code == 65)
    #expect(mined.errors.hasPrefix("attest: names/genes.tsv:3: error: 3 fields, expected 5"))
    #expect(mined.errors.hasSuffix("attest: 1 read, 0 refused, 1 stored; 1 claim\n"))
  }

  @Test func aFaultyRuleFile() throws {
    let attest = try AttestProgram()
    try attest.write(good, to: "a.txt")
    try attest.write("relation activtes\n\nrule one\nverbs activate\n", to: "rules/one.rules")
    try attest.write("relation binds\n\nrule two\ntrigger bind\n", to: "rules/two.rules")
    let mined = try attest.run("mine", "a.txt", "--rules", "rules", "--output", "claims.csv")
    #expect(mined.code == 65)
    #expect(mined.errors.contains("attest: rules/one.rules:1"))
    #expect(mined.errors.contains("attest: rules/two.rules:4"))
    #expect(try attest.names() == ["a.txt", "rules"])
  }

  @Test func rulesOfOnesOwnAreAdded() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 awakens STAT3 and activates JAK2.\n", to: "a.txt")
    try attest.write(
      """
      relation activates

      rule awakening-verb
      reason  To awaken is to activate.
      verbs   awaken
      cause   subject
      theme   object
      example IL-6 awakens STAT3. => IL6 activates STAT3
      example IL-6 awakens. =>

      """, to: "own/my.rules")
    let mined = try attest.run("mine", "a.txt", "--no-store", "--rules", "own")
    #expect(mined.errors.hasSuffix("attest: 1 read, 0 refused, 0 stored; 2 claims\n"))
    let tested = try attest.run("rules", "test", "own/my.rules")
    #expect(tested.code == 0)
    #expect(tested.errors == "attest: 2 examples, 0 failed\n")
    try attest.write("relation activates\nrule b\nverb awaken\n", to: "bad.rules")
    let refused = try attest.run("rules", "test", "bad.rules")
    #expect(refused.code == 65)
    #expect(refused.errors.contains("attest: bad.rules:3:1: error: unknown word “verb”"))
  }

  @Test(arguments: [
    ["frobnicate"], ["export", "nonsense"], ["mine"], ["mine", "a", "--jobs", "0"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let attest = try AttestProgram()
    #expect(try attest.run(arguments).code == 64)
  }

  @Test func aMissingStore() throws {
    let exported = try AttestProgram().run("export", "claims")
    #expect(exported.code == 66)
    #expect(exported.errors.hasPrefix("attest: attest.sqlite: error: "))
  }
}
