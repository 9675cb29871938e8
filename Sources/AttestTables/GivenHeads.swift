internal import AttestModel

extension ColumnHeads {
  /// What a column means by its headings, one below the other and parted by line ends: the lowest
  /// that says it decides. One that spans several columns speaks for the first of them alone.
  ///
  ///     Result                   Effect   effect
  ///     Effect   PMID            PMID     reference
  func meaning(ofColumn column: Int, under headings: [String]) -> ColumnMeaning {
    let parts = headings[column].split(separator: "\n").map(String.init)
    for (level, part) in parts.enumerated().reversed() {
      let meaning = meaning(of: part)
      guard meaning != .other else { continue }
      let spans =
        column > 0
        && headings[column - 1].split(separator: "\n").prefix(level + 1).map(String.init)
          == Array(parts.prefix(level + 1))
      if !spans || level == parts.count - 1 { return meaning }
    }
    return .other
  }

  /// Whether a row's cells are headings: two that are known at least, and more than not.
  fileprivate func areHeadings(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.bare.isEmpty }
    let meanings = filled.map { cell -> ColumnMeaning in
      let words = cell.blankSeparated.map { Word($0) }
      let columns = columns(in: words[...])
      let isHeading = words.count <= 6 && columns.count == 1 && !cell.hasSuffix(".")
      return isHeading ? columns[0].meaning : .other
    }
    let known = meanings.filter { $0 != .other }
    return Set(known).count >= 2 && filled.count - known.count < known.count
  }
}

extension TableGrid {
  /// The table with its first rows as its heads where the source marks up none that say anything:
  /// some journals' heads are cells like all others.
  func headed(by heads: ColumnHeads) -> TableGrid {
    guard columns.indices.allSatisfy({ heads.meaning(ofColumn: $0, under: columns) == .other })
    else { return self }
    for (index, row) in rows.prefix(3).enumerated() where index + 1 < rows.count {
      let cells = row.cells.map(\.text)
      if heads.areHeadings(cells) {
        return TableGrid(
          section: section, caption: caption,
          columns: columns.indices.map { cells.indices.contains($0) ? cells[$0] : "" },
          rows: Array(rows.dropFirst(index + 1)))
      }
      // A title may stand above.
      guard cells.count(where: { !$0.isEmpty }) <= 1 else { break }
    }
    return self
  }
}
