internal import AttestModel

/// A row that could not be held against the paper that it cites.
struct NotCheckable: RecordCheck {
  let entry = CatalogueEntry(
    code: "EVD005", name: "not-checkable", severity: .information,
    needs: [.subject, .object, .pmid],
    meaning: "The row was not compared with the text of its paper, and the message says why: a name"
      + " that is not known, nothing said between the ends, no paper cited, or the paper not in the"
      + " store or only as an abstract.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172422",
      claims: ["172421": "SOCS1 inhibits JAK2."]),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "SOCS1 inhibits JAK2."]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let verdict = row.verdict(anyDocument: row.table.takesAnyDocument),
      let obstacle = verdict.obstacle
    else { return }
    let cell = row.cell(at: row.table.subjectColumn ?? row.table.objectColumn ?? 0)
    report.add(
      "not held against a text: \(verdict.reason.isEmpty ? obstacle.rawValue : verdict.reason)",
      line: cell.line, column: cell.column, value: cell.text)
  }
}
