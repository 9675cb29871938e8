internal import AttestModel

/// A row with two ends and nothing between them.
struct MissingRelation: RowCheck {
  let entry = CatalogueEntry(
    code: "VOC004", name: "missing-relation", severity: .warning,
    needs: [.subject, .object, .relation],
    meaning: "The row names two things and not what the one does to the other; it states nothing"
      + " that could be checked.",
    positive: .table("subject,relation,object", "IL6,,STAT3"),
    negative: .table("subject,relation,object", "IL6,activates,STAT3"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard row.table.relationColumn == nil, row.columns.serves(.relation),
      row.cells(.mechanism).isEmpty,
      let subject = row.cell(.subject), let object = row.cell(.object)
    else { return }
    report.add(
      "nothing is said between “\(subject.text)” and “\(object.text)”", at: subject)
  }
}
