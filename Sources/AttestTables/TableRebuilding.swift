public import AttestModel

/// Rebuilds the rows of a table that a PDF's text gives as a run of lines.
///
///     Agent Target(s) Disease(s) Phase Status        five columns, two rows:
///     Doenib JAK1 Rheumatoid Arthritis Phase 3
///     Active, not                                    Doenib | JAK1 | Rheumatoid Arthritis |
///     recruiting                                       Phase 3 | Active, not recruiting
///     Psoriasis Phase 2 Completed                    Doenib | JAK1 | Psoriasis | Phase 2 | Completed
///
/// The header tells the columns; what cells name and what identifiers look like tells where they
/// begin. A cell that the table gives once for several rows is carried down.
public struct TableRebuilding: Sendable {
  /// In words. Longer regions are no table that a person printed; the cost grows with their length.
  public static let mostWords = 100_000
  private static let mostColumns = 16
  /// How many words a header has at most; and how many are looked at, for a dozen lines may stand
  /// before it.
  private static let mostWordsOfHeader = 40
  private static let mostHeadWords = 1000

  private let vocabulary: TableVocabulary
  private let names: any NameLookup

  /// Rebuilds tables by a vocabulary, and by what the names in their lines stand for.
  public init(_ vocabulary: TableVocabulary, names: any NameLookup) {
    self.vocabulary = vocabulary
    self.names = names
  }

  /// The tables of a document: those its source marks up as they are, the others rebuilt.
  public func grids(of document: Document) -> [TableGrid] {
    var grids = document.tables.map { $0.headed(by: vocabulary.heads) }
    let given = Set(grids.map(\.section))
    for (index, section) in document.sections.enumerated() {
      guard section.kind == .table, !given.contains(index) else { continue }
      if let grid = grid(of: index, in: document) { grids.append(grid) }
    }
    return grids.sorted { $0.section < $1.section }
  }

  /// Where the tables stand that are too long to be rebuilt.
  public func leftOut(of document: Document) -> [TextRange] {
    let given = Set(document.tables.map(\.section))
    return document.sections.indices.compactMap { index in
      let section = document.sections[index]
      // A word has a byte and a blank at least.
      guard section.kind == .table, !given.contains(index), let first = section.paragraphs.first,
        section.range.count > 2 * Self.mostWords,
        TableItems.words(of: section.paragraphs[...], in: document).count > Self.mostWords
      else { return nil }
      return first
    }
  }

  /// The table that a section's lines make; nil where no header tells its columns.
  public func grid(of section: Int, in document: Document) -> TableGrid? {
    let paragraphs = document.sections[section].paragraphs
    let words = TableItems.words(of: paragraphs[...], in: document)
    let caption = document.sections[section].hasCaption ? paragraphs[0].upperBound : 0
    let below = words.firstIndex { $0.range.lowerBound >= caption } ?? words.count
    guard words.count <= Self.mostWords else { return nil }
    // A header stands in the first lines.
    let heads = words.prefix(below + Self.mostHeadWords).map { ColumnHeads.Word($0.text) }
    // A short caption without a stop has the header in its block.
    guard
      let header = header(of: words, heads, from: below) ?? header(of: words, heads, from: 0)
    else { return nil }
    guard
      let body = TableBody(words[header.upperBound...], below: words[header], vocabulary.heads)?
        .words
    else { return nil }
    let items = TableItems.items(of: body[...], names: names, states: vocabulary.states)
    let (columns, fragments) = alignment(of: items, under: heads[header], body)
    let rows = lines(fragments, items, columns.count, in: document)
    return TableGrid(
      section: section,
      caption: words[..<header.lowerBound].map(\.text).joined(separator: " "),
      columns: columns.map(\.heading), rows: rows)
  }

  /// Deals the items out to the header's columns; of two ways to read the header, the one under
  /// which they fall better into place.
  private func alignment(
    of items: [TableItem], under header: ArraySlice<ColumnHeads.Word>, _ body: [TableItems.Word]
  ) -> ([ColumnHeads.Column], [RowAlignment.Fragment]) {
    func deal(_ columns: [ColumnHeads.Column]) -> RowAlignment.Result {
      RowAlignment(
        columns: columns.map(\.meaning), fit: CellFit(signs: vocabulary.signs),
        lineCost: lineCost(of: body)
      ).result(of: items)
    }
    let columns = vocabulary.heads.columns(in: header)
    let split = vocabulary.heads.columns(in: header, splits: true)
    let result = deal(columns)
    guard split != columns, split.count <= Self.mostColumns else {
      return (columns, result.fragments)
    }
    let other = deal(split)
    return other.score > result.score ? (split, other.fragments) : (columns, result.fragments)
  }

  // MARK: The header

  /// The lines that name columns: at least two that are known, and more known than not.
  private func header(
    of words: [TableItems.Word], _ heads: [ColumnHeads.Word], from first: Int
  ) -> Range<Int>? {
    var starts = heads.indices[first...].filter { words[$0].startsLine }
    if heads.count == words.count { starts.append(words.count) }
    var best: (range: Range<Int>, worth: Double)?
    for first in starts.indices.dropLast().prefix(12) {
      var found: Range<Int>?
      // A header may stand in several lines, one heading each or two in one.
      for last in starts.indices.dropFirst(first + 1).prefix(12) {
        let range = starts[first]..<starts[last]
        guard range.count <= Self.mostWordsOfHeader, !hasRows(heads[range], behind: found) else {
          break
        }
        if let worth = worth(of: heads[range]) {
          // The end of a heading on a line of its own adds no column.
          let isLonger = best?.range == found && worth == best?.worth
          if isLonger || worth > best?.worth ?? 0 { best = (range, worth) }
          found = range
        }
      }
    }
    return best?.range
  }

  /// How much a run of words is like a header; nil where it is none.
  private func worth(of words: ArraySlice<ColumnHeads.Word>) -> Double? {
    let columns = vocabulary.heads.columns(in: words)
    var distinct: [ColumnMeaning] = []
    var unknown = 0
    for column in columns {
      if column.meaning == .other {
        unknown += 1
      } else if !distinct.contains(column.meaning) {
        distinct.append(column.meaning)
      }
    }
    let known = columns.count - unknown
    guard distinct.count >= 2, unknown < known, columns.count <= Self.mostColumns,
      columns.allSatisfy({ $0.heading.utf8.count { $0 == 0x20 } < 7 })
    else { return nil }
    // A caption above says again what columns hold.
    let repeated = known - distinct.count
    return Double(distinct.count) - Double(unknown) / 2 - Double(repeated) / 4
  }

  /// Whether a header that is made longer takes in a row or a sentence.
  private func hasRows(
    _ words: ArraySlice<ColumnHeads.Word>, behind found: Range<Int>?
  ) -> Bool {
    if words.contains(where: {
      $0.text.utf8.last == UInt8(ascii: ".") && $0.text.utf8.count > 4
    }) {
      return true
    }
    guard let found else { return false }
    // The next line may end the last heading: *NCT* and *number*.
    let columns = vocabulary.heads.columns(in: words)
    let before = vocabulary.heads.columns(in: words[found])
    if columns.count == before.count, let last = columns.last, last != before.last,
      vocabulary.heads.knows(last.heading)
    {
      return false
    }
    // It may do so and name further columns: *Mechanism* and *of action Phase*.
    let others = columns.count { $0.meaning == .other }
    if let wrapped = before.indices.last, columns.count > wrapped,
      others <= before.count(where: { $0.meaning == .other }),
      columns[wrapped] != before[wrapped], vocabulary.heads.knows(columns[wrapped].heading),
      columns[wrapped...].allSatisfy({ $0.meaning != .other })
    {
      return false
    }
    // Otherwise each further line of a header is all headings.
    return vocabulary.heads.columns(in: words[found.upperBound...])
      .contains { $0.meaning == .other }
  }

  /// Where blank lines part the rows, a line's start seldom begins one; where none do, it mostly
  /// does.
  private func lineCost(of words: [TableItems.Word]) -> Double {
    let blocks = words.count { $0.startsBlock }
    let lines = words.count { $0.startsLine }
    return blocks * 3 >= lines ? 1.5 : 0.3
  }

  // MARK: The rows

  private func lines(
    _ fragments: [RowAlignment.Fragment], _ items: [TableItem], _ width: Int,
    in document: Document
  ) -> [TableGrid.Line] {
    var lines: [TableGrid.Line] = []
    var start = 0
    while start < fragments.count {
      var end = start
      while end < fragments.count, fragments[end].row == fragments[start].row { end += 1 }
      let row = fragments[start..<end]
      let first = row.map(\.column).min() ?? 0
      let cells = (0..<width).map { column -> TableGrid.Cell in
        let pieces = row.filter { $0.column == column }.map { fragment in
          items[fragment.items.lowerBound].range
            .lowerBound..<items[
              fragment.items.upperBound - 1
            ].range.upperBound
        }
        if let first = pieces.first, let last = pieces.last {
          let text = pieces.map { Self.unwrapped(document.string(in: $0)) }
          return TableGrid.Cell(
            text.joined(separator: " "), at: first.lowerBound..<last.upperBound)
        }
        if column < first, let above = lines.last?.cells[column] {
          return TableGrid.Cell(above.text, at: 0..<0)
        }
        return TableGrid.Cell("", at: 0..<0)
      }
      let range = cells.map(\.range).filter { !$0.isEmpty }
      if let from = range.map(\.lowerBound).min(), let to = range.map(\.upperBound).max() {
        lines.append(TableGrid.Line(cells, at: from..<to))
      }
      start = end
    }
    return lines
  }

  private static func unwrapped(_ text: String) -> String {
    text.blankSeparated.joined(separator: " ")
  }
}
