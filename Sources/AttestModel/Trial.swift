/// A clinical trial, as a table's row or a registry's record states it.
///
/// One value per row or record and disease; see the trials table.
public struct Trial: Hashable, Sendable {
  /// As printed, one agent each.
  public let agents: [String]
  /// Parallel to `agents`; empty where the lexicon has none.
  public let agentIDs: [String]
  /// What the agents act on, as printed.
  public let targets: [String]
  /// Parallel to `targets`; empty where the lexicon has none.
  public let targetIDs: [String]
  /// As printed; empty where none is named.
  public let disease: String
  /// A CURIE; empty where the lexicon has none.
  public let diseaseID: String
  /// In ClinicalTrials.gov's vocabulary: `PHASE1`, `PHASE2`, `EARLY_PHASE1`, `APPROVED`.
  public let phases: [String]
  /// In ClinicalTrials.gov's vocabulary: `RECRUITING`, `ACTIVE_NOT_RECRUITING`.
  public let status: String
  /// `NCT` and eight digits.
  public let ncts: [String]
  /// `Document.id`.
  public let document: String
  /// `Section.label`.
  public let section: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind the last scalar of its row, counted as `start`.
  public let end: Int

  /// A trial as the parts of its row.
  public init(
    agents: [String], agentIDs: [String], targets: [String], targetIDs: [String], disease: String,
    diseaseID: String, phases: [String], status: String, ncts: [String], document: String,
    section: String, start: Int, end: Int
  ) {
    self.agents = agents
    self.agentIDs = agentIDs
    self.targets = targets
    self.targetIDs = targetIDs
    self.disease = disease
    self.diseaseID = diseaseID
    self.phases = phases
    self.status = status
    self.ncts = ncts
    self.document = document
    self.section = section
    self.start = start
    self.end = end
  }
}
