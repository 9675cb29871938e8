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

  var comparesSameEnds: Bool { true }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    let sign = row.sign
    let table = row.table
    guard sign != .none, var key = row.ends, let subject = table.subjectColumn,
      let object = table.objectColumn, let relation = table.relationColumn
    else { return }
    row.add(.context, sorted: true, to: &key)
    keep.add(
      key: key.value, value: sign == .positive ? 1 : 2, of: row, at: relation,
      with: (subject, object))
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    guard let row = rows.first(where: { $0.value != rows[0].value }) else { return }
    let texts = row.texts
    let first = rows[0].texts[0]
    guard texts.count == 3 else { return }
    report.add(
      "“\(texts[0])” between \(texts[1]) and \(texts[2]), which is “\(first)” in line"
        + " \(rows[0].line)",
      at: row, value: texts[0], evidence: "line \(rows[0].line): \(first)")
  }
}
