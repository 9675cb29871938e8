internal import AttestModel

/// One trial's number in rows of different agents.
struct TrialUnderSeveralAgents: RowsCheck {
  let entry = CatalogueEntry(
    code: "ID011", name: "trial-under-several-agents", severity: .warning,
    needs: [.nct, .agent],
    meaning: "A trial stands under two agents. It may compare them; more often a number was"
      + " copied into the wrong row.",
    positive: .table(
      "agent,disease,phase,nct", "lestaurtinib,psoriasis,Phase 2,NCT00236119",
      "baricitinib,psoriasis,Phase 2,NCT00236119"),
    negative: .table(
      "agent,disease,phase,nct", "lestaurtinib,psoriasis,Phase 2,NCT00236119",
      "baricitinib,psoriasis,Phase 2,NCT01490632"))

  /// Elsewhere a trial's number may stand under anything.
  func concerns(_ columns: TableColumns) -> Bool { columns.areOfTrials }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    row.keepTrials(with: .agent, &keep)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    report.trials(standingUnderSeveral: rows)
  }
}
