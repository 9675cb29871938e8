/// A registry's record of a clinical trial, as ClinicalTrials.gov gives it.
public struct TrialRecord: Hashable, Sendable {
  /// What is tried: a drug, a procedure.
  public struct Intervention: Hashable, Sendable {
    /// In capitals: `DRUG`, `BIOLOGICAL`; empty where the source does not say.
    public let kind: String
    /// As the record writes it: `Ruxolitinib`.
    public let name: String
    /// What else the record calls it.
    public let otherNames: [String]

    /// An intervention as its parts.
    public init(kind: String = "", name: String, otherNames: [String] = []) {
      self.kind = kind
      self.name = name
      self.otherNames = otherNames
    }
  }

  /// A publication that the record names.
  public struct Reference: Hashable, Sendable {
    /// Empty where the record has the citation alone.
    public let pmid: String
    /// `BACKGROUND`, `RESULT` or `DERIVED`; empty where the source does not say.
    public let kind: String
    /// As the record writes it: authors, title, journal; empty where it has the PMID alone.
    public let citation: String

    /// A reference as its parts.
    public init(pmid: String, kind: String = "", citation: String = "") {
      self.pmid = pmid
      self.kind = kind
      self.citation = citation
    }
  }

  /// `NCT` and eight digits.
  public let nct: String
  /// Earlier NCT numbers, the sponsor's own number, numbers of other registries.
  public let aliases: [String]
  /// The brief title.
  public let title: String
  /// The long title; empty where the record has none.
  public let officialTitle: String
  /// Empty where it has none.
  public let acronym: String
  /// The brief summary, with which the record's text is made.
  public let summary: String
  /// Diseases and states of patients, as the record writes them.
  public let conditions: [String]
  /// What is tried, in the record's order.
  public let interventions: [Intervention]
  /// `EARLY_PHASE1`, `PHASE1`, `PHASE2`, `NA`.
  public let phases: [String]
  /// `RECRUITING`, `ACTIVE_NOT_RECRUITING`.
  public let status: String
  /// Dates as given: `2016-07`, `July 2001`.
  public let startDate: String
  /// As given, like `startDate`; empty where none is.
  public let completionDate: String
  /// The lead sponsor's name; of a table, what its column of sponsors holds.
  public let sponsor: String
  /// Publications that the record names, in its order.
  public let references: [Reference]

  /// A record as its parts; what is not known is left empty.
  public init(
    nct: String, aliases: [String] = [], title: String = "", officialTitle: String = "",
    acronym: String = "", summary: String = "", conditions: [String] = [],
    interventions: [Intervention] = [], phases: [String] = [], status: String = "",
    startDate: String = "", completionDate: String = "", sponsor: String = "",
    references: [Reference] = []
  ) {
    self.nct = nct
    self.aliases = aliases
    self.title = title
    self.officialTitle = officialTitle
    self.acronym = acronym
    self.summary = summary
    self.conditions = conditions
    self.interventions = interventions
    self.phases = phases
    self.status = status
    self.startDate = startDate
    self.completionDate = completionDate
    self.sponsor = sponsor
    self.references = references
  }
}
