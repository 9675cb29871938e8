internal import AttestModel

/// What stands for a PMID and is none.
struct MalformedPMID: CellCheck {
  let entry = CatalogueEntry(
    code: "ID001", name: "malformed-pmid", severity: .error, needs: [.pmid],
    meaning: "A PMID is one to eight digits, of which the first is no zero. Look the paper up and"
      + " write its number.",
    positive: .table("subject,relation,object,pmid", "IL6,activates,STAT3,1724219e"),
    negative: .table("subject,relation,object,pmid", "IL6,activates,STAT3,1724219"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in PMIDForm.parts(of: cell.text) {
      guard case .malformed(let why, let meant) = PMIDForm(part) else { continue }
      report.add("PMID “\(part)” \(why)", at: cell, suggestion: meant)
    }
  }
}
