internal import AttestModel

/// A thing of another kind than its column holds: a receptor under “cytokine”.
struct WrongTypeForColumn: RowCheck {
  let entry = CatalogueEntry(
    code: "NAM006", name: "wrong-type-for-column", severity: .warning,
    meaning: "The column's heading promises one kind of thing, and the name is of another.",
    positive: .table("cytokine,stat,effect,pmid", "STING,STAT6,antiviral immunity,22000020"),
    negative: .table("cytokine,stat,effect,pmid", "IL-4,STAT6,Th2 differentiation,11086031"))

  func check(_ row: CheckedRow, _ report: inout Report) {
    let facts = row.names.facts
    judge(row, .cytokine, "cytokine", &report) { concept in
      switch concept.kind {
      case .gene, .family, .complex: facts.isLigand(concept) || Self.isLigandName(concept.name)
      case .generic, .phrase: true
      case .drug, .chemical, .disease, .process, .pathway, .cell, .anatomy, .species: false
      }
    }
    judge(row, .stat, "STAT", &report) { $0.name.hasPrefix("STAT") || !$0.kind.isMolecular }
    judge(row, .jak, "JAK", &report) {
      $0.name.hasPrefix("JAK") || $0.name == "TYK2" || !$0.kind.isMolecular
    }
    judge(row, .disease, "disease", &report) { concept in
      switch concept.kind {
      case .gene, .family, .complex, .drug, .species: false
      case .chemical, .disease, .process, .pathway, .cell, .anatomy, .generic, .phrase: true
      }
    }
    judge(row, .agent, "agent", &report) { concept in
      switch concept.kind {
      case .disease, .species, .anatomy, .pathway: false
      case .gene, .family, .complex, .drug, .chemical, .process, .cell, .generic, .phrase: true
      }
    }
  }

  private func judge(
    _ row: CheckedRow, _ role: ColumnRole, _ heading: String, _ report: inout Report,
    fits: (Concept) -> Bool
  ) {
    for cell in row.cells(role) {
      let whole = row.names.meanings(of: cell.withoutAbbreviation)
      let parts = whole.isEmpty ? cell.parts(at: "|;,/+") : [cell]
      for part in parts {
        // The meaning that fits is the one that is meant.
        let meanings = row.names.meanings(of: part.withoutAbbreviation)
        guard let first = meanings.first, !meanings.contains(where: fits) else { continue }
        report.add(
          "“\(part.text)” stands under “\(heading)” and is \(Self.article(first.kind))", at: part)
      }
    }
  }

  private static func article(_ kind: Concept.Kind) -> String {
    switch kind {
    case .gene: "another kind of gene product"
    case .species: "an organism"
    case .anatomy: "a part of the body"
    case .family, .complex, .drug, .chemical, .disease, .process, .pathway, .cell, .generic,
      .phrase:
      "a \(kind.rawValue)"
    }
  }

  /// Whether a gene's symbol says that it is a cytokine, a chemokine or a growth factor.
  private static func isLigandName(_ name: String) -> Bool {
    let stems = [
      "CCL", "CXCL", "XCL", "TNFSF", "FGF", "BMP", "WNT", "Wnt", "IFN", "GDF", "PDGF", "VEGF",
      "TGFB", "CSF", "NRG", "Interferon", "Interleukin", "IL1F", "EFN", "SEMA", "DLL", "JAG",
    ]
    if stems.contains(where: name.hasPrefix) { return !name.hasSuffix("R") && !name.contains("R1") }
    guard name.hasPrefix("IL"), let third = name.dropFirst(2).first, third.isNumber else {
      return false
    }
    // IL6R and IL2RB are receptors.
    return !name.dropFirst(2).contains("R")
  }
}
