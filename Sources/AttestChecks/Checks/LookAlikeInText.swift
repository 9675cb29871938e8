internal import AttestModel

/// A name in the prose with a letter that looks like another: `ld2` with a small L for Id2, `ΙL-6`
/// with a Greek letter.
struct LookAlikeInText: ReviewCheck {
  let entry = CatalogueEntry(
    code: "NAM012", name: "look-alike-in-text", severity: .warning,
    meaning: "The name has a letter or a digit that looks like another one; searching for the name"
      + " does not find it.",
    positive: .text("STAT5-ld2 signals activate dendritic cells."),
    negative: .text("STAT5-Id2 signals activate dendritic cells."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        if let odd = OddCharacters.name(in: word.text) {
          let plain = OddCharacters.plain(word.text)
          if plain != word.text, !review.names.isKnown(word.text), review.names.isKnown(plain) {
            report.add(
              "“\(word.text)” has \(odd) in it; “\(plain)” is a name", at: word.range, in: review,
              suggestion: plain, evidence: sentence.text)
          }
          continue
        }
        var position = word.range.lowerBound
        for part in word.text.split(separator: "-", omittingEmptySubsequences: false) {
          let range = position..<position + part.utf8.count
          position = range.upperBound + 1
          guard let meant = Self.meant(by: String(part), review.names) else { continue }
          report.add(
            "“\(part)” begins with a small L; “\(meant)” is a gene", at: range, in: review,
            suggestion: meant, evidence: sentence.text)
        }
      }
    }
  }

  private static func meant(by part: String, _ names: NameReader) -> String? {
    guard part.first == "l", (3...8).contains(part.count), part.contains(where: \.isNumber),
      !names.isKnown(part), !names.isWord(part)
    else { return nil }
    let meant = "I" + part.dropFirst()
    let genes = names.facts.genes
    return genes.isKnown(meant) || genes.isKnown(meant.uppercased()) ? meant : nil
  }
}
