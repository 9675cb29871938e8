import Testing

/// From texts and molecules to events: `mine --given-entities` and `export events`.
@Suite struct EventsTests {
  /// A sentence with its molecules between `‹` and `›`, as a text and its entities.
  private static func marked(_ sentence: String) -> (text: String, entities: String) {
    var text = ""
    var entities = ""
    var start = 0
    for character in sentence {
      switch character {
      case "‹": start = text.count
      case "›":
        let number = entities.split(separator: "\n").count + 1
        let name = text.dropFirst(start)
        entities += "T\(number)\tProtein \(start) \(text.count)\t\(name)\n"
      default: text.append(character)
      }
    }
    return (text + "\n", entities)
  }

  /// Each event as `induces: Positive_regulation(Theme: expression, Cause: IL-4)`.
  private func events(in sentence: String) throws -> [String] {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked(sentence)
    try attest.write(text, to: "in/one.txt")
    try attest.write(entities, to: "in/one.a1")
    _ = try attest.run("mine", "in", "--given-entities", "in")
    return rows(of: try attest.run("export", "events").output).map { row in
      let arguments = (row["arguments"] ?? "").split(separator: "|").map { argument in
        let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
        return "\(parts[0].split(separator: ":")[0]): \(parts[1])"
      }
      let marks = [("negated", "not "), ("speculated", "maybe ")]
        .map { row[$0.0] == "true" ? $0.1 : "" }.joined()
      return
        "\(marks)\(row["trigger"] ?? ""): \(row["type"] ?? "")(\(arguments.joined(separator: ", ")))"
    }
  }

  @Test(arguments: [
    (
      "‹IL-4› induces the expression of ‹CD23› in B cells.",
      [
        "expression: Gene_expression(Theme: CD23)",
        "induces: Positive_regulation(Theme: expression, Cause: IL-4)",
      ]
    ),
    (
      "Phosphorylation of ‹STAT6› was inhibited by ‹SOCS1›.",
      [
        "Phosphorylation: Phosphorylation(Theme: STAT6)",
        "inhibited: Negative_regulation(Theme: Phosphorylation, Cause: SOCS1)",
      ]
    ),
    (
      "‹GATA3› binds to ‹FOG1›.", ["binds: Binding(Theme: GATA3, Theme2: FOG1)"]
    ),
    (
      "Resting cells did not express ‹CD69›.",
      ["not express: Gene_expression(Theme: CD69)"]
    ),
    (
      "The expression of ‹CD40› and ‹CD80› increased.",
      [
        "expression: Gene_expression(Theme: CD40)", "expression: Gene_expression(Theme: CD80)",
        "increased: Positive_regulation(Theme: expression)",
        "increased: Positive_regulation(Theme: expression)",
      ]
    ),
    ("Cells were washed with ‹BSA› twice.", []),
    (
      "‹PRMT5› methylates ‹E2F1›.", ["methylates: Methylation(Theme: E2F1)"]
    ),
    ("Methylation of the ‹CDKN2A› promoter was seen.", []),
    (
      "‹PIAS1› induces SUMOylation of ‹STAT1›.",
      [
        "SUMOylation: Sumoylation(Theme: STAT1)",
        "induces: Positive_regulation(Theme: SUMOylation, Cause: PIAS1)",
      ]
    ),
    (
      "De-ubiquitination of ‹TRAF3› was inhibited.",
      [
        "De-ubiquitination: Deubiquitination(Theme: TRAF3)",
        "inhibited: Negative_regulation(Theme: De-ubiquitination)",
      ]
    ),
    (
      "‹SIRT1› deacetylates ‹RELA› at lysine 310.",
      ["deacetylates: Deacetylation(Theme: RELA, Site: lysine 310)"]
    ),
    (
      "Down-regulation of ‹IL2› expression was seen.",
      [
        "expression: Gene_expression(Theme: IL2)",
        "Down-regulation: Negative_regulation(Theme: expression)",
      ]
    ),
  ])
  func readsEvents(_ sentence: String, _ expected: [String]) throws {
    #expect(try events(in: sentence) == expected)
  }

  @Test(
    "Each molecule is paired with its partner, and members of a list with none of each other",
    arguments: [
      (
        "‹FOS› interacts with ‹JUN› and ‹ATF2›.",
        [
          "interacts: Binding(Theme: FOS, Theme2: JUN)",
          "interacts: Binding(Theme: FOS, Theme2: ATF2)",
        ]
      ),
      (
        "‹GATA3› binds ‹FOG1› and ‹FOG2›.",
        [
          "binds: Binding(Theme: GATA3, Theme2: FOG1)",
          "binds: Binding(Theme: GATA3, Theme2: FOG2)",
        ]
      ),
      (
        "We found complexes of ‹STAT1› and ‹STAT3› in these cells.",
        ["complexes: Binding(Theme: STAT1, Theme2: STAT3)"]
      ),
      (
        "Heterodimers of ‹MAX› and ‹MYC› were seen.",
        ["Heterodimers: Binding(Theme: MAX, Theme2: MYC)"]
      ),
      (
        "The ‹p50›/‹p65› heterodimer appeared in the nucleus.",
        ["heterodimer: Binding(Theme: p50, Theme2: p65)"]
      ),
      (
        "‹SOCS3› forms a complex with ‹GP130›.",
        ["complex: Binding(Theme: SOCS3, Theme2: GP130)"]
      ),
    ])
  func pairsPartners(_ sentence: String, _ expected: [String]) throws {
    #expect(try events(in: sentence) == expected)
  }

  @Test(
    "Of events within each other, only the outermost is denied or left open",
    arguments: [
      (
        "‹IL-4› did not induce the expression of ‹CD23›.",
        [
          "expression: Gene_expression(Theme: CD23)",
          "not induce: Positive_regulation(Theme: expression, Cause: IL-4)",
        ]
      ),
      (
        "‹IL-4› may inhibit the expression of ‹TNF›.",
        [
          "expression: Gene_expression(Theme: TNF)",
          "maybe inhibit: Negative_regulation(Theme: expression, Cause: IL-4)",
        ]
      ),
      (
        "Neither ‹IL-4› nor ‹IL-13› induced expression of ‹CD23›.",
        [
          "expression: Gene_expression(Theme: CD23)",
          "not induced: Positive_regulation(Theme: expression, Cause: IL-4)",
          "not induced: Positive_regulation(Theme: expression, Cause: IL-13)",
        ]
      ),
    ])
  func marksTheOutermost(_ sentence: String, _ expected: [String]) throws {
    #expect(try events(in: sentence) == expected)
  }

  @Test func aLongSentenceIsReadToItsEnd() throws {
    let clauses = (1...120).map { "‹Kin\($0)› phosphorylates ‹Sub\($0)›" }
    let found = Set(try events(in: clauses.joined(separator: " and ") + "."))
    let expected = (1...120).map { "phosphorylates: Phosphorylation(Theme: Sub\($0))" }
    #expect(expected.filter { !found.contains($0) } == [])
  }

  @Test func eventsThatAreLeftOutAreSaid() throws {
    let attest = try AttestProgram()
    let names = (1...23).map { "‹Rec\($0)›" }.joined(separator: ", ")
    let (text, entities) = Self.marked("Expression of \(names) and ‹Rec24› was inhibited.")
    try attest.write("Nothing here.\n" + text, to: "in/one.txt")
    let shifted = entities.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t")
      let place = parts[1].split(separator: " ")
      return "\(parts[0])\t\(place[0]) \(Int(place[1])! + 14) \(Int(place[2])! + 14)\t\(parts[2])\n"
    }
    try attest.write(shifted.joined(), to: "in/one.a1")
    let mined = try attest.run("mine", "in", "--given-entities", "in")
    #expect(mined.code == 0)
    #expect(
      mined.errors.hasPrefix(
        "attest: in/one.txt:2:1: warning: a word here has more than 20 themes, 6 causes or 24"
          + " partners; only the events of the first ones are kept\n"))
  }

  @Test func flagsAreTruthValuesInJSON() throws {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked("Resting cells did not express ‹CD69›.")
    try attest.write(text, to: "in/one.txt")
    try attest.write(entities, to: "in/one.a1")
    _ = try attest.run("mine", "in", "--given-entities", "in")
    #expect(
      try attest.run("export", "events", "--format", "jsonl").output == """
        {"document":"in/one.txt","event_id":"E1","type":"Gene_expression","trigger":"express",\
        "start":22,"end":29,"arguments":["Theme:T1 CD69"],"negated":true,"speculated":false}

        """)
  }

  @Test func standoffGoesOnWhereAFileCannotBeWritten() throws {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked("Resting cells express ‹CD69›.")
    for name in ["one", "two"] {
      try attest.write(text, to: "in/\(name).txt")
      try attest.write(entities, to: "in/\(name).a1")
    }
    try attest.write("", to: "out/one.a2/in-the-way")
    _ = try attest.run("mine", "in", "--given-entities", "in")
    let exported = try attest.run("export", "events", "--format", "standoff", "--output", "out")
    #expect(exported.code == 73)
    #expect(exported.errors.hasPrefix("attest: out/one.a2: error: cannot be created"))
    #expect(exported.errors.split(separator: "\n").count == 1)
    #expect(
      try attest.read("out/two.a2")
        == "T2\tGene_expression 14 21\texpress\nE1\tGene_expression:T2 Theme:T1\n")
  }

  @Test func standoffGoesOnBehindTheEntities() throws {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked("α: ‹IL-4› induces the expression of ‹CD23›.")
    try attest.write(text, to: "in/one.txt")
    try attest.write(entities, to: "in/one.a1")
    try attest.write("Nothing is named.\n", to: "in/two.txt")
    try attest.write("", to: "in/two.a1")
    _ = try attest.run("mine", "in", "--given-entities", "in")
    let exported = try attest.run("export", "events", "--format", "standoff", "--output", "out")
    #expect(exported.code == 0 && exported.errors == "")
    #expect(
      try attest.read("out/one.a2") == """
        T3\tGene_expression 20 30\texpression
        T4\tPositive_regulation 8 15\tinduces
        E1\tGene_expression:T3 Theme:T2
        E2\tPositive_regulation:T4 Theme:E1 Cause:T1

        """)
    #expect(try attest.read("out/two.a2") == "")
  }

  @Test func standoffNeedsAFolderAndGivenEntities() throws {
    let attest = try AttestProgram()
    try attest.write("IL-6 activates STAT3.\n", to: "a.txt")
    _ = try attest.run("mine", "a.txt")
    let toOutput = try attest.run("export", "events", "--format", "standoff")
    #expect(toOutput.code == 64)
    let nothing = try attest.run("export", "events", "--format", "standoff", "--output", "out")
    #expect(nothing.code == 66)
    #expect(
      nothing.errors == """
        attest: attest.sqlite: error: the store has no document whose entities were given; mine \
        with --given-entities

        """)
  }

  @Test(
    "A folder that is missing and a file of events with a mistake end a harvest with their place",
    arguments: [
      ("nowhere", "T2\tGene_expression 8 17\tglimmered\n", 73, "nowhere/triggers.tsv: error: "),
      (
        ".", "T2\tGene_expression 8 1700\tglimmered\n", 65,
        "gold/1.a2:1:4: error: offsets 8 to 1700 don't fit a text of 33 characters"
      ),
      (
        ".", "T2\tGene_expression 9 17\tglimmered\n", 65,
        "gold/1.a2:1:4: error: the text has “limmered” at 9 to 17, not “glimmered”"
      ),
    ])
  func harvestSaysWhatIsWrong(
    _ folder: String, _ events: String, _ code: Int32, _ message: String
  ) throws {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked("Quorins glimmered the ‹Foxq› gene.")
    try attest.write(text, to: "gold/1.txt")
    try attest.write(entities, to: "gold/1.a1")
    try attest.write(events, to: "gold/1.a2")
    let harvested = try attest.run("harvest", "gold", "--output", folder)
    #expect(harvested.code == code)
    #expect(harvested.errors.hasPrefix("attest: " + message))
    #expect(try attest.names() == ["gold"])
  }

  @Test func harvestCountsWordsAndKeepsNoSentence() throws {
    let attest = try AttestProgram()
    let (text, entities) = Self.marked("Quorins glimmered the ‹Foxq› gene.")
    for number in 1...4 {
      try attest.write(text, to: "gold/\(number).txt")
      try attest.write(entities, to: "gold/\(number).a1")
      try attest.write(
        "T2\tGene_expression 8 17\tglimmered\nE1\tGene_expression:T2 Theme:T1\n",
        to: "gold/\(number).a2")
    }
    let harvested = try attest.run("harvest", "gold", "--output", ".")
    #expect(harvested.code == 0 && harvested.errors == "")
    #expect(
      try attest.read("triggers.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") } == [
        "stem\ttype\ttimes\tright\twords", "glimmer\tGene_expression\t4\t4\tglimmered",
      ])
  }
}
