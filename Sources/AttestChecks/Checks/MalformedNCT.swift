internal import AttestModel

/// What stands for the number of a trial and is none.
struct MalformedNCT: CellCheck {
  let entry = CatalogueEntry(
    code: "ID004", name: "malformed-nct", severity: .error, needs: [.nct],
    meaning: "ClinicalTrials.gov's numbers are NCT and eight digits. Look the trial up and write"
      + " its number.",
    positive: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,NCT0124394"),
    negative: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,NCT01243944"))

  func looks(at role: ColumnRole) -> Bool { role == .nct }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in NCTForm.parts(of: cell.text) {
      guard case .malformed(let why, let meant) = NCTForm(part) else { continue }
      report.add("NCT number “\(part)” \(why)", at: cell, suggestion: meant)
    }
  }
}
