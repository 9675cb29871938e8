internal import AttestModel

/// A year with a letter where no other year of the author has the letter before it.
struct LetterWithoutSibling: ReviewCheck {
  let entry = CatalogueEntry(
    code: "CIT004", name: "letter-without-sibling", severity: .information,
    meaning: "Letters behind years tell papers of one author and year apart; where `b` is cited"
      + " and `a` never, one of the citations may have lost its letter.",
    positive: .text("STAT3 acts (Wang et al., 2009b)."),
    negative: .text("STAT3 acts (Wang et al., 2009b). JAK2 does too (Wang et al., 2009a)."))

  func check(_ review: Review, _ report: inout Report) {
    let all = review.sentences.flatMap { $0.citations }
    let keys = Set(all.compactMap(\.key))
    var told: Set<String> = []
    for citation in all {
      guard let key = citation.key, let letter = key.unicodeScalars.last, letter.isASCII,
        letter.properties.isLowercase, key.dropLast().last?.isNumber == true,
        told.insert(key).inserted
      else { continue }
      let stem = key.dropLast()
      let siblings = "abcdef".filter { keys.contains(stem + String($0)) }
      if letter == "a" ? siblings.count == 1 : !siblings.contains("a") {
        let wanted = letter == "a" ? "b" : "a"
        report.add(
          "\(key) is cited, and \(stem)\(wanted) is not", at: citation.range, in: review)
      }
    }
  }
}
