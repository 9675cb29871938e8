internal import AttestModel

/// A name that the lexicon does not have.
struct UnknownName: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM001", name: "unknown-name", severity: .information,
    meaning: "The lexicon does not know the name. It may be right all the same, since the lexicon"
      + " is small; names are told once a table, at their first row.",
    positive: .table("subject,relation,object", "gobbledygook,activates,STAT3"),
    negative: .table("subject,relation,object", "interleukin-6,activates,STAT3"))

  func looks(at role: ColumnRole) -> Bool { role.isNames }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    for name in cell.unknownNames(names)
    where names.nearest(to: name.withoutAbbreviation) == nil && name.text.utf8.count > 2
      && names.concepts(in: name.text).isEmpty
    {
      keep.add(key: [name.text], at: name, once: true)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) places"
    report.add(
      "“\(rows[0].text)” is not in the lexicon\(times)", at: rows[0])
  }
}
