import Attest

/// How one sentence was read, as a page for people.
struct ReadingPage {
  private let parsed: ParsedSentence
  private let reading: SentenceReading
  private let notes: ReadingNotes
  private let rules: [Rule]
  /// The claim that is asked for.
  private let marked: String?

  init(_ explanation: Extractor.Explanation, rules: [Rule], marking claim: String? = nil) {
    parsed = explanation.parsed
    reading = explanation.reading
    notes = explanation.notes
    self.rules = rules
    marked = claim
  }

  var text: String {
    [
      parsed.tagged.string(in: parsed.tagged.sentence.range) + "\n",
      part("words", words), part("phrases", phrases), part("lists", lists), part("names", names),
      part("cues", cues), part("events", events), part("claims", claims), part("why not", refusals),
    ].joined() + "\n"
  }

  private func part(_ title: String, _ lines: [String]) -> String {
    lines.isEmpty
      ? "" : "\n\(title)\n" + lines.map { "  " + Diagnostic.printable($0) + "\n" }.joined()
  }

  // MARK: Parts

  private var words: [String] {
    let tagged = parsed.units.map { unit in
      let first = Int(parsed.tagged.tokens[unit.tokens.lowerBound].start)
      let end = Int(parsed.tagged.tokens[unit.tokens.upperBound - 1].end)
      return "\(parsed.tagged.string(in: first..<end))/\(unit.tag)"
    }
    return tagged.isEmpty ? [] : [tagged.joined(separator: " ")]
  }

  private var phrases: [String] {
    parsed.chunks.enumerated().map { number, chunk in
      "\(number)  \(chunk.kind)  [\(words(of: chunk))]\(grammar(of: chunk))"
    }
  }

  /// How coordination was split.
  private var lists: [String] {
    notes.lists.map { list in
      list.map { "[\(parsed.tagged.string(in: $0))]" }.joined(separator: " + ")
    }
  }

  private var names: [String] {
    zip(parsed.tagged.mentions, parsed.tagged.concepts).map { mention, concept in
      let id = concept.id.isEmpty ? "" : " \(concept.id)"
      return "\(parsed.tagged.string(in: mention.range))  \(concept.name)\(id) \(concept.kind)"
    }
  }

  private var cues: [String] {
    notes.cues.map { cue in
      "“\(parsed.tagged.string(in: cue.word))”  \(cue.effect)  within “\(parsed.tagged.string(in: cue.scope))”"
    }
  }

  private var events: [String] {
    reading.events.enumerated().map { number, event in
      var line = "E\(number)  \(event.kind.rawValue)  “\(parsed.tagged.string(in: event.trigger))”"
      line += event.arguments.map { "  \($0.role.rawValue): \(filler($0.filler))" }.joined()
      if event.isNegated { line += "  negated" }
      if event.isSpeculated { line += "  hedged" }
      return line + "  \(place(of: event.rule))"
    }
  }

  private var claims: [String] {
    reading.statements.map { statement in
      let maybe = statement.certainty == .hedged ? "maybe " : ""
      let mark = statement.claim.id == marked ? "→ " : ""
      return "\(mark)\(maybe)\(statement.claim)  \(place(of: statement.rule))"
    }
  }

  private var refusals: [String] {
    notes.refusals.map { refusal in
      "“\(parsed.tagged.string(in: refusal.trigger))”  \(place(of: refusal.rule))  \(refusal.reason.rawValue)\(wanted(by: refusal))"
    }
  }

  // MARK: Words for them

  private func words(of chunk: Chunk) -> String {
    parsed.tagged.string(in: parsed.textRange(of: chunk.units))
  }

  private func grammar(of chunk: Chunk) -> String {
    guard chunk.kind == .verb else { return "" }
    var notes: [String] = []
    if chunk.subject >= 0 {
      notes.append("subject \(chunk.subject) [\(words(of: parsed.chunks[chunk.subject]))]")
    }
    if chunk.governor >= 0 { notes.append("depends on \(chunk.governor)") }
    let features: [(Chunk.Features, String)] = [
      (.passive, "passive"), (.negated, "negated"), (.possible, "possible"),
      (.infinitive, "infinitive"), (.participle, "participle"), (.reduced, "reduced"),
      (.copula, "copula"),
    ]
    notes += features.filter { chunk.features.contains($0.0) }.map(\.1)
    return notes.isEmpty ? "" : "  " + notes.joined(separator: ", ")
  }

  private func filler(_ filler: Event.Filler) -> String {
    switch filler {
    case .mention(let index): parsed.tagged.concepts[index].name
    case .event(let index): "E\(index)"
    case .phrase(let range): "“\(parsed.tagged.string(in: range))”"
    }
  }

  /// What a rule looks for in vain.
  private func wanted(by refusal: ReadingNotes.Refusal) -> String {
    guard let rule = rules.first(where: { $0.id == refusal.rule }) else { return "" }
    switch refusal.reason {
    case .lacksTheme, .lacksCause, .lacksChange, .otherPart, .hasAgent: return ""
    case .themeUnfit: return kinds(rule.themeKinds)
    case .causeUnfit: return kinds(rule.causeKinds)
    case .lacksWord: return " (\(rule.with.joined(separator: ", ")))"
    }
  }

  private func kinds(_ kinds: Set<Concept.Kind>) -> String {
    kinds.isEmpty ? "" : " (\(kinds.map(\.rawValue).sorted().joined(separator: ", ")))"
  }

  /// A rule's id with its file and line.
  private func place(of id: String) -> String {
    guard let rule = rules.first(where: { $0.id == id }) else { return id }
    let file = rule.file.split(separator: "/").last.map(String.init) ?? rule.file
    return "[\(id), \(file):\(rule.line)]"
  }
}
