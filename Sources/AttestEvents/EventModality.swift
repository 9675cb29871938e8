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

  /// Marks the events that the cues of a sentence reach; a cue reaches over no end of a clause.
  ///
  /// Of events within each other a cue speaks of the outermost: in *did not inhibit the expression*,
  /// what did not happen is the inhibition. Of those, it speaks of the nearest.
  ///
  /// - Parameter units: of each event's trigger.
  func mark(_ events: inout [SentenceEvent], at units: [Int], in view: SentenceView) {
    var eventsAt: [Int: [Int]] = [:]
    for (event, unit) in units.enumerated() { eventsAt[unit, default: []].append(event) }
    guard !eventsAt.isEmpty else { return }
    for place in view.units.indices where isCue(place, view) {
      for cue in cues[view.texts[place]] ?? [] {
        // The *lack* of *lack of expression* is not what is lacking.
        let reached = reach(of: cue, at: place, in: view)
          .filter { $0 != place || cue.before > 0 || cue.behind == 0 }
          .flatMap { eventsAt[$0] ?? [] }
        let outer = Self.outermost(of: reached, among: events)
        let near = outer.map { abs(units[$0] - place) }.min()
        for event in outer where abs(units[event] - place) == near {
          events[event].mark(isNegation: cue.isNegation)
        }
        if cue.isNegation, let excluded = excluded(at: place, view) {
          let near = (max(0, place - Self.farthest)..<place).flatMap { eventsAt[$0] ?? [] }
          let about = near.filter { Self.holds($0, one: excluded, among: events) }
          for event in Self.outermost(of: about, among: events) {
            events[event].mark(isNegation: true)
          }
        }
      }
    }
  }

  /// How many words before *but not* an event may stand.
  private static let farthest = 16
  /// How deep within it the molecule may stand.
  private static let deepest = 4

  /// *NO* is nitric oxide, and *not only* denies nothing.
  private func isCue(_ place: Int, _ view: SentenceView) -> Bool {
    guard cues[view.texts[place]] != nil else { return false }
    let word = view.parsed.tagged.text[view.parsed.textRange(of: place..<place + 1)]
    let isName = word.count > 1 && word.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    return !isName && (place + 1 == view.units.count || view.texts[place + 1] != "only")
  }

  /// The molecules that *but not* takes out of what was said: *A but not B*.
  private func excluded(at place: Int, _ view: SentenceView) -> Set<Int>? {
    guard place > 0, view.texts[place - 1] == "but", view.texts[place] == "not" else { return nil }
    var excluded: Set<Int> = []
    for unit in (place + 1..<place + 9).clamped(to: view.units.indices) {
      let named = view.places(in: unit..<unit + 1)
      excluded.formUnion(named.map { view.places[$0].entity })
      guard
        !named.isEmpty || [.determiner, .preposition, .conjunction].contains(view.units[unit].tag)
      else { break }
    }
    return excluded.isEmpty ? nil : excluded
  }

  private static func holds(
    _ event: Int, one entities: Set<Int>, among events: [SentenceEvent], depth: Int = 0
  ) -> Bool {
    depth <= deepest
      && events[event].arguments.contains { argument in
        switch argument.filler {
        case .entity(let entity): entities.contains(entity)
        case .event(let part): holds(part, one: entities, among: events, depth: depth + 1)
        case .site: false
        }
      }
  }

  private func reach(of cue: Cue, at place: Int, in view: SentenceView) -> Range<Int> {
    func end(_ step: Int, _ reach: Int) -> Int {
      var at = place
      while abs(at - place) < reach, view.units.indices.contains(at + step),
        ![.semicolon, .colon].contains(view.units[at + step].tag)
      {
        at += step
      }
      return at
    }
    return end(-1, cue.before)..<end(1, cue.behind) + 1
  }

  /// Those that no other of them is about, however deep.
  private static func outermost(of reached: [Int], among events: [SentenceEvent]) -> [Int] {
    var parts: Set<Int> = []
    var open = reached
    while let event = open.popLast() {
      for argument in events[event].arguments {
        if case .event(let part) = argument.filler, parts.insert(part).inserted {
          open.append(part)
        }
      }
    }
    return reached.filter { !parts.contains($0) }
  }
}

extension SentenceEvent {
  fileprivate mutating func mark(isNegation: Bool) {
    if isNegation { isNegated = true } else { isSpeculated = true }
  }
}
