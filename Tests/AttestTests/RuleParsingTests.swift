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
    #expect(found.count == 8)
    #expect(found[0].hasPrefix("1:10 unknown relation “activate”, expected one of activates,"))
    #expect(found[1].hasPrefix("5:17 “(a+)+$” is no word in lower case"))
    #expect(found[2].hasPrefix("6:9 “subjct” is no place or preposition; expected one of subject,"))
    #expect(found[3].hasPrefix("8:18 “protein” is no kind of name; expected one of gene,"))
    #expect(found[4].hasPrefix("9:1 “verbs” stands twice"))
    #expect(found[5].hasPrefix("10:1 unknown word “colour”, expected one of adjectives,"))
    #expect(found[6].hasPrefix("11:29 an example reads"))
    #expect(found[7].hasPrefix("3:1 rule “silencing” has no example"))
  }

  @Test func aRuleSaysWhatItIsMissing() {
    #expect(
      mistakes("relation activates\nrule bare\n").map { String($0.prefix(3)) }
        == ["2:1", "2:1", "2:1", "2:1"])
  }
}
