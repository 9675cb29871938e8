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
  ])
  func readsEvents(_ sentence: String, _ expected: [String]) throws {
    #expect(try events(in: sentence) == expected)
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
