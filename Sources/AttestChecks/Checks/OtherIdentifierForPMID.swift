internal import AttestModel

/// A PMCID, a DOI or a trial's number in a column of PMIDs.
struct OtherIdentifierForPMID: CellCheck {
  let entry = CatalogueEntry(
    code: "ID003", name: "other-identifier-for-pmid", severity: .error, needs: [.pmid],
    meaning: "The column holds PMIDs, and this is another kind of identifier. Write the paper's"
      + " PMID, or move it to a column of its own.",
    positive: .table("subject,relation,object,pmid", "IL6,activates,STAT3,PMC10000001"),
    negative: .table("subject,relation,object,pmid,pmcid", "IL6,activates,STAT3,172421,PMC10001"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    let parts = PMIDForm.parts(of: cell.text)
    // Where each identifier says what it is, as `pubmed:172421|doi:10.1000/1`, a PMID is there.
    let areNamed = parts.contains { $0.lowercased().hasPrefix("pubmed:") }
    for part in parts {
      guard case .other(let kind) = PMIDForm(part),
        !areNamed || !part.lowercased().hasPrefix("doi:")
      else { continue }
      report.add("PMID expected, and “\(part)” is a \(kind)", at: cell)
    }
  }
}
