import Attest

/// How one sentence was read, as a page for people.
struct ReadingPage {
  private let parsed: ParsedSentence
  private let reading: SentenceReading
  private let rules: [Rule]

  init(_ parsed: ParsedSentence, _ reading: SentenceReading, rules: [Rule]) {
    self.parsed = parsed
    self.reading = reading
    self.rules = rules
  }

  var text: String {
    var page = parsed.tagged.string(in: parsed.tagged.sentence.range) + "\n\nphrases\n"
    for (number, chunk) in parsed.chunks.enumerated() {
      page += "  \(number)  \(chunk.kind)  [\(words(of: chunk))]\(grammar(of: chunk))\n"
    }
    page += "\nnames\n"
    for (mention, concept) in zip(parsed.tagged.mentions, parsed.tagged.concepts) {
      let id = concept.id.isEmpty ? "" : " \(concept.id)"
      page += "  \(parsed.tagged.string(in: mention.range))  \(concept.name)\(id) \(concept.kind)\n"
    }
    page += "\nevents\n"
    for (number, event) in reading.events.enumerated() {
      page += "  E\(number)  \(event.kind.rawValue)  “\(parsed.tagged.string(in: event.trigger))”"
      page += event.arguments.map { "  \($0.role.rawValue): \(filler($0.filler))" }.joined()
      if event.isNegated { page += "  negated" }
      if event.isSpeculated { page += "  hedged" }
      page += "  \(place(of: event.rule))\n"
    }
    page += "\nclaims\n"
    for statement in reading.statements {
      let maybe = statement.certainty == .hedged ? "maybe " : ""
      page += "  \(maybe)\(statement.claim)  \(place(of: statement.rule))\n"
    }
    return page + "\n"
  }

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

  /// A rule's id with its file and line.
  private func place(of id: String) -> String {
    guard let rule = rules.first(where: { $0.id == id }) else { return id }
    let file = rule.file.split(separator: "/").last.map(String.init) ?? rule.file
    return "[\(id), \(file):\(rule.line)]"
  }
}
