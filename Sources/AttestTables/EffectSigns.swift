public import AttestModel

/// The words by which a table's cell says what happens: that something goes up, down, is lost.
///
///     reduce suppression by MDSCs        suppresses
///     drives Th17 differentiation        promotes
///     alternative macrophage activation  regulates
public struct EffectSigns: Sendable {
  private enum Effect: String, CaseIterable {
    case up = "+"
    case down = "-"
    case open = "0"
    /// A state in which the thing does not work, which turns the sign round: *deficiency*.
    case loss
    case denial = "not"
    case doubt = "may"
  }

  /// What a cell's words say.
  struct Reading: Hashable {
    var relation = Relation.regulates
    var polarity = Polarity.affirmed
    var certainty = Certainty.asserted
  }

  /// What was wrong with the table's rows.
  public let diagnostics: [Diagnostic]
  private var effects: [String: Effect] = [:]

  /// Reads a table of `word` and `sign`; `#` begins a comment. Verbs stand in their base form.
  public init(_ table: String, file: String) {
    let reading = WordTableReading(table, header: ("word", "sign"), file: file)
    var diagnostics = reading.diagnostics
    for row in reading.rows {
      guard let effect = Effect(rawValue: row.fields.1) else {
        let known = Effect.allCases.map(\.rawValue).joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "unknown sign “\(row.fields.1)”, expected one of \(known)", file: file, line: row.line))
        continue
      }
      effects[Self.key(row.fields.0)] = effect
    }
    self.diagnostics = diagnostics
  }

  /// What an effect says.
  ///
  /// A verb that opens it decides: *reduce suppression*. Where none does, the verb of its first
  /// clause, *NK-cell activity impaired*, or the head of its first phrase, *induction of Tregs*.
  ///
  /// - Parameter isLost: whether the effect is that of the mediator's loss, which turns the sign.
  func reading(of effect: String, isLost: Bool = false) -> Reading {
    let words = effect.blankSeparated
    let effects = words.map(effect(of:))
    let deciding = decidingWord(words, effects)
    var reading = Reading()
    var flips = isLost
    for effect in effects[..<(deciding ?? effects.count)] {
      switch effect {
      case .loss?: flips.toggle()
      case .denial?: reading.polarity = .negated
      case .doubt?: reading.certainty = .hedged
      case .up?, .down?, .open?, nil: break
      }
    }
    switch deciding.flatMap({ effects[$0] }) {
    case .up?: reading.relation = flips ? .suppresses : .promotes
    case .down?: reading.relation = flips ? .promotes : .suppresses
    case .open?, .loss?, .denial?, .doubt?, nil: break
    }
    return reading
  }

  /// The place of the word whose sign is the effect's.
  private func decidingWord(_ words: [String], _ effects: [Effect?]) -> Int? {
    let signed = words.indices.filter { isSign(effects[$0]) }
    guard let first = signed.first else { return nil }
    let opening = words.indices.first { effects[$0] == nil || isSign(effects[$0]) } ?? 0
    if first == opening, !Self.isNoun(words[first]) { return first }
    let end =
      words.indices.first {
        $0 > 0 && Self.ends.contains(words[$0].lowercased()) || words[$0].hasSuffix(",")
      } ?? words.count
    let inside = signed.filter { $0 < end || ($0 == end && words[$0].hasSuffix(",")) }
    return inside.last { !Self.isNoun(words[$0]) } ?? inside.last ?? first
  }

  private func isSign(_ effect: Effect?) -> Bool {
    switch effect {
    case .up?, .down?, .open?: true
    case .loss?, .denial?, .doubt?, nil: false
    }
  }

  /// Where the first phrase or clause of an effect ends.
  private static let ends: Set<String> = [
    "of", "by", "in", "on", "to", "with", "from", "through", "via", "during", "for", "into",
    "and", "or", "but", "which", "that",
  ]

  /// *activation*, *growth*: names what happens rather than saying that it does.
  private static func isNoun(_ word: String) -> Bool {
    let word = word.bare.lowercased()
    return ["ion", "ions", "ment", "ance", "growth", "survival", "blockade", "arrest"]
      .contains(where: word.hasSuffix)
  }

  /// Whether a word says what happens, and so may open an effect.
  func isSigned(_ word: String) -> Bool { isSign(effect(of: word)) }

  /// Whether a word says that a thing is missing or does not work.
  func isLoss(_ word: String) -> Bool { effect(of: word) == .loss }

  private func effect(of word: String) -> Effect? {
    let key = Self.key(word)
    if let effect = effects[key] { return effect }
    for stem in Self.stems(of: key) {
      if let effect = effects[stem] { return effect }
    }
    return nil
  }

  /// Lower case, without marks at either end and hyphens inside; `↑` stays.
  private static func key(_ word: String) -> String {
    String(decoding: word.bare.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }

  /// What a word may be a form of: *promoting*, *promotes* and *promoted* of *promote*.
  private static func stems(of word: String) -> [String] {
    var stems: [String] = []
    for (ending, replacements) in [
      ("ies", ["y"]), ("es", ["", "e"]), ("s", [""]), ("ied", ["y"]), ("ed", ["", "e"]),
      ("ying", ["y", "ie"]), ("ing", ["", "e"]),
    ] where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
      let root = String(word.dropLast(ending.count))
      stems += replacements.map { root + $0 }
      // *blocked* is block, *dropped* is drop.
      let last = root.utf8.suffix(2)
      if ending.hasSuffix("ed") || ending.hasSuffix("ing"), last.first == last.last {
        stems.append(String(root.dropLast()))
      }
    }
    return stems
  }
}
