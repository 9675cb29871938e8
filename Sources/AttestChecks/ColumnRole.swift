/// What a column of a curated table holds.
public enum ColumnRole: String, CaseIterable, Hashable, Sendable {
  /// What acts, and what it acts on.
  case subject, object
  /// What the one does to the other, as a verb or as a sign.
  case relation, sign
  /// How: phosphorylation, transcriptional regulation.
  case mechanism
  /// What an effect runs through.
  case mediator
  /// What comes of it, in words.
  case effect
  case gene, cytokine, receptor, jak, stat
  /// What is given, and what it acts on.
  case agent, target
  case disease, phase, status
  /// Identifiers of trials and publications.
  case nct, pmid, doi, pmcid
  /// Identifiers whose kind another column gives (`source_type` in `citation_id,source_type`).
  case identifier
  case identifierKind = "identifier-kind"
  /// Authors and year in one: `Levine et al., 2005, Blood`.
  case citation
  case author, year
  /// What the paper says, in words.
  case statement
  /// Where it holds: cell, tissue, species.
  case context
  /// Types and identifiers of the ends.
  case subjectType = "subject-type"
  case objectType = "object-type"
  case subjectID = "subject-id"
  case objectID = "object-id"
  /// Numbers of rows, which tell nothing but that rows differ.
  case row
  /// Anything else.
  case other

  /// Whether its cells hold names of things.
  public var isNames: Bool {
    switch self {
    case .subject, .object, .mediator, .gene, .cytokine, .receptor, .jak, .stat, .agent, .target,
      .disease:
      true
    case .relation, .sign, .mechanism, .effect, .phase, .status, .nct, .pmid, .doi, .pmcid,
      .identifier, .identifierKind, .citation, .author, .year, .statement, .context, .subjectType,
      .objectType, .subjectID, .objectID, .row, .other:
      false
    }
  }

  /// Its place among the cases.
  var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// Whether a text is plainly as a column of this role wants it, so that no check of single cells
  /// has anything to ask of it. Most cells of long tables pass by here.
  func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .pmid: PMIDForm.isPlain(text)
    case .nct: NCTForm.isPlain(text)
    case .subject, .object, .mediator, .gene, .cytokine, .receptor, .jak, .stat, .agent, .target,
      .disease, .phase, .status, .relation, .sign, .mechanism:
      false
    case .effect, .doi, .pmcid, .identifier, .identifierKind, .citation, .author, .year,
      .statement, .context, .subjectType, .objectType, .subjectID, .objectID, .row, .other:
      // Spreadsheets' error values begin with this.
      text.first != UInt8(ascii: "#")
    }
  }
}
