internal import AttestModel

/// A name with a letter that looks like another, or with one that cannot be seen.
struct LookAlikeCharacters: RowCheck {
  let entry = CatalogueEntry(
    code: "NAM008", name: "look-alike-characters", severity: .error,
    meaning: "The name has a character that looks like another or like nothing, so programs take"
      + " it for a different name.",
    positive: .table("subject,relation,object", "JАK1,activates,STAT1"),
    negative: .table("subject,relation,object", "IFN-γ,activates,STAT1"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    for column in row.columns.nameColumns {
      let cell = row.cells[column]
      guard cell.text.utf8.contains(where: { $0 >= 0x80 }),
        let odd = OddCharacters.name(in: cell.text)
      else { continue }
      report.add("“\(cell.text)” has \(odd) in it", at: cell)
    }
  }
}
