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

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    row.keepTrials(with: .agent, &keep)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      guard let other = rows.first(where: { $0.value != row.value && $0.row < row.row }) else {
        continue
      }
      let (number, agent) = row.pair
      report.add(
        "\(number) stands under “\(agent)” here and under “\(other.pair.1)” in line"
          + " \(other.line)", at: row, value: number,
        evidence: "line \(other.line): \(other.pair.1)")
    }
  }
}
