internal import AttestModel

/// The number of a trial in another registry, which cannot be checked here.
struct OtherRegistry: CellCheck {
  let entry = CatalogueEntry(
    code: "ID007", name: "other-registry", severity: .information,
    meaning: "The number is of a registry whose numbers are not checked. Nothing has to be done.",
    positive: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,ISRCTN12345678"),
    negative: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,NCT01243944"))

  func looks(at role: ColumnRole) -> Bool { role == .nct }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in NCTForm.parts(of: cell.text) {
      guard case .other(let registry) = NCTForm(part) else { continue }
      report.add("NCT number expected; “\(part)” is of \(registry) and not checked", at: cell)
    }
  }
}
