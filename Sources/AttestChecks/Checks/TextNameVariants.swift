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
        let key = name.concept.id + name.concept.name + Spelling.folded(name.text)
        if groups[key] == nil { order.append(key) }
        groups[key, default: [:]][name.text, default: (0, name.range)].count += 1
      }
    }
    for key in order {
      guard let group = groups[key], group.count > 1,
        let usual = group.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
      else { continue }
      for (spelling, use) in group.sorted(by: {
        $0.value.first.lowerBound < $1.value.first.lowerBound
      })
      where spelling != usual.key && spelling.lowercased() + "s" != usual.key.lowercased()
        && spelling.lowercased() != usual.key.lowercased() + "s"
        && spelling.dropFirst() != usual.key.dropFirst()
      {
        report.add(
          "“\(spelling)” is “\(usual.key)” elsewhere (\(usual.value.count) to \(use.count))",
          at: use.first, in: review, suggestion: usual.key)
      }
    }
  }
}
