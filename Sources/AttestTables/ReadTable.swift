internal import AttestModel

/// A table together with what its columns mean and where its rows stand in the source.
struct ReadTable {
  let grid: TableGrid
  let meanings: [ColumnMeaning]
  /// `Document.id`.
  let document: String
  /// `Section.label`.
  let section: String
  let text: [UInt8]
  let map: SourceMap
  let offsets: SourceOffsets
  /// Whom the marks in a range of the text point to.
  let credits: (TextRange) -> RowCredits
  /// For each row and column the row that prints the cell; -1 where none does.
  private let origins: [[Int]]

  init(
    _ grid: TableGrid, meanings: [ColumnMeaning], in document: Document, offsets: SourceOffsets,
    credits: @escaping (TextRange) -> RowCredits
  ) {
    self.grid = grid
    self.meanings = meanings
    self.document = document.id
    section = document.sections[grid.section].label
    text = document.text
    map = document.map
    self.offsets = offsets
    self.credits = credits
    var origins: [[Int]] = []
    for (index, row) in grid.rows.enumerated() {
      origins.append(
        row.cells.indices.map { column in
          if !row.cells[column].range.isEmpty { return index }
          guard !row.cells[column].text.isEmpty, let above = origins.last,
            above.indices.contains(column)
          else { return -1 }
          return above[column]
        })
    }
    self.origins = origins
  }

  /// The indices of the rows.
  var rows: Range<Int> { grid.rows.indices }

  /// The cells of a row in columns of these meanings.
  func cells(_ wanted: Set<ColumnMeaning>, of row: Int) -> [TableGrid.Cell] {
    zip(meanings, grid.rows[row].cells).filter { wanted.contains($0.0) && !$0.1.text.saysNothing }
      .map(\.1)
  }

  /// The texts of cells in columns of these meanings; a cell that other cells cut in two gives
  /// two.
  func pieces(_ wanted: Set<ColumnMeaning>, of row: Int) -> [String] {
    cells(wanted, of: row).flatMap { cell in
      let ranges = ranges(of: cell)
      return ranges.count > 1 ? ranges.map(string) : [cell.text]
    }
  }

  /// Unicode scalars of the source that the row's printed cells take up.
  func ownPlace(of row: Int) -> Range<Int> {
    offsets.scalars(in: map.source(of: grid.rows[row].range))
  }

  /// As `ownPlace`, from the cells on that the row shares with rows above.
  func place(of row: Int) -> Range<Int> {
    let own = ownPlace(of: row)
    let carried = carried(row).map { offsets.scalars(in: map.source(of: $0.range)) }
    let start = carried.reduce(own.lowerBound) { min($0, $1.lowerBound) }
    return start..<own.upperBound
  }

  /// The row's cells in the order of print, joined with ` | `.
  func sentence(of row: Int) -> String {
    let above = carried(row).map { ($0.range.lowerBound, $0.text) }
    let own = grid.rows[row].cells.filter { !$0.range.isEmpty }.flatMap { cell -> [(Int, String)] in
      let ranges = ranges(of: cell)
      guard ranges.count > 1 else { return [(cell.range.lowerBound, cell.text)] }
      return ranges.map { ($0.lowerBound, string($0)) }
    }
    return (above + own).sorted { $0.0 < $1.0 }.map(\.1).joined(separator: " | ")
  }

  /// Whom the marks in a row's cells point to, those it shares with rows above included.
  func credits(of row: Int) -> RowCredits {
    var all = RowCredits()
    for cell in grid.rows[row].cells + carried(row) where !cell.range.isEmpty {
      let found = credits(cell.range)
      all.citations = unique(all.citations + found.citations)
      all.pmids = unique(all.pmids + found.pmids)
    }
    return all
  }

  /// The cells above that a row shares, as they stand where they are printed.
  private func carried(_ row: Int) -> [TableGrid.Cell] {
    origins[row].indices.compactMap { column in
      let origin = origins[row][column]
      return origin >= 0 && origin != row ? grid.rows[origin].cells[column] : nil
    }
  }

  /// Where a cell's text stands, without the words of cells in between: its own words one after
  /// the other.
  private func ranges(of cell: TableGrid.Cell) -> [TextRange] {
    let own = cell.text.blankSeparated
    let words = words(in: cell.range)
    guard words.count != own.count else { return [cell.range] }
    var ranges: [TextRange] = []
    var next = 0
    var isInside = false
    for word in words {
      guard next < own.count, text[word].elementsEqual(own[next].utf8) else {
        isInside = false
        continue
      }
      next += 1
      if isInside, let last = ranges.popLast() {
        ranges.append(last.lowerBound..<word.upperBound)
      } else {
        ranges.append(word)
      }
      isInside = true
    }
    return next == own.count ? ranges : [cell.range]
  }

  private func words(in range: TextRange) -> [TextRange] {
    var words: [TextRange] = []
    var start: Int?
    for at in range {
      if text[at].isBlank {
        if let begun = start { words.append(begun..<at) }
        start = nil
      } else if start == nil {
        start = at
      }
    }
    if let start { words.append(start..<range.upperBound) }
    return words
  }

  private func string(_ range: TextRange) -> String {
    String(decoding: text[range], as: UTF8.self).blankSeparated.joined(separator: " ")
  }
}
