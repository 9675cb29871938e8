internal import AttestModel

/// By which ways the two partners of a word such as *complex* stand. Most uses of such words name
/// no event, so that counts say little of those that do.
///
///     complexes of A and B, A forms a complex with B, A/B heterodimers
public struct PartnerFrames: Sendable {
  private struct Frame {
    let ways: [String]
    /// What stands between the partners; empty where it may be anything.
    let between: Set<String>
    /// Words of which one has to stand near; empty where none has to.
    let with: Set<String>
  }

  /// How many words to each side such a word may stand.
  private static let near = 6

  /// How likely partners are that stand so.
  static let likelihood = 0.6

  /// No frames: partners are left to the counts.
  public static let none = PartnerFrames()

  private var frames: [String: [Frame]] = [:]

  private init() {}

  /// Reads `partners.tsv`: words, the ways to one partner and to the other, what stands between
  /// them, and words of which one has to stand near; all but the ways joined with `|`.
  ///
  /// - Throws: a `Diagnostic` at the first row that is malformed.
  public init(_ text: String, file: String) throws {
    try EventTables.forEachRow(text, columns: 5, file: file) { fields, fault in
      guard !fields[0].isEmpty, !fields[1].isEmpty, !fields[2].isEmpty else {
        throw fault("expected words and the ways to two partners")
      }
      let frame = Frame(
        ways: fields[1...2].map(String.init),
        between: Set(fields[3].split(separator: "|").map(String.init)),
        with: Set(fields[4].split(separator: "|").map(String.init)))
      for word in fields[0].split(separator: "|") {
        frames[String(word), default: []].append(frame)
      }
    }
  }

  /// Whether a partner of a word may stand so.
  func takes(_ way: String, of word: String) -> Bool {
    frames[word]?.contains { $0.ways.contains(way) } ?? false
  }

  /// Whether two that stand so are the partners of a word.
  func pair(
    _ one: String, _ other: String, between: String, of trigger: Trigger, in view: SentenceView
  ) -> Bool {
    frames[trigger.word]?.contains { frame in
      guard frame.ways == [one, other] || frame.ways == [other, one],
        frame.between.isEmpty || frame.between.contains(between)
      else { return false }
      let near = (trigger.unit - Self.near..<trigger.unit + Self.near + 1)
        .clamped(to: view.units.indices)
      return frame.with.isEmpty || near.contains { frame.with.contains(view.texts[$0]) }
    } ?? false
  }
}
