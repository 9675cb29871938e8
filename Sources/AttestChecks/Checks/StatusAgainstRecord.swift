internal import AttestModel

/// A status that the trial's record does not have, or no longer.
struct StatusAgainstRecord: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI006", name: "status-against-record", severity: .information, needs: [.nct, .status],
    meaning: "The registry's record of this trial gives another status. Trials move on, so the"
      + " table may have been right when it was made.",
    positive: .table(
      "agent,disease,status,nct", "ruxolitinib,psoriasis,Recruiting,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", status: "COMPLETED")]),
    negative: .table(
      "agent,disease,status,nct", "ruxolitinib,psoriasis,\"Active, not recruiting\",NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", status: "ACTIVE_NOT_RECRUITING")]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let cell = row.cell(.status) else { return }
    row.forEachTrial { _, nct, record in
      guard !record.status.isEmpty,
        Spelling.folded(record.status).prefix(7) != Spelling.folded(cell.text).prefix(7)
      else { return }
      report.add(
        "\(nct) is \(record.status) by its record\(record.dates)", at: cell,
        suggestion: record.status,
        evidence: record.title)
    }
  }
}
