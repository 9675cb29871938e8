/// What a table's column holds, by the meaning of its heading.
public enum ColumnMeaning: String, CaseIterable, Hashable, Sendable {
  /// What acts: cytokine, ligand, gene.
  case factor
  /// What is given: drug, inhibitor, compound.
  case agent
  /// What an effect runs through: STAT, receptor, pathway.
  case mediator
  /// What a drug acts on.
  case target
  /// What comes of it: effect, function, role.
  case effect
  /// Where it holds: cell type, tissue, model.
  case context
  case disease, phase, status
  /// Identifiers of trials.
  case trial
  /// PMIDs or citations.
  case reference
  /// Anything else: year, country, number of patients.
  case other

  /// Whether its cells hold names.
  var isNames: Bool {
    switch self {
    case .factor, .agent, .mediator, .target: true
    case .effect, .context, .disease, .phase, .status, .trial, .reference, .other: false
    }
  }

  /// Whether its cells hold words that may run over lines.
  var isText: Bool {
    switch self {
    case .effect, .disease, .context, .other: true
    case .factor, .agent, .mediator, .target, .phase, .status, .trial, .reference: false
    }
  }
}
