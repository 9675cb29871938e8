internal import AttestModel

/// The words and signs that tables give for what one thing does to another.
enum RelationWords {
  /// What happens to the object; `none` where the word does not say.
  static func sign(of text: String) -> Relation.Sign {
    switch text.trimmed {
    case "+", "→", "->", "1", "+1", "↑": return .positive
    case "-", "−", "–", "-1", "−1", "⊣", "-|", "↓": return .negative
    default: break
    }
    let folded = ColumnNames.folded(text)
    if folded.isEmpty { return .none }
    if folded == "up" { return .positive }
    if folded == "down" { return .negative }
    if let relation = Relation(rawValue: text.trimmed.lowercased()) { return relation.sign }
    for (stem, sign) in stems where folded.hasPrefix(stem) { return sign }
    return .none
  }

  /// What a denial denies, `activate` of `does not activate`; nil where nothing is denied.
  static func affirmed(_ text: String) -> String? {
    let folded = ColumnNames.folded(text)
    guard let denial = denials.first(where: { folded.hasPrefix($0 + " ") }) else { return nil }
    return String(folded.dropFirst(denial.count + 1))
  }

  /// The longer ones first.
  private static let denials = [
    "does not", "do not", "did not", "doesn t", "don t", "didn t", "can not", "cannot", "is not",
    "was not", "not", "no", "never", "fails to", "fail to", "failed to", "neither", "nor",
  ]

  /// Whether a word is a relation at all, with a sign or without, said or denied.
  static func isKnown(_ text: String) -> Bool {
    if let affirmed = affirmed(text) { return isKnown(affirmed) }
    if sign(of: text) != .none { return true }
    let folded = ColumnNames.folded(text)
    return folded.isEmpty || Relation(rawValue: text.trimmed.lowercased()) != nil
      || signless.contains(where: folded.hasPrefix)
  }

  private static let signless = [
    "unknown", "none", "bind", "interact", "regulat", "associat", "affect", "modul", "form",
    "complex", "phosphorylat", "dephosphorylat", "ubiquit", "methylat", "acetylat", "cleav",
    "modif", "translocat", "transport", "target", "treat", "catalys", "catalyz", "conver",
    "express", "transcri", "arrow", "line", "mim", "direct", "indirect", "physical", "colocal",
    "neutral", "unclear", "other", "mediat",
  ]

  /// Whether a word tells of what two copies of one protein may do to each other.
  static func mayBeToItself(_ text: String) -> Bool {
    [
      "auto", "trans", "self", "bind", "dimer", "oligomer", "complex", "interact", "associat",
      "conver", "modif",
    ].contains { text.contains($0) }
      || ["phosphorylation", "ubiquitination"].contains(text.trimmed)
  }

  /// In this order: `deactivates` is asked before `activates`.
  private static let stems: [(String, Relation.Sign)] = [
    ("up regulat", .positive), ("upregulat", .positive), ("down regulat", .negative),
    ("downregulat", .negative), ("deactivat", .negative), ("inactivat", .negative),
    ("activat", .positive), ("stimulat", .positive), ("induc", .positive), ("promot", .positive),
    ("enhanc", .positive), ("increas", .positive), ("inhibit", .negative), ("repress", .negative),
    ("suppress", .negative), ("block", .negative), ("decreas", .negative), ("reduc", .negative),
    ("dephosphorylat", .none), ("positive", .positive), ("negative", .negative),
    ("mim activation", .positive), ("mim stimulation", .positive), ("mim inhibition", .negative),
    ("mim transcription", .positive), ("tbar", .negative), ("attenuat", .negative),
    ("antagoni", .negative), ("degrad", .negative), ("abrogat", .negative), ("abolish", .negative),
    ("silenc", .negative), ("impair", .negative), ("prevent", .negative), ("stabili", .positive),
    ("potentiat", .positive), ("elevat", .positive), ("trigger", .positive),
  ]
}
