internal import AttestModel

/// One paper twice in a bracket.
struct CitedTwiceInBracket: ReviewCheck {
  let entry = CatalogueEntry(
    code: "CIT003", name: "cited-twice-in-bracket", severity: .warning,
    meaning: "The same citation stands twice in one bracket; one was probably meant to be another.",
    positive: .text("STAT3 acts (Jin, 2020; Ogata, 2018; Jin, 2020)."),
    negative: .text("STAT3 acts (Jin, 2020; Ogata, 2018; Jin, 2021)."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      var seen: [TextRange: Set<String>] = [:]
      for citation in sentence.citations {
        guard let key = citation.key, citation.bracket != citation.range else { continue }
        if !seen[citation.bracket, default: []].insert(key).inserted {
          report.add("\(key) stands twice in this bracket", at: citation.range, in: review)
        }
      }
    }
  }
}
