internal import AttestModel
public import AttestRelations

/// What came of one example sentence of a rule.
public struct RuleExampleResult: Hashable, Sendable {
  /// `Rule.id`.
  public let rule: String
  /// The path of the rule's file.
  public let file: String
  /// Of the example, from 1.
  public let line: Int
  /// The example itself.
  public let sentence: String
  /// The claims that the example lists.
  public let expected: [String]
  /// The claims that were found, as they print; where none is expected, only those of this rule.
  /// What is only hedged begins with `maybe `.
  public let found: [String]

  /// Whether the rule itself found something in one of its examples: it may be that the claims all
  /// come from others.
  public let isOwn: Bool

  /// Claims that should have been found.
  public var missing: [String] { expected.filter { !found.contains($0) } }
  /// Claims that should not have been found.
  public var unexpected: [String] { found.filter { !expected.contains($0) } }
  /// Whether just the claims were found that the example lists, and the rule has a part in them.
  public var passed: Bool { missing.isEmpty && unexpected.isEmpty && (isOwn || expected.isEmpty) }
}

/// Reads the example sentences of rules, with all rules in use.
///
///     runExamples(resources, of: resources.rules.rules).filter { !$0.passed }
///
/// - Parameter rules: the rules whose examples are read, in this order.
public func runExamples(_ resources: Resources, of rules: [Rule]) -> [RuleExampleResult] {
  let extractor = Extractor(resources)
  return rules.flatMap { rule in
    let isOwn = rule.examples.contains { example in
      extractor.explain(Document(sentence: example.sentence)).contains { explanation in
        explanation.reading.events.contains { $0.rule == rule.id }
          || explanation.reading.statements.contains { $0.rule == rule.id }
      }
    }
    return rule.examples.map { example in
      let evidence = extractor.mine(Document(sentence: example.sentence)).evidence
      let relevant = example.claims.isEmpty ? evidence.filter { $0.rule == rule.id } : evidence
      return RuleExampleResult(
        rule: rule.id, file: rule.file, line: example.line, sentence: example.sentence,
        expected: example.claims, found: relevant.map(\.exampleText), isOwn: isOwn)
    }
  }
}

extension Document {
  /// A document of nothing but one paragraph.
  fileprivate convenience init(sentence: String) {
    let text = Array(sentence.utf8)
    let range = 0..<text.count
    self.init(
      id: "example", format: "text", text: text,
      sections: [Section(kind: .body, label: "", range: range, paragraphs: [range])])
  }
}

extension Evidence {
  /// The claim as examples write it.
  fileprivate var exampleText: String {
    switch certainty {
    case .asserted: claim.description
    case .hedged: "maybe \(claim)"
    }
  }
}
