/// What a list of retractions says about a publication.
public struct Retraction: Hashable, Sendable {
  /// Of the publication that was withdrawn; empty where the list has the DOI alone.
  public let pmid: String
  /// Of the same publication, without `https://doi.org/`; empty where the list has none.
  public let doi: String
  /// In the list's own words: `Retraction`, `Expression of concern`, `Correction`.
  public let kind: String
  /// The PMID or DOI of the notice; empty where the list gives none.
  public let notice: String
  /// As given.
  public let date: String
  /// Why, in the list's own words; empty where it says nothing.
  public let reason: String

  /// An entry of a list as its parts.
  public init(
    pmid: String, doi: String = "", kind: String = "Retraction", notice: String = "",
    date: String = "", reason: String = ""
  ) {
    self.pmid = pmid
    self.doi = doi
    self.kind = kind
    self.notice = notice
    self.date = date
    self.reason = reason
  }
}
