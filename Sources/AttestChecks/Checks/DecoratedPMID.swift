internal import AttestModel

/// A PMID with something around it: a word, an address, zeros.
struct DecoratedPMID: CellCheck {
  let entry = CatalogueEntry(
    code: "ID002", name: "decorated-pmid", severity: .warning, needs: [.pmid],
    meaning: "The PMID is clear to a reader, but programs that join tables compare bytes. Write"
      + " the digits alone.",
    positive: .table("subject,relation,object,pmid", "IL6,activates,STAT3,PMID: 17242190"),
    negative: .table("subject,relation,object,pmid", "IL6,activates,STAT3,17242190|17242191"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in PMIDForm.parts(of: cell.text) {
      guard case .decorated(let digits, let what) = PMIDForm(part) else { continue }
      report.add(
        "PMID “\(part)” has \(what); write \(digits)", at: cell, suggestion: digits)
    }
  }
}
