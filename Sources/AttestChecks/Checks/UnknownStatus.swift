internal import AttestModel

/// A state that ClinicalTrials.gov has no word for.
struct UnknownStatus: TextsCheck {
  let entry = CatalogueEntry(
    code: "VOC002", name: "unknown-status", severity: .warning, needs: [.status],
    meaning: "ClinicalTrials.gov says Recruiting; Active, not recruiting; Completed; and a few"
      + " more. Other words cannot be compared with its records. Each is named once a table.",
    positive: .table("agent,disease,status", "ruxolitinib,myelofibrosis,nearly done"),
    negative: .table("agent,disease,status", "ruxolitinib,myelofibrosis,Completed"))

  func looks(at role: ColumnRole) -> Bool { role == .status }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    guard TrialWords.status(cell.text) == .unknown else { return }
    keep.add(key: [cell.text], at: cell, once: true)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) rows"
    let meant = TrialWords.nearestStatus(to: rows[0].text)
    report.add(
      "“\(rows[0].text)” is no status of ClinicalTrials.gov\(meant.map { "; “\($0)” is" } ?? "")"
        + times, at: rows[0], suggestion: meant ?? "")
  }
}
