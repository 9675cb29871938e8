internal import AttestLexicon
internal import AttestModel
internal import AttestRelations
internal import AttestSyntax

extension ExpectedKinds {
  /// What the verbs of these rules take; rules whose events only serve others are left out.
  init(_ rules: RuleSet, _ words: WordTable) {
    self.init()
    var takers = WordMap<[Int]>()
    for (number, rule) in rules.rules.enumerated() where rule.relation != nil {
      guard rule.cause.contains(.subject) || rule.theme.contains(.object) else { continue }
      for verb in Set(rule.verbs) {
        takers.update(WordHash(folded: verb), default: []) { $0.append(number) }
      }
    }
    // Events may be themes, and are named by nouns, not by names.
    words.visitForms(of: takers) { form, numbers in
      for rule in numbers.map({ rules.rules[$0] }) {
        add(CollectionOfOne(form), causes: rule.causeKinds, themes: rule.themeKinds)
      }
    }
  }
}
