internal import AttestModel

/// A character that no prose has: a backslash, a replacement for what could not be read.
struct StrayCharacter: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT008", name: "stray-character", severity: .information,
    meaning: "The character was left behind by a program that wrote or converted the text.",
    positive: .text("\\Cells sense their environment through JAK1."),
    negative: .text("Cells sense their environment (JAK1) through STAT3."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        for scalar in word.text.unicodeScalars where "\\\u{FFFD}".unicodeScalars.contains(scalar) {
          report.add(
            "a stray “\(scalar)”", at: word.range, in: review, evidence: sentence.text)
        }
      }
    }
  }
}
