/// What a list of retractions says about a publication.
public struct Retraction: Hashable, Sendable {
  /// Of the publication that was withdrawn; empty where the list has the DOI alone.
  public let pmid: String
  public let doi: String
  /// In the list's own words: `Retraction`, `Expression of concern`, `Correction`.
  public let kind: String
  /// The PMID or DOI of the notice; empty where the list gives none.
  public let notice: String
  /// As given.
  public let date: String
  public let reason: String

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
