internal import AttestModel

/// The same identifier twice in one cell.
struct RepeatedIdentifier: CellCheck {
  let entry = CatalogueEntry(
    code: "ID006", name: "repeated-identifier", severity: .warning,
    meaning: "One of the two was probably meant to be another paper or trial; else one is enough.",
    positive: .table("subject,relation,object,pmid", "IL4,activates,STAT6,19197294|19197294"),
    negative: .table("subject,relation,object,pmid", "IL4,activates,STAT6,19197294|19197295"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid || role == .nct }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    if role == .pmid {
      repeated(
        PMIDForm.parts(of: cell.text).compactMap { PMIDForm($0).pmid }, "PMID", cell, &report)
    } else {
      repeated(NCTForm.parts(of: cell.text).compactMap { NCTForm($0).nct }, "", cell, &report)
    }
  }

  private func repeated(
    _ identifiers: [String], _ kind: String, _ cell: CuratedCell, _ report: inout Report
  ) {
    guard identifiers.count > 1 else { return }
    var seen: Set<String> = []
    for identifier in identifiers where !seen.insert(identifier).inserted {
      let name = kind.isEmpty ? identifier : "\(kind) \(identifier)"
      report.add(
        "\(name) stands twice in this cell", line: cell.line, column: cell.column,
        value: identifier)
    }
  }
}
