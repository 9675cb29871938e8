internal import AttestModel

/// Citations that differ so little that they may be one: `Jin 2020` and `Jin et al. 2020`.
struct CitationVariants: ReviewCheck {
  let entry = CatalogueEntry(
    code: "CIT002", name: "citation-variants", severity: .information,
    meaning: "Two citations of one year differ in “et al.”, in initials or in one letter of a name."
      + " They may be two papers; look whether both are meant.",
    positive: .text("STAT3 acts (Jin, 2020). JAK2 acts as well (Jin et al., 2020)."),
    negative: .text("STAT3 acts (Jin, 2020). JAK2 acts as well (Jin, 2021)."))

  private static func hasInitials(_ key: String) -> Bool {
    key.split(separator: " ").contains { $0.count == 2 && $0.last == "." && $0 != "al." }
  }

  func check(_ review: Review, _ report: inout Report) {
    var first: [String: [(key: String, line: Int)]] = [:]
    var seen: Set<String> = []
    for sentence in review.sentences {
      for citation in sentence.citations {
        guard let key = citation.key, seen.insert(key).inserted,
          let year = key.split(separator: " ").last
        else { continue }
        let line = review.place(of: citation.range.lowerBound).line
        let authors = key.dropLast(year.count + 1)
        let surname = authors.split(separator: " ").first.map { Spelling.folded($0) } ?? ""
        let number = year.prefix { $0.isNumber }
        for other in first[String(number)] ?? [] {
          let otherYear = other.key.split(separator: " ").last ?? ""
          let otherName =
            other.key.split(separator: " ").first.map { Spelling.folded($0) } ?? ""
          // 2009a and 2009b are told apart on purpose.
          // Initials tell authors of one surname apart on purpose.
          let isSame =
            otherName == surname && otherYear == year && !Self.hasInitials(other.key)
            && !Self.hasInitials(key)
          let isSlip =
            surname.utf8.count >= 6
            && SlipIndex.distance(Array(surname.utf8), Array(otherName.utf8), most: 1) == 1
          guard isSame || isSlip else { continue }
          report.add(
            "“\(key)” and “\(other.key)” in line \(other.line) may be one paper",
            at: citation.range, in: review, evidence: "line \(other.line): \(other.key)")
          break
        }
        first[String(number), default: []].append((key, line))
      }
    }
  }
}
