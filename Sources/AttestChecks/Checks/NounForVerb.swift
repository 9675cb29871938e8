internal import AttestModel

/// A noun where the sentence needs a verb that is spelt nearly alike: “IFN-γ actives STAT1”.
struct NounForVerb: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT012", name: "noun-for-verb", severity: .warning,
    meaning: "Between two names stands a word that is no verb and looks like one. Programs that"
      + " read for relations miss the sentence.",
    positive: .text("IFN-γ actives STAT1 in these cells."),
    negative: .text("IFN-γ activates STAT1; the actives of this class inhibit JAK1."))

  /// The relation in -ates that a word in -es may be meant for; nil where the word is one itself.
  private static func verb(meantBy word: String) -> String? {
    guard word.utf8.count > 5, word.hasSuffix("es"), !RelationWords.isKnown(word) else {
      return nil
    }
    let verb = String(word.dropLast(2)) + "ates"
    return RelationWords.isKnown(verb) ? verb : nil
  }

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        guard let meant = Self.verb(meantBy: word.text.lowercased()),
          sentence.names.contains(where: {
            $0.range.upperBound <= word.range.lowerBound
              && word.range.lowerBound - $0.range.upperBound <= 1
          }),
          sentence.names.contains(where: {
            $0.range.lowerBound >= word.range.upperBound
              && $0.range.lowerBound - word.range.upperBound <= 5
          })
        else { continue }
        report.add(
          "“\(word.text)” is no verb; “\(meant)” is", at: word.range, in: review,
          suggestion: meant, evidence: sentence.text)
      }
    }
  }
}
