internal import AttestModel

/// A name that misses a known one by one slip.
struct MisspeltName: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM002", name: "misspelt-name", severity: .warning,
    meaning: "The lexicon does not know the name, but one that differs by a slip of the pen. Names"
      + " that differ in a digit are different names and are left alone.",
    positive: .table("agent,target,disease", "tofacitinb,JAK1,psoriasis"),
    negative: .table("agent,target,disease", "tofacitinib,JAK1,psoriasis"))

  func looks(at role: ColumnRole) -> Bool { role.isNames }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    for name in cell.unknownNames(names) {
      guard let meant = names.nearest(to: name.withoutAbbreviation) else { continue }
      keep.add(
        key: [name.text, meant],
        at: CuratedCell(
          "\(name.text)\n\(meant)", line: name.line, column: name.column), once: true)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let names = rows[0].text.split(separator: "\n").map(String.init)
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) places"
    report.add(
      "“\(names[0])” is not in the lexicon; “\(names[1])” is\(times)", at: rows[0], value: names[0],
      suggestion: names[1])
  }
}
