internal import AttestModel

/// A row that names only one of its two things, or nothing at all.
struct MissingEnd: RowCheck {
  let entry = CatalogueEntry(
    code: "ROW006", name: "missing-end", severity: .warning,
    meaning: "The row does not say what acts or what is acted on, or has no text at all; nothing"
      + " about it can be checked.",
    positive: .table("subject,relation,object", "IL6,activates,"),
    negative: .table("subject,relation,object", "IL6,activates,STAT3"))

  var looksAtEmptyRows: Bool { true }

  func check(_ row: CheckedRow, _ report: inout Report) {
    let table = row.table
    guard table.subjectColumn == nil || table.objectColumn == nil else { return }
    let buffer = row.buffer
    if buffer.byteCount == 0 {
      guard buffer.count > 0 else { return }
      report.add("the row is empty", at: buffer.cell(at: 0), severity: .information)
      return
    }
    // Printed tables group their rows; tables of trials have no ends.
    let columns = row.columns
    guard !table.isPrinted, columns.serves(.subject), columns.serves(.object), !row.isTrial,
      columns.serves(.relation) || columns.has(.pmid) || columns.has(.effect)
    else { return }
    let isSubject = table.subjectColumn == nil
    guard let column = (isSubject ? columns.subjects : columns.objects).first else { return }
    let cell = buffer.cell(at: column)
    let beside = (isSubject ? row.object : row.subject).map { " beside “\($0.text)”" } ?? ""
    report.add(
      "no \(isSubject ? "subject" : "object")\(beside); the row cannot be checked", line: cell.line,
      column: cell.column, value: cell.text)
  }
}
