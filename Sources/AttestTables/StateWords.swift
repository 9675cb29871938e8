internal import AttestModel

/// Words that say in which state a molecule or its gene is: they describe a disease, and name no
/// target of a drug.
///
///     EGFR-mutant lung cancer, KRAS G12C-mutated NSCLC, CD20-positive lymphoma, HER2+ tumors
enum StateWords {
  private static let states: Set<String> = [
    "activated", "addicted", "altered", "amplified", "associated", "deficient", "deleted",
    "dependent", "driven", "expressing", "fusion", "high", "induced", "like", "linked", "low",
    "mediated", "mutant", "mutated", "mutation", "negative", "null", "overexpressing", "positive",
    "rearranged", "refractory", "related", "resistant", "sensitive", "translocated", "unmutated",
  ]

  /// Those that follow a gene without a hyphen: *EGFR mutant*.
  private static let free: Set<String> = [
    "amplified", "deleted", "mutant", "mutated", "mutation-positive", "negative", "positive",
    "rearranged", "fusion-positive",
  ]

  /// Words between a gene and its state.
  private static let links: Set<String> = [
    "mutation", "fusion", "amplification", "rearrangement", "translocation", "receptor", "gene",
    "exon", "itd",
  ]

  /// Whether a word says a state of what it names, or ends in a sign as `HER2+` does.
  static func isState(_ text: String, _ names: [TableName]) -> Bool {
    let bare = text.bare.lowercased()
    if let hyphen = bare.lastIndex(of: "-"), hyphen > bare.startIndex,
      states.contains(String(bare[bare.index(after: hyphen)...]))
    {
      return true
    }
    guard names.count == 1, names[0].range.lowerBound == 0, isMolecule(names[0]) else {
      return false
    }
    let behind = String(decoding: text.utf8.dropFirst(names[0].range.upperBound), as: UTF8.self)
    return ["+", "-", "−", "–"].contains(behind)
  }

  /// Items in which a gene and the words that tell its state are one: *KRAS* and *G12C-mutated*.
  static func joined(_ items: [TableItem]) -> [TableItem] {
    var joined: [TableItem] = []
    for item in items {
      let count = reach(of: item, behind: joined)
      guard count > 0 else {
        joined.append(item)
        continue
      }
      let parts = joined.suffix(count) + [item]
      joined.removeLast(count)
      let first = parts[parts.startIndex]
      joined.append(
        TableItem(
          text: parts.map(\.text).joined(separator: " "),
          range: first.range.lowerBound..<item.range.upperBound, shape: .word, names: first.names,
          startsBlock: first.startsBlock, startsLine: first.startsLine,
          isBracketed: first.isBracketed, isState: true))
    }
    return joined
  }

  /// How many items before a state belong to it.
  private static func reach(of item: TableItem, behind items: [TableItem]) -> Int {
    guard item.shape == .word, !item.startsBlock, let before = items.last else { return 0 }
    let bare = item.text.bare.lowercased()
    if let hyphen = bare.lastIndex(of: "-"), item.isState, isLink(String(bare[..<hyphen])) {
      return isGene(before) ? 1 : 0
    }
    guard free.contains(bare) else { return 0 }
    if isGene(before) { return 1 }
    let isBehindGene = items.count > 1 && isGene(items[items.count - 2]) && !before.startsBlock
    return isBehindGene && isLink(before.text.bare.lowercased()) ? 2 : 0
  }

  private static func isGene(_ item: TableItem) -> Bool {
    item.shape == .name && item.names.count == 1 && !item.callsForMore && isMolecule(item.names[0])
  }

  private static func isMolecule(_ name: TableName) -> Bool {
    [.gene, .family, .complex].contains(name.concept.kind)
  }

  /// `g12c`, `t790m`, *receptor*, and several of them: `l858r/t790m`.
  private static func isLink(_ word: String) -> Bool {
    word.split { $0 == "/" || $0 == "-" }.allSatisfy { part in
      if links.contains(String(part)) { return true }
      let digits = part.utf8.dropFirst().dropLast()
      return part.utf8.count > 2 && part.utf8.first.map(\.isLower) ?? false
        && !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }
  }
}
