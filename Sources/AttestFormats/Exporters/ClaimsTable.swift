public import AttestModel

/// The claims table: one row per claim and sentence that makes it.
public struct ClaimsTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = [
    "claim_id", "subject", "subject_id", "relation", "object", "object_id", "via", "via_ids",
    "polarity", "certainty", "context", "citations", "pmids", "ncts", "document", "section",
    "sentence", "start", "end", "rule",
  ]

  private let format: any TableFormat

  /// - Parameter format: how rows are written: csv, tsv, jsonl.
  public init(_ format: any TableFormat) {
    self.format = format
  }

  /// Appends what stands before the first row.
  public func appendHeader(to output: inout [UInt8]) {
    format.header(Self.columns, to: &output)
  }

  /// Appends one row.
  public func append(_ evidence: Evidence, to output: inout [UInt8]) {
    let claim = evidence.claim
    format.row(
      [
        .text(claim.id), .text(claim.subject.name), .text(claim.subject.id),
        .text(claim.relation.rawValue), .text(claim.object.name), .text(claim.object.id),
        .list(claim.mediators.map(\.name)), .list(claim.mediators.map(\.id)),
        .text(claim.polarity.rawValue), .text(evidence.certainty.rawValue),
        .list(evidence.context), .list(evidence.citations), .list(evidence.pmids),
        .list(evidence.ncts), .text(evidence.document), .text(evidence.section),
        .text(evidence.sentence), .number(evidence.start), .number(evidence.end),
        .text(evidence.rule),
      ], columns: Self.columns, to: &output)
  }
}
