internal import AttestModel

/// A trial's number of which no record was imported.
struct UnknownTrial: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI001", name: "unknown-trial", severity: .information, needs: [.nct],
    meaning: "Records of trials were imported, and none has this number, so nothing about it was"
      + " checked. It may not exist, or not have been asked for.",
    positive: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243949",
      trials: [TrialRecord(nct: "NCT01243944")]),
    negative: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944")]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let records = row.records, records.hasTrials else { return }
    for cell in row.cells(.nct) {
      for nct in NCTForm.parts(of: cell.text).compactMap({ NCTForm($0).nct })
      where records.trial(nct) == nil {
        report.add(
          "no record of \(nct) was imported", line: cell.line, column: cell.column, value: nct)
      }
    }
  }
}
