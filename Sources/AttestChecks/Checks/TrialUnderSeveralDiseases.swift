internal import AttestModel

/// One trial's number in rows of different diseases.
struct TrialUnderSeveralDiseases: RowsCheck {
  let entry = CatalogueEntry(
    code: "ID010", name: "trial-under-several-diseases", severity: .warning,
    needs: [.nct, .disease],
    meaning: "A trial stands under two diseases. Few trials have two; more often a number was"
      + " copied into the wrong row.",
    positive: .table(
      "agent,disease,phase,nct", "lestaurtinib,polycythemia vera,Phase 2,NCT00586651",
      "lestaurtinib,berylliosis,Phase 2,NCT00586651"),
    negative: .table(
      "agent,disease,phase,nct", "lestaurtinib,polycythemia vera,Phase 2,NCT00586651",
      "lestaurtinib,berylliosis,Phase 2,NCT00586652"))

  /// Elsewhere a trial's number may stand under anything.
  func concerns(_ columns: TableColumns) -> Bool { columns.areOfTrials }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    row.keepTrials(with: .disease, &keep)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    report.trials(standingUnderSeveral: rows)
  }
}
