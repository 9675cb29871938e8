internal import AttestLexicon
internal import AttestModel
internal import AttestRelations
internal import AttestSyntax

extension ExpectedKinds {
  /// What the verbs of these rules take; rules whose events only serve others are left out.
  init(_ rules: RuleSet, _ words: WordTable) {
    self.init()
    for rule in rules.rules where rule.relation != nil && !rule.verbs.isEmpty {
      guard rule.cause.contains(.subject) || rule.theme.contains(.object) else { continue }
      let verbs = Set(rule.verbs.map { WordHash(folded: $0) })
      // Events may be themes, and are named by nouns, not by names.
      add(words.forms(of: verbs), causes: rule.causeKinds, themes: rule.themeKinds)
    }
  }
}
