internal import AttestModel

/// A PMID that may exist and hardly can be meant: cut short, or beyond all that were given.
struct ImprobablePMID: CellCheck {
  let entry = CatalogueEntry(
    code: "ID009", name: "improbable-pmid", severity: .information,
    meaning: "PMIDs below 10000 are papers of the 1970s, and those above 60000000 have not been"
      + " given yet; digits were probably lost or added.",
    positive: .table("subject,relation,object,pmid", "IL6,activates,STAT3,1010"),
    negative: .table("subject,relation,object,pmid", "IL6,activates,STAT3,15356132"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in PMIDForm.parts(of: cell.text) {
      guard case .sound(let digits) = PMIDForm(part), let number = Int(digits),
        number < 10_000 || number > 60_000_000
      else { continue }
      let why = number < 10_000 ? "improbably small" : "higher than any that was given"
      report.add("PMID \(digits) is \(why)", at: cell)
    }
  }
}
