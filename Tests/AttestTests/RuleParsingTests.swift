import Attest
import Testing

/// A rule file with mistakes is refused with all of them, each at its place.
@Suite struct RuleParsingTests {
  private func mistakes(_ text: String) -> [String] {
    var parsing = RuleParsing()
    parsing.read(Array(text.utf8), file: "my.rules", name: "my")
    return parsing.diagnostics.map { "\($0.line):\($0.column) \($0.message)" }
  }

  @Test func allMistakesAreNamedAtOnce() {
    let found = mistakes(
      """
      relation activate
      relation activates
      rule silencing
      reason  What silences.
      verbs   silence (a+)+$
      cause   subjct
      theme   object
      theme-kinds gene protein
      verbs   mute
      colour  red
      example STAT3 silences SOCS3
      """)
    #expect(found.count == 7)
    #expect(found[0].hasPrefix("1:10 unknown relation “activate”, expected one of activates,"))
    #expect(found[1].hasPrefix("5:17 “(a+)+$” is no word in lower case"))
    #expect(found[2].hasPrefix("6:9 “subjct” is no place or preposition; expected one of subject,"))
    #expect(found[3].hasPrefix("8:18 “protein” is no kind of name; expected one of gene,"))
    #expect(found[4].hasPrefix("9:1 “verbs” stands twice"))
    #expect(found[5].hasPrefix("10:1 unknown word “colour”, expected one of adjectives,"))
    #expect(found[6].hasPrefix("11:29 an example reads"))
  }

  @Test func aRuleSaysWhatItIsMissing() {
    #expect(
      mistakes("relation activates\nrule bare\n").map { String($0.prefix(3)) }
        == ["2:1", "2:1", "2:1", "2:1"])
  }

  /// One mistake is one message: what follows from it is not said again.
  @Test(arguments: [
    ("relation activate\nrule r\nreason R.\nverbs bind\ntheme object\nexample JAK1. =>", "1:10"),
    ("relation binds\nrule r\nreason R.\nverb bind\ntheme object\nexample JAK1. =>", "4:1"),
    ("relation binds\nrule r\nreason R.\nverbs bind\ntheme\nexample JAK1. =>", "5:6"),
    ("relation binds\nrule r\nreason R.\nverbs bind\ntheme nowhere\nexample JAK1. =>", "5:7"),
    ("rule r\nreason R.\nverbs bind\ntheme object\nexample JAK1. =>", "1:1"),
  ])
  func oneMistakeIsOneMessage(text: String, place: String) {
    #expect(mistakes(text).map { $0.split(separator: " ").first.map(String.init) } == [place])
  }

  /// What an example must give is read as well.
  @Test(arguments: [
    ("IL6 activate STAT3", "1 “IL6 activate STAT3” names no relation"),
    ("IL6 activates STAT3; activates STAT3", "22 “activates STAT3” has no subject"),
    ("IL6 not activates", "18 “IL6 not activates” has no object"),
    ("maybe IL6 activates via JAK1", "20 “maybe IL6 activates via JAK1” has no object"),
    ("IL6 activates STAT3 via", "21 “IL6 activates STAT3 via” names nothing behind “via”"),
  ])
  func theClaimsOfExamplesAreRead(claims: String, message: String) {
    let head = "relation binds\nrule r\nreason R.\nverbs bind\ntheme object\n"
    let found = mistakes(head + "example IL-6. => " + claims)
    #expect(found.count == 1)
    let parts = message.split(separator: " ", maxSplits: 1)
    let column = 17 + (Int(parts[0]) ?? 0)
    #expect(found.first?.hasPrefix("6:\(column) \(parts[1])") == true, "\(found)")
  }

  @Test func soundClaimsOfExamplesAreTaken() {
    let head = "relation binds\nrule r\nreason R.\nverbs bind\ntheme object\n"
    var parsing = RuleParsing()
    parsing.read(
      Array(
        (head + "example IL-6 binds it. =>() binds IL6;maybe CD8+ T cell not binds STAT3 via A, B")
          .utf8), file: "my.rules", name: "my")
    #expect(parsing.diagnostics == [])
    #expect(
      parsing.rules.first?.examples.map(\.claims)
        == [["() binds IL6", "maybe CD8+ T cell not binds STAT3 via A, B"]])
    #expect(parsing.rules.first?.examples.first?.sentence == "IL-6 binds it.")
  }

  @Test func rulesThatAreNamedHaveToBeThere() {
    var parsing = RuleParsing()
    parsing.read(
      Array(
        """
        relation binds
        rule r
        reason R.
        verbs bind
        theme object
        cause-rules r other
        example JAK1. =>
        """.utf8), file: "my.rules", name: "my")
    parsing.finish()
    #expect(
      parsing.diagnostics == [
        Diagnostic(
          "there is no rule “other”; cause-rules lists names of rules", file: "my.rules", line: 6,
          column: 15)
      ])
  }

  @Test func theFirstByteOfAnotherEncodingIsNamed() {
    var parsing = RuleParsing()
    parsing.read(Array("relation binds\n# M".utf8) + [0xFC, 0x0A], file: "my.rules", name: "my")
    #expect(parsing.diagnostics.map { "\($0.line):\($0.column)" } == ["2:4"])
  }

  private static func rule(_ name: String, verb: String) -> [UInt8] {
    Array(
      "relation binds\nrule \(name)\nreason R.\nverbs \(verb)\ntheme object\nexample JAK1. =>".utf8)
  }

  @Test func anAddedRuleReplacesTheOneOfItsName() {
    var parsing = RuleParsing()
    parsing.read(Self.rule("one", verb: "bind"), file: "a.rules", name: "a")
    parsing.read(Self.rule("two", verb: "touch"), file: "b.rules", name: "b")
    parsing.beginAdding()
    parsing.read(Self.rule("one", verb: "clasp"), file: "my.rules", name: "my")
    parsing.read(Self.rule("two", verb: "touch"), file: "copy.rules", name: "copy")
    parsing.finish()
    #expect(parsing.diagnostics == [])
    #expect(parsing.rules.map(\.id) == ["my/one", "copy/two"])
    #expect(parsing.rules.map(\.verbs) == [["clasp"], ["touch"]])
    // A copy that says the same is none that has to be told.
    #expect(parsing.replaced.map(\.rule.id) == ["my/one"])
  }

  @Test func aNameStandsOnce() {
    var parsing = RuleParsing()
    parsing.read(Self.rule("one", verb: "bind"), file: "a.rules", name: "a")
    parsing.read(Self.rule("one", verb: "touch"), file: "b.rules", name: "b")
    #expect(
      parsing.diagnostics == [
        Diagnostic("rule “one” stands already in a.rules:2", file: "b.rules", line: 2, column: 6)
      ])
  }

  @Test func aByteOrderMarkIsNoFault() {
    var parsing = RuleParsing()
    parsing.read([0xEF, 0xBB, 0xBF] + Self.rule("one", verb: "bind"), file: "a.rules", name: "a")
    #expect(parsing.diagnostics == [])
    #expect(parsing.rules.count == 1)
  }

  @Test func aWordStandsOnce() {
    #expect(
      mistakes(String(decoding: Self.rule("one", verb: "bind touch bind"), as: UTF8.self))
        == ["4:18 “bind” stands twice behind “verbs”"])
  }

  @Test func wordsThatFindNothingAreNamed() {
    var parsing = RuleParsing()
    parsing.read(Self.rule("one", verb: "bind"), file: "a.rules", name: "a")
    parsing.read(Self.rule("two", verb: "bind touch"), file: "a.rules", name: "a")
    let idle = RuleSet(parsing.rules, cues: Cues("", file: "cues.tsv")).idleTriggers
    #expect(idle.map { "\($0.word) \($0.rule.id) \($0.other.id)" } == ["bind a/two a/one"])
  }
}
