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
    let buffer = row.buffer
    if buffer.byteCount == 0 {
      guard buffer.count > 0 else { return }
      report.add("the row is empty", at: buffer.cell(at: 0), severity: .information)
      return
    }
    // Printed tables group their rows; tables of trials have no ends.
    guard !row.table.isPrinted, let side = missing(in: row) else { return }
    let (name, columns, other) = side
    guard let column = columns.first else { return }
    let cell = buffer.cell(at: column)
    let beside = other.map { " beside “\($0.text)”" } ?? ""
    report.add(
      "no \(name)\(beside); the row cannot be checked", line: cell.line, column: cell.column,
      value: cell.text)
  }

  /// Which end is missing, in which columns it was looked for, and the end that is there.
  private func missing(in row: CheckedRow) -> (String, [Int], CuratedCell?)? {
    let columns = row.columns
    guard columns.serves(.subject), columns.serves(.object), !row.isTrial,
      columns.serves(.relation) || columns.has(.pmid) || columns.has(.effect)
    else { return nil }
    if row.table.subjectColumn == nil { return ("subject", columns.subjects, row.object) }
    if row.table.objectColumn == nil { return ("object", columns.objects, row.subject) }
    return nil
  }
}
