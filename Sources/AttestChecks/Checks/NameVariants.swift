internal import AttestModel

/// One thing under several spellings in one column.
struct NameVariants: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM009", name: "name-variants", severity: .information,
    meaning: "The same thing is written in several ways in one column, so rows about it are not"
      + " found together. The rarer spellings are named.",
    positive: .table(
      "agent,target", "deucravacitinib,Tyk2", "ritlecitinib,JAK3", "brepocitinib,TYK2"),
    negative: .table("agent,target", "deucravacitinib,TYK2", "brepocitinib,TYK2"))

  func looks(at role: ColumnRole) -> Bool { role.isNames }

  var tellsOfSingleTexts: Bool { false }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    guard cell.text.utf8.count < 100 else { return }
    let spelling = cell.withoutAbbreviation
    if let concept = names.concept(spelling) {
      add(spelling, at: cell, concept, as: role, names, &keep)
      return
    }
    for part in cell.parts(at: "|;,/+") {
      let spelling = part.withoutAbbreviation
      add(spelling, at: part, names.concept(spelling), as: role, names, &keep)
    }
  }

  private func add(
    _ spelling: String, at part: CuratedCell, _ concept: Concept?, as role: ColumnRole,
    _ names: NameReader, _ keep: inout RowKeeping
  ) {
    guard concept != nil || spelling.utf8.count > 5 else { return }
    // CAMP is a gene, and no spelling of the cAMP that the lexicon has first.
    if let concept, concept.kind != .gene, concept.name != spelling,
      names.facts.genes.isSymbol(spelling)
    {
      return
    }
    var key = RowDigest()
    key.add(UInt64(role.ordinal))
    key.add(concept?.id ?? "")
    key.add(concept?.name ?? "")
    key.add(Spelling.digest(of: spelling))
    keep.add(
      key: key.value, value: RowDigest.hash(of: spelling),
      at: CuratedCell(spelling, line: part.line, column: part.column), once: true)
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
