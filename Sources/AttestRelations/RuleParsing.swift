public import AttestModel

/// Reads rule files, and says all that is wrong with them at once.
public struct RuleParsing: Sendable {
  public private(set) var rules: [Rule] = []
  public internal(set) var diagnostics: [Diagnostic] = []
  private var places: [String: Int] = [:]

  public init() {}

  /// What stands at the head of a file: whose rules they are.
  private enum Subject {
    case relation(Relation)
    case event(Event.Kind)
  }

  /// A rule as far as it has been read.
  private struct Draft {
    let name: String
    let line: Int
    var kind: Event.Kind?
    var values: [String: [String]] = [:]
    var examples: [Rule.Example] = []
  }

  /// Reads one file. With any mistake in it, its rules are not to be used.
  ///
  /// - Parameter name: the file's name without folder and ending; the first part of the rules' ids.
  public mutating func read(_ bytes: [UInt8], file: String, name: String) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fail("not UTF-8; save the file as UTF-8", file, 1)
      return
    }
    var subject: Subject?
    var draft: Draft?
    var number = 0
    for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = RuleLine(raw)
      guard let key = line.words.first else { continue }
      let rest = line.words.dropFirst()
      switch key.text {
      case "relation", "event":
        guard let word = rest.first else {
          fail("“\(key.text)” needs a name behind it", file, number, line.end)
          continue
        }
        if rest.count > 1 {
          fail("expected one name behind “\(key.text)”", file, number, line.words[2].column)
        }
        if key.text == "relation" {
          guard let relation = Relation(rawValue: word.text) else {
            let known = Relation.allCases.map(\.rawValue)
            fail(unknown("relation", word.text, known), file, number, word.column)
            continue
          }
          subject = .relation(relation)
        } else {
          guard let kind = Event.Kind(rawValue: word.text) else {
            let known = Event.Kind.allCases.map(\.rawValue)
            fail(unknown("event type", word.text, known), file, number, word.column)
            continue
          }
          if draft != nil { draft?.kind = kind } else { subject = .event(kind) }
        }
      case "rule":
        if let draft { finish(draft, subject, file, name) }
        if rest.count != 1 {
          fail("a rule needs a name of one word, such as activating-verb", file, number, line.end)
        }
        if subject == nil {
          fail("say “relation NAME” or “event TYPE” before the first rule", file, number)
        }
        draft = Draft(name: rest.first?.text ?? "", line: number)
      case "example":
        guard draft != nil else {
          fail("an example before the first rule; begin a rule with “rule NAME”", file, number)
          continue
        }
        if let example = example(line, file, number) { draft?.examples.append(example) }
      default:
        guard RuleKey.all[key.text] != nil else {
          let known = ["relation", "event", "rule", "example"] + RuleKey.all.keys
          fail(unknown("word", key.text, known.sorted()), file, number, key.column)
          continue
        }
        guard draft != nil else {
          fail("“\(key.text)” before the first rule; begin a rule with “rule NAME”", file, number)
          continue
        }
        if draft?.values[key.text] != nil {
          fail("“\(key.text)” stands twice in one rule; join the two lines", file, number)
          continue
        }
        guard !rest.isEmpty else {
          fail("“\(key.text)” has nothing behind it", file, number, line.end)
          continue
        }
        draft?.values[key.text] = key.text == "reason" ? [line.rest] : rest.map(\.text)
        check(Array(rest), of: key.text, file, number)
      }
    }
    if let draft { finish(draft, subject, file, name) }
    if subject == nil {
      fail("the file must say “relation NAME” or “event TYPE” before its rules", file, 1)
    }
  }

  private func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    "unknown \(what) “\(word)”, expected one of \(known.joined(separator: ", "))"
  }

  private mutating func check(
    _ words: [RuleLine.Word], of key: String, _ file: String, _ line: Int
  ) {
    guard let expected = RuleKey.all[key] else { return }
    for word in words where !expected.accepts(word.text) {
      fail(
        "“\(word.text)” is no \(expected.name); expected \(expected.wanted)", file, line,
        word.column)
    }
  }

  private mutating func example(_ line: RuleLine, _ file: String, _ number: Int) -> Rule.Example? {
    let parts = line.rest.split(separator: "=>", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      fail(
        "an example reads “SENTENCE => CLAIM; CLAIM”, or nothing behind => for none", file, number,
        line.end)
      return nil
    }
    func trimmed(_ text: Substring) -> String {
      text.split(separator: " ").joined(separator: " ")
    }
    let claims = parts[1].split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
    for claim in claims
    where !claim.split(separator: " ").contains(where: { Relation(rawValue: String($0)) != nil }) {
      fail("“\(claim)” names no relation; a claim reads “IL6 activates STAT3”", file, number, 9)
    }
    return Rule.Example(sentence: trimmed(parts[0]), claims: claims, line: number)
  }

  // MARK: Rules

  private mutating func finish(_ draft: Draft, _ subject: Subject?, _ file: String, _ name: String)
  {
    let id = "\(name)/\(draft.name)"
    if let first = places[id] {
      fail("rule “\(draft.name)” stands already at line \(first)", file, draft.line, 6)
      return
    }
    places[id] = draft.line
    let words = { (key: String) in draft.values[key] ?? [] }
    if ["verbs", "nouns", "adjectives", "compounds"].allSatisfy({ words($0).isEmpty }) {
      fail(
        "rule “\(draft.name)” has no trigger; give it verbs, nouns, adjectives or compounds", file,
        draft.line)
    }
    if words("theme").isEmpty {
      fail("rule “\(draft.name)” has no theme; say where it stands", file, draft.line)
    }
    if words("reason").isEmpty {
      fail("rule “\(draft.name)” gives no reason", file, draft.line)
    }
    if draft.examples.isEmpty {
      fail("rule “\(draft.name)” has no example; every rule needs one", file, draft.line)
    }
    guard let subject else { return }
    var relation: Relation?
    let kind: Event.Kind
    switch subject {
    case .relation(let named):
      relation = named
      kind = draft.kind ?? Event.Kind(of: named)
    case .event(let named):
      kind = draft.kind ?? named
    }
    let kinds = { (key: String) in Set(words(key).compactMap(Concept.Kind.init(rawValue:))) }
    rules.append(
      Rule(
        id: id, file: file, line: draft.line, relation: relation, kind: kind,
        reason: words("reason").first ?? "", verbs: words("verbs"), nouns: words("nouns"),
        adjectives: words("adjectives"), compounds: words("compounds"),
        cause: words("cause").map(Self.slot), theme: words("theme").map(Self.slot),
        via: words("via").map(Self.slot), causeKinds: kinds("cause-kinds"),
        themeKinds: kinds("theme-kinds"),
        themeEvents: Set(words("theme-events").compactMap(Event.Kind.init(rawValue:))),
        with: words("with"), isMediator: !words("mediator").isEmpty,
        isReflexive: words("names").contains("itself"),
        needs: Set(words("needs").compactMap(Rule.Need.init(rawValue:))),
        causeRules: words("cause-rules"), isCondition: words("names").contains("condition"),
        examples: draft.examples))
  }

  private static func slot(_ word: String) -> Rule.Slot {
    switch word {
    case "subject": .subject
    case "object": .object
    case "before": .before
    case "left": .left
    case "described": .described
    case "apposition": .apposition
    default: .preposition(WordHash(folded: word))
    }
  }

  private mutating func fail(_ message: String, _ file: String, _ line: Int, _ column: Int = 1) {
    diagnostics.append(Diagnostic(message, file: file, line: line, column: column))
  }
}
