internal import AttestModel

/// The same two things with opposite signs, from different papers.
struct OppositeSigns: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW003", name: "opposite-signs", severity: .information,
    needs: [.subject, .object, .relation],
    meaning: "One row says that the subject raises the object, another that it lowers it. Papers"
      + " may disagree, and cells may; where the rows name no context, readers cannot tell.",
    positive: .table(
      "subject,relation,object,pmid", "STAT1,activates,MYC,11", "STAT1,inhibits,MYC,12"),
    negative: .table(
      "subject,relation,object,pmid,cell", "STAT1,activates,MYC,11,T cell",
      "STAT1,inhibits,MYC,12,fibroblast"))

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    let sign = row.sign
    guard sign != .none, var key = row.ends, let subject = row.subject, let object = row.object,
      let relation = row.relation
    else { return }
    for cell in row.cells(.context).map({ $0.text.lowercased() }).sorted() { key.add(cell) }
    keep.add(
      key: key.value, value: sign == .positive ? 1 : 2,
      at: CuratedCell(
        "\(relation.text)\n\(subject.text) and \(object.text)", line: relation.line,
        column: relation.column))
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    guard let row = rows.first(where: { $0.value != rows[0].value }) else { return }
    let (relation, ends) = row.pair
    report.add(
      "“\(relation)” between \(ends), which is “\(rows[0].pair.0)” in line \(rows[0].line)",
      at: row, value: relation, evidence: "line \(rows[0].line): \(rows[0].pair.0)")
  }
}
