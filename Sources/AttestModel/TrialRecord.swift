/// A registry's record of a clinical trial, as ClinicalTrials.gov gives it.
public struct TrialRecord: Hashable, Sendable {
  /// What is tried: a drug, a procedure.
  public struct Intervention: Hashable, Sendable {
    /// In capitals: `DRUG`, `BIOLOGICAL`; empty where the source does not say.
    public let kind: String
    public let name: String
    public let otherNames: [String]

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
    public let citation: String

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
  public let title: String
  public let officialTitle: String
  public let acronym: String
  public let summary: String
  public let conditions: [String]
  public let interventions: [Intervention]
  /// `EARLY_PHASE1`, `PHASE1`, `PHASE2`, `NA`.
  public let phases: [String]
  /// `RECRUITING`, `ACTIVE_NOT_RECRUITING`.
  public let status: String
  /// Dates as given: `2016-07`, `July 2001`.
  public let startDate: String
  public let completionDate: String
  public let sponsor: String
  public let references: [Reference]

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
