internal import AttestModel

/// An ion with a charge that it does not have: `Ca+`.
struct ImpossibleCharge: ReviewCheck {
  let entry = CatalogueEntry(
    code: "BIO004", name: "impossible-charge", severity: .warning,
    meaning:
      "The ion has another charge in every cell: calcium, magnesium and zinc have two, sodium"
      + " and potassium one.",
    positive: .text("STAT3 raises mitochondrial Ca+ levels."),
    negative: .text("STAT3 raises mitochondrial Ca2+ levels."))

  private static let meant = [
    "Ca+": "Ca2+", "Mg+": "Mg2+", "Zn+": "Zn2+", "Na2+": "Na+", "K2+": "K+", "Cl2-": "Cl-",
  ]

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        guard let meant = Self.meant[word.text] else { continue }
        report.add(
          "“\(word.text)” is “\(meant)” in cells", at: word.range, in: review, suggestion: meant,
          evidence: sentence.text)
      }
    }
  }
}
