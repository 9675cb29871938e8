/// An entry of a reference list, or a record of a bibliography: what a citation points to.
public struct Publication: Hashable, Sendable {
  /// Family names with initials where known, in order: `Teng, Y.`
  public let authors: [String]
  /// As printed; empty where unknown.
  public let title: String
  /// As printed, in full or abbreviated; empty where unknown.
  public let journal: String
  /// Four digits, empty where unknown.
  public let year: String
  /// The letter that tells apart entries of one author and year: `b` of `2009b`.
  public let yearLetter: String
  /// Digits only.
  public let pmid: String
  /// Without `https://doi.org/`.
  public let doi: String
  /// `PMC` and digits.
  public let pmc: String
  /// The label in its list: `12`, `B12`; empty in a bibliography.
  public let label: String

  /// A publication as its parts; what is not known is left empty.
  public init(
    authors: [String] = [], title: String = "", journal: String = "", year: String = "",
    yearLetter: String = "", pmid: String = "", doi: String = "", pmc: String = "",
    label: String = ""
  ) {
    self.authors = authors
    self.title = title
    self.journal = journal
    self.year = year
    self.yearLetter = yearLetter
    self.pmid = pmid
    self.doi = doi
    self.pmc = pmc
    self.label = label
  }
}
