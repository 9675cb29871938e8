internal import AttestModel

/// A row of a table whose STAT the prose does not name where it says the same otherwise.
struct TableAgainstProse: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT011", name: "table-against-prose", severity: .warning,
    meaning: "A sentence of the same review tells of the same cytokines and the same effect, and"
      + " names another STAT than the table's row.",
    positive: .review(
      "Tumor-derived regulatory T cells suppress dendritic cells, which requires IL-10 and STAT3.",
      table: "cytokine,stat,effect,pmid",
      "IL-10,STAT5,tumor-derived regulatory T cells suppress dendritic cells,16612596"),
    negative: .review(
      "Tumor-derived regulatory T cells suppress dendritic cells, which requires IL-10 and STAT3.",
      table: "cytokine,stat,effect,pmid",
      "IL-10,STAT3,tumor-derived regulatory T cells suppress dendritic cells,16612596"))

  func check(_ review: Review, _ report: inout Report) {
    let prose = review.sentences.filter { !$0.section.hasPrefix("figure") }
      .map { ($0, Set($0.names.map(\.concept)), Self.words(of: $0.text)) }
    for table in review.tables {
      let roles = table.header.map { review.names.role(of: $0.text) ?? .other }
      guard let cytokineColumn = roles.firstIndex(of: .cytokine),
        let statColumn = roles.firstIndex(of: .stat),
        let effectColumn = roles.firstIndex(of: .effect)
      else { continue }
      for row in table.rows where row.count == roles.count {
        let cytokines = review.names.concepts(in: row[cytokineColumn].text)
        let stats = Self.stats(review.names.concepts(in: row[statColumn].text))
        let effect = Self.words(of: row[effectColumn].text)
        guard !cytokines.isEmpty, let stat = stats.first, effect.count >= 4 else { continue }
        let same = prose.filter { sentence, names, words in
          cytokines.allSatisfy(names.contains) && !Self.stats(Array(names)).isEmpty
            && Double(effect.intersection(words).count) >= 0.45 * Double(effect.count)
        }
        guard let other = same.first,
          !same.contains(where: { !Self.stats(Array($0.1)).isDisjoint(with: stats) })
        else { continue }
        let said = Self.stats(Array(other.1)).sorted().joined(separator: ", ")
        let line = review.place(of: other.0.range.lowerBound).line
        report.add(
          "the row says \(stat), and the prose says \(said) (line \(line))",
          at: row[statColumn], evidence: other.0.text)
      }
    }
  }

  /// STATs by number, so that STAT5A meets STAT5.
  private static func stats(_ concepts: [Concept]) -> Set<String> {
    Set(
      concepts.map(\.name).filter { $0.hasPrefix("STAT") && $0.count > 4 && $0.count < 8 }
        .map { String($0.prefix(5)) })
  }

  private static func words(of text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { $0.count > 2 && !["the", "and", "with", "for", "well"].contains($0) }
        .map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 })
  }
}
