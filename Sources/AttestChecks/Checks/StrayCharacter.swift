internal import AttestModel

/// A character that no prose has: a backslash, a replacement for what could not be read, a prime in
/// the place of an apostrophe.
struct StrayCharacter: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT008", name: "stray-character", severity: .information,
    meaning: "The character was left behind by a program that wrote or converted the text.",
    positive: .text("\\Cells sense their environment through JAK1."),
    negative: .text("Cells sense their environment (JAK1) through STAT3."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        if let mark = Self.apostrophe(in: word.text) {
          report.add(
            "“\(mark)” (\(OddCharacters.code(mark))) stands for an apostrophe in “\(word.text)”",
            at: word.range, in: review, evidence: sentence.text)
        }
        for scalar in word.text.unicodeScalars where "\\\u{FFFD}".unicodeScalars.contains(scalar) {
          report.add(
            "a stray “\(scalar)”", at: word.range, in: review, evidence: sentence.text)
        }
      }
    }
  }

  /// A mark that looks like an apostrophe and is another, between two letters.
  private static func apostrophe(in word: String) -> Unicode.Scalar? {
    let scalars = Array(word.unicodeScalars)
    for (index, scalar) in scalars.enumerated()
    where [0x60, 0xB4, 0x2B9, 0x2BC, 0x2C8, 0x2032].contains(scalar.value) {
      guard index > 0, index + 1 < scalars.count, scalars[index - 1].properties.isAlphabetic,
        scalars[index + 1].properties.isAlphabetic
      else { continue }
      return scalar
    }
    return nil
  }
}
