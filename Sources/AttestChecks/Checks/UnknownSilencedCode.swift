internal import AttestModel

/// A row that silences a check there is none of.
struct UnknownSilencedCode: RowCheck {
  let entry = CatalogueEntry(
    code: "SIL001", name: "unknown-silenced-code", severity: .warning,
    meaning: "The row asks for silence of a code that no check has, so that nothing is silenced by"
      + " it. `attest check --explain` says of a code whether there is one.",
    positive: .table("subject,relation,object,note", "IL6,activates,STAT3,attest:ignore ROW999"),
    negative: .table("subject,relation,object,note", "IL6,activates,STAT3,attest:ignore ROW003"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard !row.table.silenced.isEmpty else { return }
    for code in row.table.silenced
    where code != "*" && !allChecks.contains(where: { $0.entry.code == code }) {
      guard let cell = row.cells.first(where: { $0.text.contains(Silencing.mark) }) else { return }
      report.add(
        "no check has the code \(code)", line: cell.line, column: cell.column, value: code)
    }
  }
}
