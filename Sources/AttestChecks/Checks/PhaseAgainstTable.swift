internal import AttestModel

/// A phase in the prose that the review's own table does not give.
struct PhaseAgainstTable: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT010", name: "phase-against-table", severity: .warning,
    meaning: "The prose names a phase of a trial or a drug, and the table's row of the same trial,"
      + " or its rows of the same drug, give another.",
    positive: .review(
      "Ruxolitinib is tried in myelofibrosis. It is still in Phase 1 trials.",
      table: "agent,disease,phase,nct", "ruxolitinib,myelofibrosis,Phase 3,NCT01243944"),
    negative: .review(
      "Ruxolitinib is tried in myelofibrosis in a phase III trial (NCT01243944).",
      table: "agent,disease,phase,nct", "ruxolitinib,myelofibrosis,Phase 3,NCT01243944"))

  func check(_ review: Review, _ report: inout Report) {
    let rows = review.trialRows()
    guard !rows.isEmpty else { return }
    for (index, sentence) in review.sentences.enumerated() {
      guard let range = phaseRange(sentence) else { continue }
      let text = review.document.string(in: range.lowerBound..<sentence.range.upperBound)
      let phases = Review.phases(in: text)
      guard !phases.isEmpty else { continue }
      let numbers = sentence.citations.compactMap { citation -> String? in
        if case .nct(let number) = citation.target { return number }
        return nil
      }
      for row in rows where !row.phases.isEmpty && row.ncts.contains(where: numbers.contains) {
        if Set(row.phases).isDisjoint(with: phases) {
          report.add(
            "the table's row of this trial says \(row.phase) (line \(row.line))", at: range,
            in: review, evidence: sentence.text)
        }
      }
      guard numbers.isEmpty, isLimit(before: range, in: sentence, review) else { continue }
      var drugs = Set(sentence.names.map(\.concept).filter { $0.kind == .drug })
      if drugs.isEmpty, index > 0 {
        drugs = Set(review.sentences[index - 1].names.map(\.concept).filter { $0.kind == .drug })
      }
      let higher = rows.filter { row in
        row.agents.count == 1 && row.agents.contains(where: drugs.contains)
          && (row.phases.max() ?? 0) > (phases.max() ?? 0)
      }
      var told: Set<Concept> = []
      for row in higher {
        guard let agent = row.agents.first, told.insert(agent).inserted else { continue }
        report.add(
          "the table has \(agent.name) in \(row.phase) (line \(row.line))", at: range,
          in: review, evidence: "line \(row.line): \(agent.name), \(row.phase)")
      }
    }
  }

  /// Where “phase” and its number begin.
  private func phaseRange(_ sentence: Review.Sentence) -> TextRange? {
    for (index, word) in sentence.words.enumerated() where word.text.lowercased() == "phase" {
      guard index + 1 < sentence.words.count else { return nil }
      return word.range.lowerBound..<sentence.words[index + 1].range.upperBound
    }
    return nil
  }

  /// Whether the sentence says that no higher phase was reached.
  private func isLimit(
    before range: TextRange, in sentence: Review.Sentence, _ review: Review
  ) -> Bool {
    let before = sentence.words.prefix { $0.range.upperBound <= range.lowerBound }.suffix(4)
    return before.contains { ["still", "only", "currently"].contains($0.text.lowercased()) }
  }
}
