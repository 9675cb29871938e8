internal import AttestModel

/// A trial's number in lower case, with blanks or marks, or with something around it.
struct DecoratedNCT: CellCheck {
  let entry = CatalogueEntry(
    code: "ID005", name: "decorated-nct", severity: .warning, needs: [.nct],
    meaning: "The number is clear to a reader, but programs that join tables compare bytes. Write"
      + " NCT and the eight digits alone.",
    positive: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,nct 01243944"),
    negative: .table("agent,disease,nct", "ruxolitinib,myelofibrosis,\"NCT01243944, NCT00952289\""))

  func looks(at role: ColumnRole) -> Bool { role == .nct }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    for part in NCTForm.parts(of: cell.text) {
      guard case .decorated(let number, let what) = NCTForm(part) else { continue }
      report.add(
        "NCT number “\(part)” has \(what); write \(number)", at: cell, suggestion: number)
    }
  }
}
