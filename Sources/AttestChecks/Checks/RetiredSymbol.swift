internal import AttestModel

/// A gene's symbol that was given up for another.
struct RetiredSymbol: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM004", name: "retired-symbol", severity: .warning,
    meaning: "HGNC has replaced the symbol. Tables that are joined by symbols lose the row.",
    positive: .table("subject,relation,object", "TP73L,activates,IL8"),
    negative: .table("subject,relation,object", "TP63,activates,CXCL8"))

  func looks(at role: ColumnRole) -> Bool {
    role == .subject || role == .object || role == .gene
  }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    if names.facts.genes.isSymbol(cell.text) { return }
    for part in cell.parts(at: "|;") where (3...12).contains(part.text.utf8.count) {
      guard !names.facts.genes.isSymbol(part.text) else { continue }
      let successors = names.facts.genes.successors(of: part.text)
      // Where the lexicon has a family of that name, authors mean the family: VEGF, CAMK2.
      guard !successors.isEmpty, names.concept(part.text).map({ $0.kind == .gene }) ?? true,
        part.text.utf8.allSatisfy({ !(0x61...0x7A).contains($0) })
      else { continue }
      let now = successors.joined(separator: " or ")
      keep.add(
        key: [part.text],
        at: CuratedCell("\(part.text)\n\(now)", line: part.line, column: part.column), once: true)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let (symbol, now) = rows[0].pair
    let times = rows.cells == 1 ? "" : ", in \(rows.cells) places"
    report.add(
      "“\(symbol)” is retired; the gene is \(now)\(times)", at: rows[0], value: symbol,
      suggestion: now)
  }
}
