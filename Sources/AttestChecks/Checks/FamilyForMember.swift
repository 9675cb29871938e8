internal import AttestModel

/// A family where the column wants one of its members: `JAK` under “gene”.
struct FamilyForMember: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM015", name: "family-for-member", severity: .warning,
    meaning: "The column holds single genes, and this is the name of a whole family. Write the"
      + " member that was shown to act.",
    positive: .table("gene,variant,disease,pmid", "JAK,V617F,polycythemia vera,16081687"),
    negative: .table("gene,variant,disease,pmid", "JAK2,V617F,polycythemia vera,16081687"))

  func looks(at role: ColumnRole) -> Bool { role == .gene || role == .jak || role == .stat }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    if names.facts.genes.isSymbol(cell.text) { return }
    for part in cell.parts(at: "|;,/+") where !names.facts.genes.isKnown(part.text) {
      guard let concept = names.concept(part.text), concept.kind == .family,
        // STAT5 stands for both of its members in common use; STAT for all seven says nothing.
        role == .gene || concept.name == "JAK" || concept.name == "STAT"
      else { continue }
      keep.add(key: [role.rawValue, concept.name], at: part, once: true)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) places"
    report.add(
      "“\(rows[0].text)” is a family, and the column holds single genes\(times)", at: rows[0])
  }
}
