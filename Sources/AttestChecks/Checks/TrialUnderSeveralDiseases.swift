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

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    row.keepTrials(with: .disease, &keep)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      guard let other = rows.first(where: { $0.value != row.value && $0.row < row.row }) else {
        continue
      }
      let (number, disease) = row.pair
      report.add(
        "\(number) stands under “\(disease)” here and under “\(other.pair.1)” in line"
          + " \(other.line)", at: row, value: number,
        evidence: "line \(other.line): \(other.pair.1)")
    }
  }
}
