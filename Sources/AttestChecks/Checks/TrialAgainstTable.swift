internal import AttestModel

/// A trial that the prose describes otherwise than the review's own table does.
struct TrialAgainstTable: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT016", name: "trial-against-table", severity: .warning,
    meaning: "The sentence gives a trial's number with a drug or a disease, and the table's rows of"
      + " the same number have others. The number or the name is of another trial.",
    positive: .review(
      "Ruxolitinib is tried in psoriasis (NCT01243944).", table: "agent,disease,phase,nct",
      "ruxolitinib,myelofibrosis,Phase 3,NCT01243944"),
    negative: .review(
      "Ruxolitinib is tried in primary myelofibrosis (NCT01243944).",
      table: "agent,disease,phase,nct", "ruxolitinib,myelofibrosis,Phase 3,NCT01243944"))

  func check(_ review: Review, _ report: inout Report) {
    let rows = review.trialRows()
    guard !rows.isEmpty else { return }
    for sentence in review.sentences {
      let numbers = sentence.citations.compactMap { citation -> (String, TextRange)? in
        if case .nct(let number) = citation.target { return (number, citation.range) }
        return nil
      }
      // With several numbers nobody can tell which name goes with which.
      guard numbers.count == 1, let (number, range) = numbers.first else { continue }
      let own = rows.filter { $0.ncts.contains(number) }
      guard let row = own.first else { continue }
      compare(
        sentence.names.filter { $0.concept.kind == .drug }, own.flatMap(\.agents), "agent", row,
        range, review, sentence, &report)
      compare(
        sentence.names.filter { $0.concept.kind == .disease }, own.compactMap(\.disease),
        "disease", row, range, review, sentence, &report)
    }
  }

  private func compare(
    _ said: [Review.Name], _ tabled: [Concept], _ what: String, _ row: Review.TrialRow,
    _ range: TextRange, _ review: Review, _ sentence: Review.Sentence, _ report: inout Report
  ) {
    guard let first = said.first, let known = tabled.first,
      !said.contains(where: { tabled.contains($0.concept) }),
      // A disease may be named more widely or more narrowly.
      !said.contains(where: { name in
        tabled.contains {
          ConditionAgainstRecord.share(name.concept.name, [$0.name])
            || ConditionAgainstRecord.share(name.text, [$0.name])
        }
      })
    else { return }
    report.add(
      "the table has this trial's \(what) as \(known.name) (line \(row.line)), not \(first.text)",
      at: range, in: review, evidence: sentence.text)
  }
}
