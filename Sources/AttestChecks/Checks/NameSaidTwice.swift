internal import AttestModel

/// A name and its abbreviation side by side: `interferon IFN`, `inducible iNOS`.
struct NameSaidTwice: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT014", name: "name-said-twice", severity: .warning,
    meaning: "An abbreviation stands behind words that it holds already, without brackets. One of"
      + " both is too much.",
    positive: .text("STAT1 raises inducible iNOS in macrophages."),
    negative: .text("STAT1 raises iNOS, and inducible NOS (iNOS) makes NO."))

  func check(_ review: Review, _ report: inout Report) {
    // “DC cells”, where DC is explained as “dendritic cells”.
    let cells = Set(
      review.abbreviations.filter { abbreviation in
        ["cell", "cells"].contains(abbreviation.long.split(separator: " ").last?.lowercased())
      }.map(\.short)
    ).filter { $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } }
    for sentence in review.sentences {
      for (word, next) in zip(sentence.words, sentence.words.dropFirst())
      where cells.contains(word.text) && (next.text == "cells" || next.text == "cell")
        && isOneBlank(word.range.upperBound..<next.range.lowerBound, review)
      {
        tell(word.range.lowerBound..<next.range.upperBound, sentence, review, &report)
      }
      for (index, name) in sentence.names.enumerated() where isAbbreviation(name.text) {
        if let before = wordBefore(name, in: sentence), repeats(before.text, name, review.names) {
          tell(before.range.lowerBound..<name.range.upperBound, sentence, review, &report)
        } else if index > 0 {
          let other = sentence.names[index - 1]
          guard name.concept.kind.isMolecular,
            isOneBlank(other.range.upperBound..<name.range.lowerBound, review),
            let last = other.text.split(separator: " ").last, last.utf8.count >= 6,
            last.allSatisfy({ $0.isLetter }), last.dropFirst().allSatisfy({ $0.isLowercase }),
            review.names.concept(String(last)) == name.concept
          else { continue }
          let start = other.range.upperBound - last.utf8.count
          tell(start..<name.range.upperBound, sentence, review, &report)
        }
      }
    }
  }

  private func tell(
    _ range: TextRange, _ sentence: Review.Sentence, _ review: Review, _ report: inout Report
  ) {
    let text = review.document.string(in: range).split { $0 == "\n" || $0 == " " }
      .joined(separator: " ")
    report.add(
      "“\(text)” says one thing twice", at: range, in: review, evidence: sentence.text)
  }

  private func isAbbreviation(_ text: String) -> Bool {
    !text.contains(" ") && text.filter(\.isUppercase).count >= 2
  }

  /// Whether a word is what the small letter stands for with which an abbreviation begins.
  private func repeats(_ word: String, _ name: Review.Name, _ names: NameReader) -> Bool {
    guard let letter = name.text.first, letter.isLowercase,
      name.text.dropFirst().first?.isUppercase == true
    else { return false }
    return names.facts.has(word.lowercased(), in: "prefix-\(letter)")
  }

  private func wordBefore(_ name: Review.Name, in sentence: Review.Sentence) -> Review.Word? {
    guard
      let index = sentence.words.firstIndex(where: { $0.range.lowerBound == name.range.lowerBound }
      ),
      index > 0
    else { return nil }
    let word = sentence.words[index - 1]
    return name.range.lowerBound - word.range.upperBound == 1 ? word : nil
  }

  private func isOneBlank(_ range: TextRange, _ review: Review) -> Bool {
    range.count == 1 && review.document.text[range.lowerBound] <= 0x20
  }
}
