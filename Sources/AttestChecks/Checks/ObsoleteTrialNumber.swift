internal import AttestModel

/// A number that a trial no longer goes by.
struct ObsoleteTrialNumber: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI002", name: "obsolete-trial-number", severity: .warning, needs: [.nct],
    meaning: "The registry has merged the number into another. Write the one in use.",
    positive: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243949",
      trials: [TrialRecord(nct: "NCT01243944", aliases: ["NCT01243949"])]),
    negative: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", aliases: ["NCT01243949"])]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    row.forEachTrial { cell, nct, record in
      guard record.nct != nct else { return }
      report.add(
        "\(nct) is now \(record.nct)", line: cell.line, column: cell.column, value: nct,
        suggestion: record.nct)
    }
  }
}
