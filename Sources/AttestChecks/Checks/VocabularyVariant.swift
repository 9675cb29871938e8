internal import AttestModel

/// A phase or a status in other capitals or marks than the registry's.
struct VocabularyVariant: RowCheck {
  let entry = CatalogueEntry(
    code: "VOC003", name: "vocabulary-variant", severity: .information,
    meaning: "The word is clear, but the registry and the rest of the column write it in another"
      + " way, so that counting by it splits what belongs together.",
    positive: .table("agent,disease,phase", "ruxolitinib,leukemia,phase 2"),
    negative: .table("agent,disease,phase", "ruxolitinib,leukemia,Phase 2"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    for cell in row.cells(.phase) {
      guard case .variant(let usual) = TrialWords.phase(cell.text) else { continue }
      report.add("“\(cell.text)” is “\(usual)” elsewhere", at: cell, suggestion: usual)
    }
    for cell in row.cells(.status) {
      guard case .variant(let usual) = TrialWords.status(cell.text) else { continue }
      report.add("“\(cell.text)” is “\(usual)” elsewhere", at: cell, suggestion: usual)
    }
  }
}
