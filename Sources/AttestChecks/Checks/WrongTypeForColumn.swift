internal import AttestModel

/// A thing of another kind than its column holds: a receptor under “cytokine”.
struct WrongTypeForColumn: CellCheck {
  let entry = CatalogueEntry(
    code: "NAM006", name: "wrong-type-for-column", severity: .warning,
    meaning: "The column's heading promises one kind of thing, and the name is of another.",
    positive: .table("cytokine,stat,effect,pmid", "STING,STAT6,antiviral immunity,22000020"),
    negative: .table("cytokine,stat,effect,pmid", "IL-4,STAT6,Th2 differentiation,11086031"))

  func looks(at role: ColumnRole) -> Bool { Self.headings[role] != nil }

  private static let headings: [ColumnRole: String] = [
    .cytokine: "cytokine", .stat: "STAT", .jak: "JAK", .disease: "disease", .agent: "agent",
  ]

  func check(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ report: inout Report
  ) {
    guard let heading = Self.headings[role] else { return }
    // “malignant peripheral nerve sheath tumor, sporadic” is one name with a comma in it, and
    // “PDGFRB-rearranged neoplasm” one with a hyphen.
    let separators = role == .disease ? "|;" : "|;,/+"
    let whole = names.meanings(of: cell.withoutAbbreviation)
    let parts = whole.isEmpty ? cell.parts(at: separators) : [cell]
    for part in parts {
      if role == .disease, isProcedure(part, names) {
        // Registries of trials list procedures among conditions.
        report.add(
          "“\(part.text)” stands under “\(heading)” and is a procedure", at: part,
          severity: .information)
        continue
      }
      // The meaning that fits is the one that is meant.
      let meanings = names.meanings(of: part.withoutAbbreviation)
      guard let first = meanings.first,
        !meanings.contains(where: { fits($0, role, names.facts) })
      else { continue }
      report.add(
        "“\(part.text)” stands under “\(heading)” and is \(Self.article(first.kind))", at: part)
    }
  }

  /// Whether a name ends with a word for what is done to patients: `Kidney Transplantation`.
  private func isProcedure(_ part: CuratedCell, _ names: NameReader) -> Bool {
    let name = part.withoutAbbreviation
    guard let last = name.split(separator: " ").last,
      names.facts.has(last.lowercased(), in: "procedure")
    else { return false }
    return !names.meanings(of: name).contains { $0.kind == .disease }
  }

  private func fits(_ concept: Concept, _ role: ColumnRole, _ facts: CheckFacts) -> Bool {
    switch (role, concept.kind) {
    case (.cytokine, .gene), (.cytokine, .family), (.cytokine, .complex):
      facts.isLigand(concept) || Self.isLigandName(concept.name)
    case (.cytokine, .generic), (.cytokine, .phrase): true
    case (.cytokine, _): false
    case (.stat, _): concept.name.hasPrefix("STAT") || !concept.kind.isMolecular
    case (.jak, _):
      concept.name.hasPrefix("JAK") || concept.name == "TYK2" || !concept.kind.isMolecular
    case (.disease, .gene), (.disease, .family), (.disease, .complex), (.disease, .drug),
      (.disease, .species):
      false
    case (.agent, .disease), (.agent, .species), (.agent, .anatomy), (.agent, .pathway): false
    default: true
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
