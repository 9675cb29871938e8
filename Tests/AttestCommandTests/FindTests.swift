import Foundation
import Testing

@Suite struct FindTests {
  @Test func contextsAreFoundByTheirIdentifier() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3 in melanoma.\n", to: "a.txt")
    try attest.write("IL-4 activates STAT6 in T cells.\n", to: "b.txt")
    _ = try attest.run("mine", "a.txt", "b.txt")
    for context in ["mesh:D008545", "MESH:d008545", "melanoma"] {
      #expect(
        rows(of: try attest.run("find", "--context", context, "--format", "csv").output)
          .map { $0["subject"] } == ["IL6"])
    }
    #expect(
      rows(of: try attest.run("find", "--context", "CL:0000084", "--format", "csv").output)
        .map { $0["subject"] } == ["IL4"])
  }

  @Test func anEmptyStoreAndAFamilyAreExplained() throws {
    let attest = try AttestProgram()
    try attest.write("We begin.\n", to: "a.txt")
    _ = try attest.run("mine", "a.txt")
    #expect(try attest.run("find").errors.contains("the store has no claims"))
    try attest.write("JAK1 activates STAT3.\n", to: "b.txt")
    _ = try attest.run("mine", "b.txt")
    #expect(
      try attest.run("find", "--about", "JAK").errors
        .contains("JAK is a family; --members finds claims about its members, too"))
    #expect(!(try attest.run("find", "--about", "TYK2").errors.contains("--members")))
  }

  @Test func numbersAreNumbersInJSONLines() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "a.txt")
    _ = try attest.run("mine", "a.txt")
    let found = try attest.run("find", "--format", "jsonl").output
    #expect(found.contains(#""against":0,"belief":0.67,"#))
    let runs = try attest.run("runs", "--format", "jsonl").output
    #expect(runs.hasPrefix(#"{"run":1,"command":"mine","#))
    #expect(runs.contains(#""read":1,"refused":0,"stored":1,"unchanged":0,"documents":1}"#))
  }
}
