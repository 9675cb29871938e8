internal import AttestModel

/// A phase that no trial has.
struct UnknownPhase: CellCheck {
  let entry = CatalogueEntry(
    code: "VOC001", name: "unknown-phase", severity: .warning, needs: [.phase],
    meaning: "ClinicalTrials.gov has the phases Early Phase 1, Phase 1 to 4, 1/2 and 2/3.",
    positive: .table("agent,disease,phase", "ruxolitinib,myelofibrosis,Phase 5"),
    negative: .table("agent,disease,phase", "ruxolitinib,myelofibrosis,Phase 1/2"))

  func looks(at role: ColumnRole) -> Bool { role == .phase }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    guard TrialWords.phase(cell.text) == .unknown else { return }
    report.add("“\(cell.text)” is no phase of trials", at: cell)
  }
}
