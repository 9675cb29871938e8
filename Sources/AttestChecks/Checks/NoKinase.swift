internal import AttestModel

/// Something that is said to phosphorylate and is no kinase.
struct NoKinase: ReviewCheck, RowCheck {
  let entry = CatalogueEntry(
    code: "BIO001", name: "no-kinase", severity: .warning,
    meaning: "Only kinases phosphorylate. What raises a phosphorylation through others is better"
      + " said to induce it.",
    positive: .table("subject,relation,object", "KRAS,phosphorylates,STAT3"),
    negative: .table("subject,relation,object", "JAK2,phosphorylates,STAT3"))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for (index, word) in sentence.words.enumerated() where word.text == "phosphorylates" {
        guard index > 0,
          let subject = sentence.names.last(where: { $0.range.upperBound <= word.range.lowerBound }
          ),
          word.range.lowerBound - subject.range.upperBound <= 1,
          Self.isStranger(subject.text, subject.concept, review.names.facts)
        else { continue }
        // “JAK and IL-6 phosphorylates” is left to the reader.
        report.add(
          "“\(subject.text)” is said to phosphorylate and is no kinase", at: subject.range,
          in: review, evidence: sentence.text)
      }
    }
  }

  func check(_ row: CheckedRow, _ report: inout Report) {
    let table = row.table
    let mechanism =
      table.columns.has(.mechanism) ? table.first(of: table.columns.columns(.mechanism)) : nil
    guard let relation = table.relationColumn ?? mechanism, let subject = table.subjectColumn,
      table.holds(
        .saysPhosphorylates, in: relation, { $0.text.lowercased().hasPrefix("phosphorylat") })
        || mechanism.map({ row.cell(at: $0).text.lowercased() }) == "phosphorylation",
      table.holds(
        .cannotPhosphorylate, in: subject,
        { cell in
          table.names.concept(cell.text).map { Self.isStranger(cell.text, $0, table.names.facts) }
            ?? false
        })
    else { return }
    let cell = row.cell(at: subject)
    report.add("“\(cell.text)” is said to phosphorylate and is no kinase", at: cell)
  }

  private static func isStranger(
    _ name: String, _ concept: Concept, _ facts: CheckFacts
  ) -> Bool {
    switch concept.kind {
    case .gene, .family:
      !facts.isKinase(concept) && !CheckFacts.isCalledKinase(name)
        && !CheckFacts.isCalledKinase(concept.name)
    case .disease, .drug, .chemical, .cell, .anatomy, .species: true
    // A complex may hold a kinase; a pathway always does somewhere.
    case .complex, .process, .pathway, .generic, .phrase: false
    }
  }
}
