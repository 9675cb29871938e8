internal import AttestModel

/// A name with a letter that looks like another, or with one that cannot be seen.
struct LookAlikeCharacters: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM008", name: "look-alike-characters", severity: .error,
    meaning: "The name has a character that looks like another or like nothing, so programs take"
      + " it for a different name.",
    positive: .table(
      "subject,relation,object", "JАK1,activates,STAT1", "ΙL-6,activates,STAT3",
      "IL-1ß,activates,NF-κB"),
    negative: .table(
      "subject,relation,object", "IFN-γ,activates,STAT1", "IKKα,activates,NF-κB"))

  func looks(at role: ColumnRole) -> Bool { role.isNames }

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    guard cell.text.utf8.contains(where: { $0 >= 0x80 }),
      let odd = OddCharacters.name(in: cell.text)
    else { return }
    let plain = OddCharacters.plain(cell.text)
    report.add(
      "“\(cell.text)” has \(odd) in it", at: cell, suggestion: plain == cell.text ? "" : plain)
  }
}
