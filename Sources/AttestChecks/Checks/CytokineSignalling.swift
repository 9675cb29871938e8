internal import AttestModel

/// A cytokine that is said to signal through a JAK or STAT that its receptor is not known to use.
struct CytokineSignalling: ReviewCheck, RowCheck {
  let entry = CatalogueEntry(
    code: "BIO003", name: "cytokine-signalling", severity: .information,
    meaning: "The receptor is not known to use this JAK or STAT (Lexicons/checks/cytokines.tsv)."
      + " It may do so in some cells, or through others.",
    positive: .table("cytokine,stat,effect,pmid", "TGF-β,STAT5,tolerance,16612596"),
    negative: .table("cytokine,stat,effect,pmid", "IL-6,STAT3,Th17 differentiation,19564351"))

  func concerns(_ columns: TableColumns) -> Bool {
    columns.has(.cytokine) || columns.has(.subject) && columns.has(.object)
  }

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard row.columns.has(.cytokine) else {
      checkEdge(row, &report)
      return
    }
    let stats = row.cells(.stat) + row.cells(.jak)
    for cell in row.cells(.cytokine).flatMap({ $0.parts(at: "|;,/+") }) {
      guard let cytokine = row.names.concept(cell.text),
        let known = row.names.facts.cytokines[cytokine.name]
      else { continue }
      for stat in stats.flatMap({ $0.parts(at: "|;,/+") }) {
        guard let concept = row.names.concepts(in: stat.text).first,
          concept.name.hasPrefix("STAT") || concept.name.hasPrefix("JAK") || concept.name == "TYK2",
          !fits(concept.name, known)
        else { continue }
        report.add(
          "\(cell.text) is not known to use \(concept.name) (\(known.source))", at: cell)
      }
    }
  }

  /// An edge from a cytokine to what its receptor would have to use.
  private func checkEdge(_ row: CheckedRow, _ report: inout Report) {
    let table = row.table
    guard let subject = table.subjectColumn, let object = table.objectColumn,
      table.holds(
        .isLigand, in: subject,
        { cell in
          table.names.concept(cell.text).map { table.names.facts.cytokines[$0.name] != nil }
            ?? false
        }), row.sign == .positive
    else { return }
    let cell = row.cell(at: subject)
    guard let cytokine = table.names.concept(cell.text),
      let known = table.names.facts.cytokines[cytokine.name],
      let used = table.names.concept(row.cell(at: object).text), Self.isUsed(used),
      !fits(used.name, known)
    else { return }
    report.add("\(cell.text) is not known to use \(used.name) (\(known.source))", at: cell)
  }

  /// Whether a thing is a JAK or a STAT, or the family.
  private static func isUsed(_ concept: Concept) -> Bool {
    (concept.kind == .gene || concept.kind == .family)
      && (concept.name.hasPrefix("STAT") || concept.name.hasPrefix("JAK")
        || concept.name == "TYK2")
  }

  func check(_ review: Review, _ report: inout Report) {
    for claim in review.claims {
      guard let known = review.names.facts.cytokines[claim.claim.subject.name],
        claim.claim.polarity == .affirmed, claim.claim.relation.sign == .positive,
        !claim.section.hasPrefix("table")
      else { continue }
      for concept in [claim.claim.object] + claim.claim.mediators
      where
        (concept.name.hasPrefix("STAT") || concept.name.hasPrefix("JAK")
        || concept.name == "TYK2") && !concept.name.contains("/") && !fits(concept.name, known)
        && concept.kind != .pathway
      {
        guard
          let sentence = review.sentences.first(where: { $0.text == claim.sentence }),
          let name = sentence.names.first(where: { $0.concept == claim.claim.subject })
        else { continue }
        report.add(
          "\(name.text) is not known to use \(concept.name) (\(known.source))", at: name.range,
          in: review, evidence: claim.sentence)
      }
    }
  }

  private func fits(_ name: String, _ known: CheckFacts.Cytokine) -> Bool {
    let used = known.jaks.union(known.stats)
    // STAT5 is STAT5A and STAT5B; STAT and JAK are any of them.
    return used.contains { $0.hasPrefix(name) || name.hasPrefix($0) }
  }
}
