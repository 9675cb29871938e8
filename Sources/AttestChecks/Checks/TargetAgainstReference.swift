internal import AttestModel

/// A drug whose stated target is none of those it is known for.
struct TargetAgainstReference: ReviewCheck, RowsCheck {
  let entry = CatalogueEntry(
    code: "BIO002", name: "target-against-reference", severity: .warning,
    meaning: "The drug is known for other targets (Lexicons/checks/drug-targets.tsv). Either the"
      + " drug or the target was mixed up.",
    positive: .table("agent,target,disease", "cediranib,EGFR,glioblastoma"),
    negative: .table("agent,target,disease", "cediranib,VEGFR,glioblastoma"))

  func check(_ review: Review, _ report: inout Report) {
    for statement in review.targetStatements {
      guard let known = review.names.facts.drugs[statement.drug.name],
        !statement.targets.contains(where: { fits($0, known) })
      else { continue }
      report.add(
        "\(statement.name) is called an inhibitor of \(statement.targetNames); it is known for"
          + " \(known.targets.joined(separator: ", ")) (\(known.source))", line: statement.line,
        column: statement.column, value: statement.name,
        suggestion: known.targets.joined(separator: ", "), evidence: statement.text,
        severity: known.isSourced ? .warning : .information)
    }
  }

  /// A drug and target are told once, however many rows have them.
  var tellsOfSingleRows: Bool { true }

  func concerns(_ columns: TableColumns) -> Bool { columns.has(.agent) }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    guard let agent = row.cell(.agent),
      let drug = row.names.concept(agent.withoutAbbreviation),
      let known = row.names.facts.drugs[drug.name]
    else { return }
    let targets = row.cells(.target).flatMap { $0.parts(at: "|;,/+") }
    let strangers = targets.filter { target in
      row.names.concept(target.text).map { $0.kind.isMolecular && !fits($0, known) } ?? false
    }
    guard let stranger = strangers.first else { return }
    // One target too many is a matter of how selective a drug is called.
    let weight =
      strangers.count == targets.count && known.isSourced ? "alone" : "among others"
    let reference = known.targets.joined(separator: ", ") + " (\(known.source))"
    keep.add(
      key: [drug.name, stranger.text, weight],
      at: CuratedCell(
        [stranger.text, agent.text, weight, reference].joined(separator: "\n"),
        line: stranger.line, column: stranger.column), once: true)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    let texts = rows[0].text.split(separator: "\n").map(String.init)
    guard texts.count == 4 else { return }
    report.add(
      "“\(texts[0])” is given as a target of \(texts[1]), which is known for \(texts[3])",
      at: rows[0], value: texts[0], severity: texts[2] == "alone" ? .warning : .information)
  }

  private func fits(_ target: Concept, _ known: CheckFacts.DrugTargets) -> Bool {
    known.targets.contains { TargetStatement.meet(target.name, $0) }
  }
}
