internal import AttestModel

/// An abbreviation that a text explains in two ways.
struct AbbreviationWithTwoMeanings: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT003", name: "abbreviation-with-two-meanings", severity: .warning,
    meaning: "The text gives the abbreviation two long forms, so readers cannot tell what it stands"
      + " for elsewhere.",
    positive: .text(
      "Patients had rheumatoid arthritis (RA). They were given retinoic acid (RA)."),
    negative: .text(
      "Patients had rheumatoid arthritis (RA). Rheumatoid arthritis (RA) is common."))

  func check(_ review: Review, _ report: inout Report) {
    var first: [String: AbbreviationDefinition] = [:]
    for definition in review.abbreviations where Self.isWhole(definition.long) {
      guard let other = first[definition.short] else {
        first[definition.short] = definition
        continue
      }
      let one = Self.stems(definition.long)
      let two = Self.stems(other.long)
      guard one != two, !Self.areForms(one, two), !Self.isPart(one, of: two),
        !Self.isPart(two, of: one)
      else { continue }
      let place = review.place(of: other.range.lowerBound)
      report.add(
        "\(definition.short) is “\(definition.long)” here and “\(other.long)” in line"
          + " \(place.line)", at: definition.range, in: review,
        evidence: "line \(place.line): \(other.long)")
    }
  }

  /// Words without endings, so that *cells* is *cell*.
  private static func stems(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map { word in
      word.hasSuffix("s") ? String(word.dropLast()) : String(word)
    }
  }

  /// Whether words are a long form with its beginning, and none of them an abbreviation itself:
  /// *measured GFR*.
  private static func isWhole(_ long: String) -> Bool {
    guard let first = long.split(separator: " ").first else { return false }
    return !["of", "in", "with", "and", "the"].contains(first.lowercased())
      && !long.split(whereSeparator: { !$0.isLetter }).contains {
        $0.filter(\.isUppercase).count > 1
      }
  }

  /// Whether two long forms are the same words in other forms: *viral* and *virus*, *tumour*.
  private static func areForms(_ one: [String], _ other: [String]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { one, other in
        zip(one, other).prefix { $0 == $1 }.count >= min(one.count, other.count) - 2
      }
  }

  private static func isPart(_ one: [String], of other: [String]) -> Bool {
    Set(one).isSubset(of: other)
  }
}
