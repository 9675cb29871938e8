import Attest
import Foundation
import Testing

/// Every example in `Lexicons/relations` gives the claims that it lists, and no others.
@Suite struct RuleExamplesTests {
  private static let results: [RuleExampleResult] = {
    let folder = LexiconFolder(SourceTree.repository.appending(path: "Lexicons").path)
    guard let resources = try? Resources(folder) else { return [] }
    return runExamples(resources, of: resources.rules.rules)
  }()

  @Test func everyRuleHasAnExample() throws {
    let folder = LexiconFolder(SourceTree.repository.appending(path: "Lexicons").path)
    let rules = try Resources(folder).rules.rules
    #expect(rules.filter { $0.examples.isEmpty }.map(\.id) == [])
    #expect(Set(Self.results.map(\.rule)) == Set(rules.map(\.id)))
  }

  @Test(arguments: Self.results)
  func holds(_ result: RuleExampleResult) {
    #expect(result.missing == [])
    #expect(result.unexpected == [])
    // Else the claims of its examples come from other rules alone.
    #expect(result.isOwn || result.expected.isEmpty)
  }
}

extension RuleExampleResult: CustomTestStringConvertible {
  /// The rule, the line of the example in its file, and its sentence.
  public var testDescription: String { "\(rule):\(line) \(sentence)" }
}
