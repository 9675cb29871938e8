internal import AttestModel

/// A name that several genes go by, and that is no gene's symbol.
struct AmbiguousName: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM005", name: "ambiguous-name", severity: .information,
    meaning: "Several genes go by this name, and it is the symbol of none. Write the symbol of the"
      + " one that is meant.",
    positive: .table("subject,relation,object", "ASP,activates,STAT3"),
    negative: .table("subject,relation,object", "IL6,activates,STAT3"))

  func looks(at role: ColumnRole) -> Bool {
    role == .subject || role == .object || role == .gene
  }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    let genes = names.facts.genes
    if genes.isSymbol(cell.text) { return }
    for part in cell.parts(at: "|;") where (2...12).contains(part.text.utf8.count) {
      guard !genes.isSymbol(part.text) else { continue }
      let named = genes.genes(named: part.text)
      guard named.count > 1, names.meanings(of: part.text).count != 1 else { continue }
      let list = named.prefix(5).joined(separator: ", ")
      keep.add(
        key: [part.text],
        at: CuratedCell("\(part.text)\n\(list)", line: part.line, column: part.column), once: true)
    }
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let (name, genes) = rows[0].pair
    report.add("“\(name)” may be \(genes)", at: rows[0], value: name)
  }
}
