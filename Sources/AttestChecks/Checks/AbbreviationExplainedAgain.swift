internal import AttestModel

/// An abbreviation that is explained more than once.
struct AbbreviationExplainedAgain: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT005", name: "abbreviation-explained-again", severity: .information,
    meaning: "The text has explained the abbreviation before; once is enough.",
    positive: .text("Natural killer (NK) cells kill. In tumors, natural killer (NK) cells fail."),
    negative: .text("Natural killer (NK) cells kill. In tumors, NK cells fail."))

  func check(_ review: Review, _ report: inout Report) {
    var first: [String: Int] = [:]
    for definition in review.abbreviations where !definition.long.isEmpty {
      let line = review.place(of: definition.range.lowerBound).line
      guard let before = first[definition.short] else {
        first[definition.short] = line
        continue
      }
      report.add(
        "\(definition.short) was explained in line \(before) already", at: definition.range,
        in: review, evidence: "line \(before)")
    }
  }
}
