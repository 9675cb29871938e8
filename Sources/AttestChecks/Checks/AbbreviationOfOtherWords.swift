internal import AttestModel

/// An abbreviation whose letters the words before it do not have.
struct AbbreviationOfOtherWords: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT004", name: "abbreviation-of-other-words", severity: .warning,
    meaning: "The abbreviation in brackets cannot come from the words before it; a word is missing,"
      + " or another abbreviation was meant.",
    positive: .text("Cells answer to insulin-like growth factor (IGF-IR) signaling."),
    negative: .text("Cells answer to insulin-like growth factor (IGF) signaling."))

  func check(_ review: Review, _ report: inout Report) {
    for definition in review.abbreviations where definition.long.isEmpty {
      // Only where the words are clearly meant as the long form: they give its first letters.
      let letters = definition.short.filter(\.isLetter)
      let half = String(letters.prefix(max(2, letters.count / 2)))
      let most = (half.count..<letters.count).reversed().lazy.map { String(letters.prefix($0)) }
        .first { !Review.longForm(of: $0, in: definition.before).isEmpty }
      guard let most, letters.count >= 3 else { continue }
      let words = Review.longForm(of: most, in: definition.before)
      // Every word gives a letter at its beginning, and the last word stands before the bracket.
      let initials = words.split { $0 == " " || $0 == "-" }.compactMap { $0.lowercased().first }
      guard initials.count >= 2, most.count >= initials.count - 1,
        most.lowercased().last.map(initials.contains) ?? false
      else { continue }
      // “tumor necrosis factor (TNF-α)” tells which one.
      let names = review.names
      let long = definition.before.suffix(4).joined(separator: " ")
      if let one = names.concept(definition.short),
        names.concepts(in: long).contains(where: { $0 == one })
      {
        continue
      }
      report.add(
        "\(definition.short) does not stand for “\(long)”", at: definition.range, in: review)
    }
  }
}
