public import AttestModel

/// Words that say in which state a molecule or its gene is: they describe a disease, and name no
/// target of a drug.
///
///     EGFR-mutant lung cancer, KRAS G12C-mutated NSCLC, CD20-positive lymphoma, HER2+ tumors
public struct StateWords: Sendable {
  private enum Use: String, CaseIterable {
    /// What stands behind a hyphen.
    case state
    /// What follows a gene without a hyphen: *EGFR mutant*.
    case free
    /// What stands between a gene and its state.
    case link
  }

  /// What was wrong with the table's rows.
  public let diagnostics: [Diagnostic]
  private var states: Set<String> = []
  private var free: Set<String> = []
  private var links: Set<String> = []

  /// Reads a table of `word` and `use`; `#` begins a comment.
  public init(_ table: String, file: String) {
    let reading = WordTableReading(table, header: ("word", "use"), file: file)
    var diagnostics = reading.diagnostics
    for row in reading.rows {
      switch Use(rawValue: row.fields.1) {
      case .state: states.insert(row.fields.0)
      case .free: free.insert(row.fields.0)
      case .link: links.insert(row.fields.0)
      case nil:
        let known = Use.allCases.map(\.rawValue).joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            "unknown use “\(row.fields.1)”, expected one of \(known)", file: file, line: row.line))
      }
    }
    self.diagnostics = diagnostics
  }

  /// Whether a word says a state of what it names, or ends in a sign as `HER2+` does.
  func isState(_ text: String, _ names: [TableName]) -> Bool {
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
  func joined(_ items: [TableItem]) -> [TableItem] {
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
  private func reach(of item: TableItem, behind items: [TableItem]) -> Int {
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

  private func isGene(_ item: TableItem) -> Bool {
    item.shape == .name && item.names.count == 1 && !item.callsForMore && isMolecule(item.names[0])
  }

  private func isMolecule(_ name: TableName) -> Bool {
    [.gene, .family, .complex].contains(name.concept.kind)
  }

  /// `g12c`, `t790m`, *receptor*, and several of them: `l858r/t790m`.
  private func isLink(_ word: String) -> Bool {
    word.split { $0 == "/" || $0 == "-" }.allSatisfy { part in
      if links.contains(String(part)) { return true }
      let digits = part.utf8.dropFirst().dropLast()
      return part.utf8.count > 2 && part.utf8.first.map(\.isLower) ?? false
        && !digits.isEmpty && digits.allSatisfy(\.isDigit)
    }
  }
}
