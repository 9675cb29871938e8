public import AttestModel

/// Reads rule files, and says all that is wrong with them at once.
public struct RuleParsing: Sendable {
  public private(set) var rules: [Rule] = []
  public private(set) var diagnostics: [Diagnostic] = []
  private var firstLines: [String: (file: String, line: Int)] = [:]

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

  private static let lists: Set<String> = [
    "reason", "verbs", "nouns", "adjectives", "compounds", "cause", "theme", "via", "with",
    "cause-kinds", "theme-kinds", "theme-events", "mediator",
  ]

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
    var line = 0
    for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard let content = Self.content(raw) else { continue }
      let (key, rest) = Self.cut(content)
      switch key {
      case "relation":
        guard let relation = Relation(rawValue: rest) else {
          let known = Relation.allCases.map(\.rawValue).joined(separator: ", ")
          fail("unknown relation “\(rest)”, expected one of \(known)", file, line, 10)
          continue
        }
        subject = .relation(relation)
      case "event":
        guard let kind = Event.Kind(rawValue: rest) else {
          let known = Event.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          fail("unknown event type “\(rest)”, expected one of \(known)", file, line, 7)
          continue
        }
        if draft != nil { draft?.kind = kind } else { subject = .event(kind) }
      case "rule":
        if let draft { finish(draft, subject, file, name) }
        draft = begin(rest, subject: subject, file: file, line: line)
      case "example":
        guard draft != nil else {
          fail("an example before the first rule; begin a rule with “rule NAME”", file, line, 1)
          continue
        }
        if let example = example(rest, file, line) { draft?.examples.append(example) }
      case _ where Self.lists.contains(key):
        guard draft != nil else {
          fail("“\(key)” before the first rule; begin a rule with “rule NAME”", file, line, 1)
          continue
        }
        if draft?.values[key] != nil {
          fail("“\(key)” stands twice in one rule; join the two lines", file, line, 1)
          continue
        }
        let words = key == "reason" ? [rest] : rest.split(separator: " ").map(String.init)
        guard !rest.isEmpty else {
          fail("“\(key)” has nothing behind it", file, line, key.utf8.count + 1)
          continue
        }
        draft?.values[key] = words
        check(words, of: key, file, line)
      default:
        let keys = (["relation", "event", "rule", "example"] + Self.lists).sorted()
        fail(
          "unknown word “\(key)”, expected one of \(keys.joined(separator: ", "))", file, line, 1)
      }
    }
    if let draft { finish(draft, subject, file, name) }
    if subject == nil {
      fail("the file must say “relation NAME” or “event TYPE” before its rules", file, 1)
    }
  }

  // MARK: Lines

  /// A line without comment and blanks, nil where nothing is left.
  private static func content(_ raw: Substring.UTF8View) -> String? {
    var bytes = Array(raw)
    if bytes.first == UInt8(ascii: "#") { return nil }
    if let comment = bytes.indices.first(where: {
      bytes[$0] == UInt8(ascii: "#") && $0 > 0 && bytes[$0 - 1] == 0x20
        && !bytes.starts(with: Array("example".utf8))
    }) {
      bytes.removeSubrange(comment...)
    }
    let words = bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
    guard !words.isEmpty else { return nil }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private static func cut(_ content: String) -> (key: String, rest: String) {
    guard let blank = content.firstIndex(of: " ") else { return (content, "") }
    return (String(content[..<blank]), String(content[content.index(after: blank)...]))
  }

  private mutating func begin(_ name: String, subject: Subject?, file: String, line: Int) -> Draft {
    if name.isEmpty || name.contains(" ") {
      fail("a rule needs a name of one word, such as activating-verb", file, line, 6)
    }
    if subject == nil {
      fail("say “relation NAME” or “event TYPE” before the first rule", file, line, 1)
    }
    return Draft(name: name, line: line)
  }

  private mutating func example(_ text: String, _ file: String, _ line: Int) -> Rule.Example? {
    let parts = text.split(separator: "=>", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      fail(
        "an example reads “SENTENCE => CLAIM; CLAIM”, or nothing behind => for none", file, line, 9)
      return nil
    }
    func trimmed(_ text: Substring) -> String {
      text.split(separator: " ").joined(separator: " ")
    }
    let claims = parts[1].split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
    return Rule.Example(sentence: trimmed(parts[0]), claims: claims, line: line)
  }

  private mutating func check(_ words: [String], of key: String, _ file: String, _ line: Int) {
    switch key {
    case "cause-kinds", "theme-kinds":
      for word in words where Concept.Kind(rawValue: word) == nil {
        let known = Concept.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        fail("unknown kind “\(word)”, expected one of \(known)", file, line, key.utf8.count + 2)
      }
    case "theme-events":
      for word in words where Event.Kind(rawValue: word) == nil {
        let known = Event.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        fail("unknown event type “\(word)”, expected one of \(known)", file, line, 14)
      }
    case "mediator":
      if words != ["cause"] { fail("expected “mediator cause”", file, line, 10) }
    case "verbs", "nouns", "adjectives", "compounds", "cause", "theme", "via", "with":
      for word in words where !Self.isWord(word) {
        fail(
          "“\(word)” is no word in lower case; patterns are not allowed here", file, line,
          key.utf8.count + 2)
      }
    default:
      break
    }
  }

  private static func isWord(_ word: String) -> Bool {
    word.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || $0 == UInt8(ascii: "-")
    }
  }

  // MARK: Rules

  private mutating func finish(_ draft: Draft, _ subject: Subject?, _ file: String, _ name: String)
  {
    let id = "\(name)/\(draft.name)"
    if let first = firstLines[id] {
      fail("rule “\(draft.name)” stands already at line \(first.line)", file, draft.line, 6)
      return
    }
    firstLines[id] = (file, draft.line)
    guard let subject else { return }
    let words = { (key: String) in draft.values[key] ?? [] }
    if words("verbs").isEmpty, words("nouns").isEmpty, words("adjectives").isEmpty,
      words("compounds").isEmpty
    {
      fail(
        "rule “\(draft.name)” has no trigger; give it verbs, nouns, adjectives or compounds", file,
        draft.line, 1)
    }
    if words("theme").isEmpty {
      fail("rule “\(draft.name)” has no theme; say where it stands", file, draft.line, 1)
    }
    if words("reason").isEmpty {
      fail("rule “\(draft.name)” gives no reason", file, draft.line, 1)
    }
    if draft.examples.isEmpty {
      fail("rule “\(draft.name)” has no example; every rule needs one", file, draft.line, 1)
    }
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
        with: words("with"), isMediator: !words("mediator").isEmpty, examples: draft.examples))
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
