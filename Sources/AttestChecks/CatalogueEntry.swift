public import AttestModel

/// What the catalogue says about a check.
public struct CatalogueEntry: Sendable {
  /// Stable: letters for the family and three digits. Never given to another check.
  public let code: String
  /// In kebab case: `malformed-pmid`.
  public let name: String
  /// Of its findings, unless one says otherwise.
  public let severity: Finding.Severity
  /// The columns without which it finds nothing.
  public let needs: [ColumnRole]
  /// What it means and what to do, in a sentence or two.
  public let meaning: String
  /// In which it finds something.
  public let positive: Example
  /// In which it finds nothing, though it looks alike.
  public let negative: Example

  /// An entry as its parts.
  public init(
    code: String, name: String, severity: Finding.Severity, needs: [ColumnRole] = [],
    meaning: String, positive: Example,
    negative: Example
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.needs = needs
    self.meaning = meaning
    self.positive = positive
    self.negative = negative
  }

  /// How to silence it.
  public var silencing: String {
    "In a table, write attest:ignore \(code) into any cell of the row, such as a column of notes;"
      + " for a run, --ignore \(code); for what is known already, --baseline FILE."
  }

  /// A small case that a check is shown at work on.
  public struct Example: Sendable {
    /// A comma-separated table; empty where the check reads a text.
    public let table: String
    /// A review's prose; empty where the check looks at tables alone.
    public let text: String

    /// What the store has.
    public let publications: [PublicationRecord]
    /// Records of trials that the store has.
    public let trials: [TrialRecord]
    /// The texts of publications that the store has, by PMID.
    public let claims: [String: String]

    /// A case as its parts: a table, a text or both, and what the store has.
    public init(
      table: String = "", text: String = "", publications: [PublicationRecord] = [],
      trials: [TrialRecord] = [], claims: [String: String] = [:]
    ) {
      self.table = table
      self.text = text
      self.publications = publications
      self.trials = trials
      self.claims = claims
    }

    /// The prose of a review.
    public static func text(_ text: String) -> Example { Example(text: text) }

    /// A review: its prose, and one table of it in comma-separated lines.
    public static func review(_ text: String, table lines: String...) -> Example {
      Example(table: lines.joined(separator: "\n") + "\n", text: text)
    }

    /// What a store has: texts of publications by PMID, and records.
    public static func claims(
      _ claims: [String: String], publications: [PublicationRecord] = []
    ) -> Example {
      Example(publications: publications, claims: claims)
    }

    /// A table of comma-separated lines.
    public static func table(
      _ lines: String..., publications: [PublicationRecord] = [], trials: [TrialRecord] = [],
      claims: [String: String] = [:]
    ) -> Example {
      Example(
        table: lines.joined(separator: "\n") + "\n", publications: publications, trials: trials,
        claims: claims)
    }
  }
}
