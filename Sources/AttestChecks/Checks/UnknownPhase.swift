internal import AttestModel

/// A phase that no trial has.
struct UnknownPhase: RowCheck {
  let entry = CatalogueEntry(
    code: "VOC001", name: "unknown-phase", severity: .warning, needs: [.phase],
    meaning: "ClinicalTrials.gov has the phases Early Phase 1, Phase 1 to 4, 1/2 and 2/3.",
    positive: .table("agent,disease,phase", "ruxolitinib,myelofibrosis,Phase 5"),
    negative: .table("agent,disease,phase", "ruxolitinib,myelofibrosis,Phase 1/2"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    for cell in row.cells(.phase) where TrialWords.phase(cell.text) == .unknown {
      report.add("“\(cell.text)” is no phase of trials", at: cell)
    }
  }
}
