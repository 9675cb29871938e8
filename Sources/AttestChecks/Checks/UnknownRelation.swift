internal import AttestModel

/// A relation that is neither a verb nor a sign that Attest knows.
struct UnknownRelation: TextsCheck {
  let entry = CatalogueEntry(
    code: "VOC005", name: "unknown-relation", severity: .information,
    needs: [.relation],
    meaning: "The word has no sign that Attest knows, so rows with it are not compared for"
      + " contradictions. Each is named once a table.",
    positive: .table("subject,relation,object", "IL6,frobnicates,STAT3"),
    negative: .table("subject,relation,object", "IL6,up-regulates activity,STAT3"))

  func looks(at role: ColumnRole) -> Bool { role == .relation || role == .sign }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    guard !RelationWords.isKnown(cell.text) else { return }
    keep.add(key: [cell.text], at: cell, once: true)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) rows"
    let meant = RelationWords.nearest(to: rows[0].text)
    report.add(
      "“\(rows[0].text)” is no relation that is known\(meant.map { "; “\($0)” is" } ?? "")\(times)",
      at: rows[0], suggestion: meant ?? "")
  }
}
