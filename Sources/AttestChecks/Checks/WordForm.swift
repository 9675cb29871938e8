internal import AttestModel

/// An adjective in the place of an adverb, or one of many in the singular.
struct WordForm: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT017", name: "word-form", severity: .warning,
    meaning: "An adjective stands between a form of “be” and a participle, where English has an"
      + " adverb; or a word for several things is followed by “type of” in the singular.",
    positive: .text("In leukemia STAT3 is constitutive activated."),
    negative: .text("In leukemia STAT3 is constitutively activated, and no other type of STAT is."))

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being",
  ]
  private static let adjectives: Set<String> = [
    "aberrant", "conditional", "differential", "direct", "frequent", "functional", "independent",
    "indirect", "persistent", "significant", "strong", "transcriptional", "transient",
  ]
  private static let several: Set<String> = ["many", "several", "these", "those", "various"]
  private static let prepositions: Set<String> = [
    "by", "for", "from", "in", "of", "than", "to", "with",
  ]

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      let words = sentence.words
      for index in words.indices.dropLast(2) where follow(words[index...].prefix(3)) {
        if Self.auxiliaries.contains(words[index].text),
          let adverb = adverb(for: words[index + 1].text), isParticiple(words[index + 2].text)
        {
          report.add(
            "“\(words[index + 1].text) \(words[index + 2].text)” wants an adverb: “\(adverb)”",
            at: words[index + 1].range, in: review, suggestion: adverb, evidence: sentence.text)
        } else if let form = ["type", "kind", "form"].first(where: { $0 == words[index + 1].text }),
          words[index + 2].text == "of",
          Self.several.contains(words[index].text)
            || words[index].text == "other" && index > 0
              && Self.prepositions.contains(words[index - 1].text)
        {
          report.add(
            "“\(words[index].text) \(form)” wants the plural: “\(form)s”",
            at: words[index + 1].range, in: review, suggestion: form + "s",
            evidence: sentence.text)
        }
      }
    }
  }

  /// Whether nothing but one blank parts each word from the next.
  private func follow(_ words: ArraySlice<Review.Word>) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { $1.range.lowerBound - $0.range.upperBound == 1 }
  }

  /// The adverb of an adjective; nil where a word is none that is mistaken for it.
  private func adverb(for word: String) -> String? {
    guard word.allSatisfy({ $0.isLowercase && $0.isASCII }) else { return nil }
    let isAdjective = word.utf8.count > 6 && (word.hasSuffix("ive") || word.hasSuffix("ous"))
    return isAdjective || Self.adjectives.contains(word) ? word + "ly" : nil
  }

  private func isParticiple(_ word: String) -> Bool {
    word.utf8.count > 5 && word.hasSuffix("ed") && !word.hasSuffix("eed")
      && word.allSatisfy { $0.isLowercase && $0.isASCII }
  }
}
