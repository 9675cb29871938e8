internal import AttestModel

/// Words that say events and are too rare in annotated texts to be counted. Each is weighed as a
/// form of a word that is well known.
///
///     ubiquitination    Ubiquitination, weighed as “phosphorylation” is
public struct RareTriggers: Sendable {
  struct Row: Sendable {
    let type: String
    /// What it is weighed as: `phosphoryl`, `phosphorylation`.
    let stem, word: String
    /// Words that forbid it where one of them stands near: what is methylated may be DNA.
    let unless: Set<String>
  }

  /// How many words to each side a forbidding word may stand.
  static let near = 4

  /// By word.
  private(set) var rows: [String: Row] = [:]

  /// No rare words: only those that were counted say events.
  public static let none = RareTriggers()

  private init() {}

  /// Reads `rare.tsv`: stem, type, the counted stem that it is weighed by, the words, and the words
  /// that forbid it, both lists joined with `|`.
  ///
  /// - Throws: a `Diagnostic` at the first row that is malformed.
  public init(_ text: String, file: String) throws {
    try EventTables.forEachRow(text, columns: 5, file: file) { fields, fault in
      let fields = fields.map(String.init)
      guard !fields[0].isEmpty, !fields[1].isEmpty, !fields[2].isEmpty else {
        throw fault("expected a stem, a type and the stem by which it is weighed")
      }
      for word in fields[3].split(separator: "|") {
        guard word.hasPrefix(fields[0]) else {
          throw fault("“\(word)” does not begin with its stem, “\(fields[0])”")
        }
        let row = Row(
          type: fields[1], stem: fields[2], word: fields[2] + word.dropFirst(fields[0].count),
          unless: Set(fields[4].split(separator: "|").map(String.init)))
        guard rows.updateValue(row, forKey: String(word)) == nil else {
          throw fault("“\(word)” stands twice; give it one row")
        }
      }
    }
  }
}
