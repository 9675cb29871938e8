/// A place in the text that credits a publication or names a trial.
public struct Citation: Hashable, Sendable {
  /// What is cited, by the name that the text gives it.
  public enum Target: Hashable, Sendable {
    /// In normal form: `Teng et al. 2014`, `Hu and Hu 2018`, `Jin 2020`.
    case authorYear(String)
    /// The number of an entry in the document's own list: `12`.
    case number(String)
    /// Digits only.
    case pmid(String)
    /// `NCT` and eight digits.
    case nct(String)
  }

  /// What is cited.
  public let target: Target
  /// The name and year themselves, into `Document.text`.
  public let range: TextRange
  /// The bracket they stand in, or `range` where they stand in none.
  public let bracket: TextRange

  /// A citation as its parts.
  public init(_ target: Target, at range: TextRange, in bracket: TextRange) {
    self.target = target
    self.range = range
    self.bracket = bracket
  }
}
