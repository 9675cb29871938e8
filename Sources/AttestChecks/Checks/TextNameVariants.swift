internal import AttestModel

/// One thing under several spellings in the prose.
struct TextNameVariants: ReviewCheck {
  let entry = CatalogueEntry(
    code: "NAM011", name: "text-name-variants", severity: .information,
    meaning: "The text writes one name in several ways. The rarer are told, each at its first"
      + " place.",
    positive: .text("IFN-γ activates STAT1. Here IFN-γ was high. IFNγ was low."),
    negative: .text("IFN-γ activates STAT1. Here IFN-γ was high."))

  func check(_ review: Review, _ report: inout Report) {
    var groups: [String: [String: (count: Int, first: TextRange)]] = [:]
    var order: [String] = []
    for sentence in review.sentences {
      for name in sentence.names where name.concept.kind.isMolecular && !name.text.contains(" ") {
        let key = Self.key(name.concept, name.text)
        if groups[key] == nil { order.append(key) }
        groups[key, default: [:]][name.text, default: (0, name.range)].count += 1
      }
    }
    tellReceptors(review, groups, &report)
    let cells = cellNames(review)
    for key in order {
      if let group = groups[key], let written = cells[key] {
        tell(written, against: group, in: review, &report)
      }
      guard let group = groups[key], group.count > 1,
        let usual = group.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
      else { continue }
      for (spelling, use) in group.sorted(by: {
        $0.value.first.lowerBound < $1.value.first.lowerBound
      })
      where spelling != usual.key && !isSymbol(spelling, for: usual.key, review.names)
        && spelling.lowercased() + "s" != usual.key.lowercased()
        && spelling.lowercased() != usual.key.lowercased() + "s"
        && spelling.dropFirst() != usual.key.dropFirst()
      {
        report.add(
          "“\(spelling)” is “\(usual.key)” elsewhere (\(usual.value.count) to \(use.count))",
          at: use.first, in: review, suggestion: usual.key)
      }
    }
  }

  /// What spellings of one name have in common: IL-1B and IL-1β, arginase-I and arginase 1.
  private static func key(_ concept: Concept, _ text: String) -> String {
    var folded = Spelling.folded(text)
    let ends = [("alpha", "a"), ("beta", "b"), ("gamma", "g"), ("delta", "d")]
    if let (greek, letter) = ends.first(where: { folded.hasSuffix($0.0) }) {
      folded = folded.dropLast(greek.count) + letter
    }
    if text.hasSuffix("-I") { folded = folded.dropLast() + "1" }
    if text.hasSuffix("-II") { folded = folded.dropLast(2) + "2" }
    return concept.id + concept.name + folded
  }

  /// Whether a spelling is a gene's symbol beside the protein's name with its Greek letter: IL1B.
  private func isSymbol(_ spelling: String, for usual: String, _ names: NameReader) -> Bool {
    func hasGreek(_ text: String) -> Bool {
      text.unicodeScalars.contains { (0x3B1...0x3C9).contains($0.value) }
    }
    return hasGreek(spelling) != hasGreek(usual)
      && (names.facts.genes.isSymbol(spelling) || names.facts.genes.isSymbol(usual))
  }

  /// Tells of receptors with a hyphen before the R that the text else writes without: `EGF-R`.
  private func tellReceptors(
    _ review: Review, _ groups: [String: [String: (count: Int, first: TextRange)]],
    _ report: inout Report
  ) {
    var told: Set<String> = []
    for sentence in review.sentences {
      for word in sentence.words where word.text.hasSuffix("-R") && !told.contains(word.text) {
        let stem = word.text.dropLast(2)
        // `PDGFβ-R` is PDGFRβ.
        let isGreek = stem.unicodeScalars.last.map { (0x3B1...0x3C9).contains($0.value) } ?? false
        let usual = isGreek ? "\(stem.dropLast())R\(stem.suffix(1))" : "\(stem)R"
        guard let concept = review.names.concept(usual),
          let use = groups[Self.key(concept, usual)]?[usual]
        else { continue }
        told.insert(word.text)
        report.add(
          "“\(word.text)” is “\(usual)” elsewhere (\(use.count) times)", at: word.range,
          in: review, suggestion: usual)
      }
    }
  }

  /// The names in the tables' columns of names, each with its first cell, by what they stand for.
  private func cellNames(_ review: Review) -> [String: [CuratedCell]] {
    var found: [String: [CuratedCell]] = [:]
    for table in review.tables {
      let roles = table.header.map { review.names.role(of: $0.text) ?? .other }
      for row in table.rows where row.count == roles.count {
        for (cell, role) in zip(row, roles) where role.isNames {
          for part in cell.parts(at: "|;,/+") where !part.text.contains(" ") {
            guard let concept = review.names.concept(part.text), concept.kind.isMolecular else {
              continue
            }
            let key = Self.key(concept, part.text)
            if !(found[key] ?? []).contains(where: { $0.text == part.text }) {
              found[key, default: []].append(part)
            }
          }
        }
      }
    }
    return found
  }

  /// Tells of spellings in tables that the prose never has.
  private func tell(
    _ written: [CuratedCell], against prose: [String: (count: Int, first: TextRange)],
    in review: Review, _ report: inout Report
  ) {
    guard let usual = prose.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else {
      return
    }
    for cell in written
    where prose[cell.text] == nil && cell.text.dropFirst() != usual.key.dropFirst()
      && usual.value.count >= 3
    {
      report.add(
        "“\(cell.text)” is “\(usual.key)” in the prose (\(usual.value.count) times)", at: cell,
        suggestion: usual.key)
    }
  }
}
