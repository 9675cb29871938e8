internal import AttestModel

/// Words that stand twice in a row.
struct RepeatedWords: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT006", name: "repeated-words", severity: .warning,
    meaning: "The same words stand twice in a row; one time is a slip.",
    positive: .text("Many receptors such as such as integrins use JAK1."),
    negative: .text("What they had had effects, and that that is so is known."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      let words = sentence.words
      var index = 0
      while index < words.count {
        for length in [3, 2, 1] where index + 2 * length <= words.count {
          let one = words[index..<index + length].map { $0.text.lowercased() }
          let two = words[index + length..<index + 2 * length].map { $0.text.lowercased() }
          guard one == two, one.allSatisfy({ $0.allSatisfy(\.isLetter) }),
            length > 1 || !["had", "that", "is", "so"].contains(one[0]),
            length > 1 || one[0].count > 1,
            isUnbroken(
              words[index].range.lowerBound..<words[index + 2 * length - 1].range.upperBound, review
            )
          else { continue }
          report.add(
            "“\(one.joined(separator: " "))” stands twice in a row",
            at: words[index + length].range, in: review, evidence: sentence.text)
          index += length
          break
        }
        index += 1
      }
      checkCircles(sentence, review, &report)
    }
  }

  /// `aspects of all aspects of immunity`: a noun of which it is a part itself.
  private func checkCircles(
    _ sentence: Review.Sentence, _ review: Review, _ report: inout Report
  ) {
    let words = sentence.words
    for index in words.indices.dropLast(4) {
      let noun = words[index].text.lowercased()
      guard noun.count > 3, words[index + 1].text == "of",
        ["all", "the", "these", "many", "various"].contains(words[index + 2].text),
        words[index + 3].text.lowercased() == noun, words[index + 4].text == "of",
        isUnbroken(words[index].range.lowerBound..<words[index + 4].range.upperBound, review)
      else { continue }
      report.add(
        "“\(noun)” stands twice: \(noun) of \(words[index + 2].text) \(noun)",
        at: words[index].range, in: review, evidence: sentence.text)
    }
  }

  /// Whether there is nothing but letters and blanks.
  private func isUnbroken(_ range: TextRange, _ review: Review) -> Bool {
    review.document.text[range].allSatisfy {
      $0 <= 0x20 || $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
  }
}
