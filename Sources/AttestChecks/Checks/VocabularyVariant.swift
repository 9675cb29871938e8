internal import AttestModel

/// A phase or a status in other capitals or marks than the registry's.
struct VocabularyVariant: CellCheck {
  let entry = CatalogueEntry(
    code: "VOC003", name: "vocabulary-variant", severity: .information,
    meaning: "The word is clear, but the registry and the rest of the column write it in another"
      + " way, so that counting by it splits what belongs together.",
    positive: .table("agent,disease,phase", "ruxolitinib,leukemia,phase 2"),
    negative: .table("agent,disease,phase", "ruxolitinib,leukemia,Phase 2"))

  func looks(at role: ColumnRole) -> Bool { role == .phase || role == .status }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    let fit = role == .phase ? TrialWords.phase(cell.text) : TrialWords.status(cell.text)
    guard case .variant(let usual) = fit else { return }
    report.add("“\(cell.text)” is “\(usual)” elsewhere", at: cell, suggestion: usual)
  }
}
