internal import AttestModel

/// Rows that agree in all but what is acted on, from the same papers.
struct RowsDifferingInOneCell: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW004", name: "rows-differing-in-one-cell", severity: .information,
    needs: [.pmid, .object],
    meaning: "Two rows are the same but for one cell. Both may hold, as when a paper shows two"
      + " targets; or one was copied and not finished.",
    positive: .table(
      "cytokine,stat,effect,pmid", "IL-2,STAT3,induces Tregs,16645171",
      "IL-2,STAT5,induces Tregs,16645171"),
    negative: .table(
      "cytokine,stat,effect,pmid", "IL-2,STAT3,induces Tregs,16645171",
      "IL-2,STAT5,accumulation of NK cells,28916644"))

  /// Tables of edges list many objects for one subject as a matter of course.
  func concerns(_ columns: TableColumns) -> Bool {
    columns.has(.effect) || columns.has(.statement)
  }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    guard !row.cells(.pmid).isEmpty,
      let object = row.object
    else { return }
    let roles = row.columns.roles
    let others = zip(row.cells, roles).filter { $0 != object && $1 != .row }.map(\.0.text)
    keep.add(key: others, value: [object.text], at: object)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() where row.value != rows[0].value {
      report.add(
        "“\(row.text)” here and “\(rows[0].text)” in line \(rows[0].line), all else the same",
        at: row, evidence: "line \(rows[0].line): \(rows[0].text)")
    }
  }
}
