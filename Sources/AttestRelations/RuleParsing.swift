public import AttestModel

/// Reads rule files, and says all that is wrong with them at once.
public struct RuleParsing: Sendable {
  /// The rules of the files read so far, in their order.
  public private(set) var rules: [Rule] = []
  /// All that is wrong with those files, each with its place.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The added rules that took the place of another of their name, with the one that they replaced;
  /// without those that say the same.
  public private(set) var replaced: [(rule: Rule, former: Rule)] = []
  /// Where the rule of a name stands among `rules`.
  private var places: [String: Int] = [:]
  /// How many of `rules` were there before any were added.
  private var given: Int?

  /// Has read no file yet.
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
    /// Keys that stand there, be it with mistakes.
    var tried: Set<String> = []
    /// Whether a line opens with a word that is none, which may have been meant as any.
    var hasUnknownWord = false
  }

  /// A rule that another one names.
  private struct Reference {
    let name: String
    let file: String
    let line: Int
    let column: Int
  }

  private var references: [Reference] = []

  /// From here on a rule of the same name as one that is there replaces it.
  public mutating func beginAdding() { given = rules.count }

  /// Reads one file. With any mistake in it, its rules are not to be used.
  ///
  /// - Parameter name: the file's name without folder and ending; the first part of the rules' ids.
  public mutating func read(_ bytes: [UInt8], file: String, name: String) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = RuleLine.firstFault(in: bytes)
      fail("not UTF-8; save the file as UTF-8", file, place.line, place.column)
      return
    }
    var subject: Subject?
    var hasSubject = false
    var draft: Draft?
    var number = 0
    let faults = diagnostics.count
    // Some editors begin a file with a byte order mark, which says nothing here.
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for raw in text.utf8.dropFirst(hasMark ? 3 : 0).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      let line = RuleLine(raw)
      guard let key = line.words.first else { continue }
      let rest = line.words.dropFirst()
      switch key.text {
      case "relation", "event":
        hasSubject = true
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
        if !hasSubject {
          fail("say “relation NAME” or “event TYPE” before the first rule", file, number)
          hasSubject = true
        }
        draft = Draft(name: rest.first?.text ?? "", line: number)
      case "example":
        guard draft != nil else {
          fail("an example before the first rule; begin a rule with “rule NAME”", file, number)
          continue
        }
        draft?.tried.insert(key.text)
        if let example = example(line, file, number) { draft?.examples.append(example) }
      default:
        guard RuleKey.all[key.text] != nil else {
          let known = ["relation", "event", "rule", "example"] + RuleKey.all.keys
          fail(unknown("word", key.text, known.sorted()), file, number, key.column)
          draft?.hasUnknownWord = true
          continue
        }
        guard draft != nil else {
          fail("“\(key.text)” before the first rule; begin a rule with “rule NAME”", file, number)
          continue
        }
        draft?.tried.insert(key.text)
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
    if !hasSubject {
      fail("the file must say “relation NAME” or “event TYPE” before its rules", file, 1)
    }
    diagnostics[faults...].sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    "unknown \(what) “\(word)”, expected one of \(known.joined(separator: ", "))"
  }

  private mutating func check(
    _ words: [RuleLine.Word], of key: String, _ file: String, _ line: Int
  ) {
    guard let expected = RuleKey.all[key] else { return }
    if key == "cause-rules" {
      references += words.map {
        Reference(name: $0.text, file: file, line: line, column: $0.column)
      }
    }
    var seen: Set<String> = []
    for word in words {
      if !expected.accepts(word.text) {
        fail(
          "“\(word.text)” is no \(expected.name); expected \(expected.wanted)", file, line,
          word.column)
      } else if key != "reason", !seen.insert(word.text).inserted {
        fail("“\(word.text)” stands twice behind “\(key)”", file, line, word.column)
      }
    }
  }

  private mutating func example(_ line: RuleLine, _ file: String, _ number: Int) -> Rule.Example? {
    guard let (sentence, claims) = line.sides else {
      fail(
        "an example reads “SENTENCE => CLAIM; CLAIM”, or nothing behind => for none", file, number,
        line.end)
      return nil
    }
    if sentence.isEmpty {
      fail("the example has no sentence before =>", file, number, line.words[0].column)
    }
    for claim in claims {
      guard let fault = Self.fault(in: claim) else { continue }
      fail(
        fault.message + "; a claim reads “IL6 activates STAT3 via JAK1”, with “not” before the"
          + " relation or “maybe” before all where the sentence says so", file, number, fault.column
      )
    }
    return Rule.Example(
      sentence: sentence, claims: claims.map { $0.map(\.text).joined(separator: " ") },
      line: number)
  }

  /// What is wrong with a claim as an example writes it, and where; nil where it is one.
  private static func fault(in claim: [RuleLine.Word]) -> (message: String, column: Int)? {
    let text = claim.map(\.text).joined(separator: " ")
    var words = claim[...]
    if words.first?.text == "maybe" { words = words.dropFirst() }
    guard let place = words.firstIndex(where: { Relation(rawValue: $0.text) != nil }) else {
      let known = Relation.allCases.map(\.rawValue).joined(separator: ", ")
      return ("“\(text)” names no relation, expected one of \(known)", claim[0].column)
    }
    var subject = words[..<place]
    if subject.last?.text == "not" { subject = subject.dropLast() }
    if subject.isEmpty {
      return (
        "“\(text)” has no subject before the relation; where the sentence names none, write ()",
        claim[0].column
      )
    }
    let relation = claim[place]
    let end = relation.column + relation.text.unicodeScalars.count
    let behind = words[(place + 1)...]
    let via = behind.firstIndex { $0.text == "via" }
    if behind[..<(via ?? behind.endIndex)].isEmpty {
      return ("“\(text)” has no object behind the relation", end)
    }
    if let via, via + 1 == behind.endIndex {
      return ("“\(text)” names nothing behind “via”", claim[via].column)
    }
    return nil
  }

  /// Ends the reading of all files: says which rules are named and are not there.
  public mutating func finish() {
    for reference in references where places[reference.name] == nil {
      fail(
        "there is no rule “\(reference.name)”; cause-rules lists names of rules", reference.file,
        reference.line, reference.column)
    }
    references = []
  }

  // MARK: Rules

  private mutating func finish(_ draft: Draft, _ subject: Subject?, _ file: String, _ name: String)
  {
    let id = "\(name)/\(draft.name)"
    let place = places[draft.name]
    if let place, place >= given ?? 0 || replaced.contains(where: { $0.rule == rules[place] }) {
      let first = rules[place]
      fail(
        "rule “\(draft.name)” stands already "
          + (first.file == file ? "at line \(first.line)" : "in \(first.file):\(first.line)"),
        file, draft.line, 6)
      return
    }
    let words = { (key: String) in draft.values[key] ?? [] }
    // What was meant is not known where a line begins with a word that is none.
    let lacks = { (keys: [String]) in !draft.hasUnknownWord && draft.tried.isDisjoint(with: keys) }
    if lacks(["verbs", "nouns", "adjectives", "compounds"]) {
      fail(
        "rule “\(draft.name)” has no trigger; give it verbs, nouns, adjectives or compounds", file,
        draft.line)
    }
    if lacks(["theme"]) {
      fail("rule “\(draft.name)” has no theme; say where it stands", file, draft.line)
    }
    if lacks(["reason"]) {
      fail("rule “\(draft.name)” gives no reason", file, draft.line)
    }
    if lacks(["example"]) {
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
    keep(
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
        examples: draft.examples), named: draft.name, at: place)
  }

  /// Keeps a rule, at the place of the one that it replaces.
  private mutating func keep(_ rule: Rule, named name: String, at place: Int?) {
    guard let place else {
      places[name] = rules.count
      rules.append(rule)
      return
    }
    if !rule.saysTheSame(as: rules[place]) { replaced.append((rule, rules[place])) }
    rules[place] = rule
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
