public import AttestModel

/// The trials table: one row per table row or trial record and disease.
public struct TrialsTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = [
    "agents", "agent_ids", "targets", "target_ids", "disease", "disease_id", "phase", "status",
    "ncts", "document", "section", "start", "end",
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
  public func append(_ trial: Trial, to output: inout [UInt8]) {
    format.row(
      [
        .list(trial.agents), .list(trial.agentIDs), .list(trial.targets), .list(trial.targetIDs),
        .text(trial.disease), .text(trial.diseaseID), .list(trial.phases), .text(trial.status),
        .list(trial.ncts), .text(trial.document), .text(trial.section), .number(trial.start),
        .number(trial.end),
      ], columns: Self.columns, to: &output)
  }
}
