import Testing

/// Mining texts whose entities are given: `--given-entities`.
@Suite struct GivenEntitiesTests {
  @Test func givenEntitiesAreTheOnlyNames() throws {
    let attest = try AttestProgram()
    try attest.write("β-cells: Foxq activates Barx, and IL-6 does not.\n", to: "in/one.txt")
    try attest.write("T1\tProtein 9 13\tFoxq\nT2\tProtein 24 28\tBarx\n", to: "in/one.a1")
    let mined = try attest.run("mine", "in", "--given-entities", "in", "--no-store")
    #expect(mined.code == 0)
    #expect(mined.errors == "attest: 1 read, 0 refused, 0 stored; 1 claim\n")
    let row = try #require(rows(of: mined.output).first)
    #expect(
      [row["subject"], row["relation"], row["object"], row["document"], row["start"], row["end"]]
        == ["Foxq", "activates", "Barx", "in/one.txt", "0", "48"])
  }

  @Test(
    "A file of entities with a mistake is refused with its line, and the others are read",
    arguments: [
      ("T1\tProtein 0 4\tFoxq\nT1\tProtein 0 4\tFoxq\n", "2:1", "T1 stands on line 1 already"),
      ("T1 Protein 0 4 Foxq\n", "1:1", "not an entity; expected T and a number"),
      ("T1\tProtein 0\tFoxq\n", "1:4", "expected a type and two offsets"),
      ("T1\tProtein 0 400\tFoxq\n", "1:4", "offsets 0 to 400 don't fit a text of 21 characters"),
      ("T1\tProtein 1 5\tFoxq\n", "1:4", "the text has “oxq ” at 1 to 5, not “Foxq”"),
    ])
  func refusesMistakes(_ lines: String, _ place: String, _ message: String) throws {
    let attest = try AttestProgram()
    try attest.write("Foxq activates Barx.\n", to: "in/one.txt")
    try attest.write(lines, to: "in/one.a1")
    try attest.write("Foxq activates Barx.\n", to: "in/two.txt")
    try attest.write("T1\tProtein 0 4\tFoxq\nT2\tProtein 15 19\tBarx\n", to: "in/two.a1")
    let mined = try attest.run("mine", "in", "--given-entities", "in")
    #expect(mined.code == 65)
    let lines = mined.errors.split(separator: "\n")
    #expect(lines.first?.hasPrefix("attest: in/one.a1:\(place): error: \(message)") == true)
    #expect(lines.last == "attest: 1 read, 1 refused, 1 stored; 1 claim")
  }

  @Test func textsAndEntitiesNeedEachOther() throws {
    let attest = try AttestProgram()
    try attest.write("Foxq activates Barx.\n", to: "in/one.txt")
    try attest.write("T1\tProtein 0 4\tFoxq\n", to: "in/two.a1")
    let mined = try attest.run("mine", "in", "--given-entities", "in")
    #expect(mined.code == 66)
    #expect(
      mined.errors == """
        attest: in/two.a1:1: error: no text for these entities: two.txt is neither an input nor in \
        this folder
        attest: in/one.txt: error: no entities are given for this text: in/one.a1 is missing or \
        may not be read
        attest: 0 read, 2 refused, 0 stored; 0 claims

        """)
  }

  @Test func entitiesOfOtherTypesAreCountedOnce() throws {
    let attest = try AttestProgram()
    for name in ["one", "two"] {
      try attest.write("Foxq activates Barx in mice.\n", to: "in/\(name).txt")
      try attest.write(
        "T1\tProtein 0 4\tFoxq\nT2\tGene 15 19\tBarx\nT3\tOrganism 23 27\tmice\n",
        to: "in/\(name).a1")
      // Events that people marked may lie beside them.
      try attest.write("", to: "in/\(name).a2")
    }
    let mined = try attest.run("mine", "in", "--given-entities", "in")
    #expect(mined.code == 0)
    let lines = mined.errors.split(separator: "\n")
    #expect(
      lines.dropLast() == [
        "attest: warning: events are those of the type Protein; other entities take part in none:"
          + " 2 Gene, 2 Organism"
      ])
  }

  @Test func aPackedTextHasTheStemOfItsText() throws {
    let attest = try AttestProgram()
    // “Foxq activates Barx.” and a line end, as gzip stores it.
    let text = Array("Foxq activates Barx.\n".utf8)
    try attest.write(Self.gzip(text), to: "in/one.txt.gz")
    try attest.write("T1\tProtein 0 4\tFoxq\nT2\tProtein 15 19\tBarx\n", to: "in/one.a1")
    let mined = try attest.run("mine", "in", "--given-entities", "in")
    #expect(mined.code == 0 && mined.errors == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")
    let exported = try attest.run("export", "events", "--format", "standoff", "--output", "out")
    #expect(exported.code == 0)
    #expect(try attest.read("out/one.a2").contains("Positive_regulation"))
  }

  /// Bytes in gzip's format, stored as they are.
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var check: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
    }
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
    let length = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1]
      + [UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
      + bytes + little(~check) + little(UInt32(bytes.count))
  }

  @Test func aTextMinedAgainWithoutEntitiesIsReadAnew() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "in/one.txt")
    try attest.write("T1\tProtein 0 4\tIL-6\n", to: "in/one.a1")
    try attest.write("T1\tProtein 0 4\tIL-4\n", to: "in/two.a1")
    // One text is asked for, so the entities of another are nobody's fault.
    let given = try attest.run("mine", "in/one.txt", "--given-entities", "in")
    #expect(given.errors == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")
    let again = try attest.run("mine", "in/one.txt")
    #expect(again.errors == "attest: 1 read, 0 refused, 1 stored; 1 claim\n")
    let third = try attest.run("mine", "in/one.txt")
    #expect(third.errors == "attest: 1 read, 0 refused, 0 stored; 0 claims; 1 unchanged\n")
  }
}
