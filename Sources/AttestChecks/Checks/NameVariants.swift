internal import AttestModel

/// One thing under several spellings in one column.
struct NameVariants: RowsCheck {
  let entry = CatalogueEntry(
    code: "NAM009", name: "name-variants", severity: .information,
    meaning: "The same thing is written in several ways in one column, so rows about it are not"
      + " found together. The rarer spellings are named.",
    positive: .table(
      "agent,target", "deucravacitinib,Tyk2", "ritlecitinib,JAK3", "brepocitinib,TYK2"),
    negative: .table("agent,target", "deucravacitinib,TYK2", "brepocitinib,TYK2"))

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    for column in row.columns.nameColumns {
      let cell = row.cells[column]
      guard !cell.isMissing, cell.text.utf8.count < 100 else { continue }
      let name = cell.withoutAbbreviation
      let whole = row.names.concept(name)
      let parts = whole == nil ? cell.parts(at: "|;,/+") : [cell]
      for part in parts {
        let spelling = part.withoutAbbreviation
        let concept = row.names.concept(spelling)
        guard concept != nil || spelling.utf8.count > 5 else { continue }
        let heading = row.columns.roles[column].rawValue
        keep.add(
          key: [heading, concept?.id ?? "", concept?.name ?? "", Spelling.folded(spelling)],
          value: [spelling],
          at: CuratedCell(spelling, line: part.line, column: part.column), once: true)
      }
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    guard rows.count > 1, let usual = rows.max(by: { $0.count < $1.count }) else { return }
    var told: Set<UInt64> = [usual.value]
    for row in rows where told.insert(row.value).inserted {
      report.add(
        "“\(row.text)” is “\(usual.text)” in line \(usual.line): one thing, two spellings",
        at: row, suggestion: usual.text)
    }
  }
}
