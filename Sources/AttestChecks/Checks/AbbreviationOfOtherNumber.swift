internal import AttestModel

/// An abbreviation whose number is not that of the words before it: `angiotensin II (AT1)`.
struct AbbreviationOfOtherNumber: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT015", name: "abbreviation-of-other-number", severity: .warning,
    meaning: "The words before the bracket end with one number and the abbreviation with another;"
      + " a word is missing, or the abbreviation is another thing's.",
    positive: .text("Activation of angiotensin II (AT1) receptors phosphorylates STAT1."),
    negative: .text("Activation of angiotensin II type 1 (AT1) receptors phosphorylates STAT1."))

  func check(_ review: Review, _ report: inout Report) {
    for definition in review.abbreviations {
      let digits = definition.short.reversed().prefix { $0.isNumber }
      guard let number = Int(String(digits.reversed())),
        let last = definition.long.split(separator: " ").last,
        let stated = Self.number(last), stated != number,
        !definition.before.contains(where: { Self.number($0[...]) == number })
      else { continue }
      // “angiotensin II (AT1) receptors”: what is abbreviated goes on behind the bracket.
      let behind = review.document.text[definition.range.upperBound...]
        .drop { $0 == UInt8(ascii: ")") || $0 <= 0x20 }
      let goesOn = behind.starts(with: "receptor".utf8)
      report.add(
        "\(definition.short) ends with \(number), and “\(definition.long)” with \(last)",
        at: definition.range, in: review, severity: goesOn ? .information : .warning)
    }
  }

  /// A number in digits or in Roman numerals up to ten.
  private static func number(_ word: Substring) -> Int? {
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    return Int(word) ?? romans.firstIndex(of: String(word)).map { $0 + 1 }
  }
}
