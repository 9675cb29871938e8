internal import AttestModel

/// Tells events that are denied, and events that are only thought possible or looked into.
public struct EventModality: Sendable {
  private struct Cue {
    let isNegation: Bool
    /// How many words it reaches before and behind it.
    let before: Int
    let behind: Int
  }

  private var cues: [String: [Cue]] = [:]

  /// Reads `modality.tsv`: word, `negation` or `speculation`, reach before and behind in words.
  ///
  /// - Throws: a `Diagnostic` at the first row that is malformed.
  public init(_ text: String, file: String) throws {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("word\t") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4, ["negation", "speculation"].contains(fields[1]),
        let before = Int(fields[2]), let behind = Int(fields[3]), before >= 0, behind >= 0
      else {
        throw Diagnostic(
          "expected word, negation or speculation, and two reaches in words", file: file,
          line: number + 1)
      }
      cues[String(fields[0]), default: []].append(
        Cue(isNegation: fields[1] == "negation", before: before, behind: behind))
    }
  }

  /// Marks an event by the cues around its trigger; a cue reaches over no end of a clause.
  func mark(_ event: inout SentenceEvent, in view: SentenceView) {
    guard
      let trigger = view.units.indices.first(where: {
        view.parsed.textRange(of: $0..<$0 + 1).upperBound > event.trigger.lowerBound
      })
    else { return }
    look(from: trigger, step: -1, \.behind, &event, view)
    look(from: trigger, step: 1, \.before, &event, view)
  }

  private func look(
    from trigger: Int, step: Int, _ reach: KeyPath<Cue, Int>, _ event: inout SentenceEvent,
    _ view: SentenceView
  ) {
    var distance = 0
    var at = trigger
    while view.units.indices.contains(at), distance <= 16 {
      if distance > 0 {
        switch view.units[at].tag {
        case .semicolon, .colon: return
        default: break
        }
      }
      for cue in cues[view.texts[at]] ?? [] where distance <= cue[keyPath: reach] {
        if cue.isNegation { event.isNegated = true } else { event.isSpeculated = true }
      }
      at += step
      distance += 1
    }
  }
}
