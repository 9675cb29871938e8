import Attest
import Foundation
import Testing

/// Polarity, negation, noise, coordination: each sentence of `Tests/Readings/sentences.txt` makes exactly
/// the claims beside it.
@Suite struct ReadingsTests {
  struct Reading: Sendable, CustomTestStringConvertible {
    let sentence: String
    let claims: [String]
    var testDescription: String { sentence }
  }

  private static let resources: Resources? = {
    let folder = LexiconFolder(SourceTree.repository.appending(path: "Lexicons").path)
    return try? Resources(folder)
  }()

  private static let extractor = resources.map { Extractor($0) }

  static let readings: [Reading] = {
    let file = SourceTree.repository.appending(path: "Tests/Readings/sentences.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.split(separator: "=>", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let claims = parts[1].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      return Reading(
        sentence: parts[0].trimmingCharacters(in: .whitespaces),
        claims: claims.filter { !$0.isEmpty })
    }
  }()

  @Test func thereAreReadings() {
    #expect(Self.readings.count > 70)
  }

  @Test(arguments: Self.readings)
  func makesItsClaims(_ reading: Reading) throws {
    let extractor = try #require(Self.extractor)
    let found = extractor.mine(Self.document(reading.sentence)).evidence.map { evidence in
      (evidence.certainty == .hedged ? "maybe " : "") + evidence.claim.description
    }
    #expect(found.sorted() == reading.claims.sorted())
  }

  @Test func everyClaimNamesARuleThatStandsInAFile() throws {
    let resources = try #require(Self.resources)
    let text = Self.readings.map(\.sentence).joined(separator: " ")
    let names = Set(Extractor(resources).mine(Self.document(text)).evidence.map(\.rule))
    let lines = try resources.rules.rules.filter { names.contains($0.id) }.map { rule in
      let file = try String(contentsOfFile: rule.file, encoding: .utf8)
      return file.split(separator: "\n", omittingEmptySubsequences: false)[rule.line - 1]
    }
    #expect(names.count > 20)
    #expect(lines.count == names.count)
    #expect(lines.allSatisfy { $0.hasPrefix("rule ") })
  }

  @Test func aPronounIsLookedUpInItsParagraphOnly() throws {
    let extractor = try #require(Self.extractor)
    let text = "YAP1 binds TEAD1. It activates MYC."
    let bytes = Array(text.utf8)
    let apart = Document(
      id: "two", format: "text", text: bytes,
      sections: [
        Section(kind: .body, label: "", range: 0..<bytes.count, paragraphs: [0..<17, 18..<35])
      ])
    #expect(extractor.mine(apart).evidence.map(\.claim.description) == ["YAP1 binds TEAD1"])
  }

  @Test func aFailureIsExplained() throws {
    let extractor = try #require(Self.extractor)
    let explanation = try #require(
      extractor.explain(Self.document("STAT3 was activated in macrophages.")).first)
    #expect(explanation.reading.statements.isEmpty)
    #expect(
      explanation.notes.refusals.contains {
        $0.rule == "activates/activating-verb" && $0.reason == .lacksCause
      })
  }

  @Test func aWordReadAsAnotherPartIsNamed() throws {
    let extractor = try #require(Self.extractor)
    let explanation = try #require(
      extractor.explain(Self.document("Results with STAT3 were clear.")).first)
    #expect(
      explanation.notes.refusals.contains {
        $0.rule == "increases_amount/causing-verb" && $0.reason == .otherPart
      })
  }

  /// A cue is printed with what it can change, and no more.
  @Test(arguments: [
    ("SOCS1 did not inhibit JAK2, but IL-6 may activate STAT3.", "not", "not inhibit JAK2"),
    (
      "SOCS1 did not inhibit JAK2, but IL-6 may activate STAT3.", "but",
      "but IL-6 may activate STAT3"
    ),
    ("JAK1-deficient cells express STAT3.", "JAK1-deficient", "JAK1-deficient cells"),
    (
      "These data suggest that IL-6 activates STAT3; it binds.", "suggest",
      "suggest that IL-6 activates STAT3"
    ),
  ])
  func aCueHasItsScope(sentence: String, word: String, scope: String) throws {
    let extractor = try #require(Self.extractor)
    let explanation = try #require(extractor.explain(Self.document(sentence)).first)
    let parsed = explanation.parsed.tagged
    let scopes = explanation.notes.cues.filter { parsed.string(in: $0.word) == word }
    #expect(scopes.map { parsed.string(in: $0.scope) } == [scope])
  }

  private static func document(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    let range = 0..<bytes.count
    return Document(
      id: "reading", format: "text", text: bytes,
      sections: [Section(kind: .body, label: "", range: range, paragraphs: [range])])
  }
}
