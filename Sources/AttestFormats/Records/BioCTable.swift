import AttestModel

/// The table of a BioC passage: PubMed Central gives its cells parted by tabs, and its rows by a
/// cell that is a blank.
///
///     Gene⇥Effect⇥ ⇥IL6⇥promotes growth⇥ ⇥
struct BioCTable {
  private(set) var lines: [TableGrid.Line] = []
  private var width = 0

  /// - Parameters:
  ///   - type: of the passage; captions and footnotes have others.
  ///   - range: where the text stands in `bytes`.
  init?(_ text: String, type: String, at range: TextRange, in bytes: [UInt8]) {
    guard type == "table", text.utf8.contains(0x09) else { return nil }
    var cells: [TableGrid.Cell] = []
    var start = range.lowerBound
    func close() {
      defer { cells = [] }
      guard let first = cells.first, let last = cells.last(where: { !$0.text.isEmpty }) else {
        return
      }
      width = max(width, cells.count)
      lines.append(
        TableGrid.Line(cells, at: first.range.lowerBound..<last.range.upperBound))
    }
    for at in range.lowerBound...range.upperBound {
      let isEnd = at == range.upperBound
      guard isEnd || bytes[at] == 0x09 || bytes[at] == 0x0A else { continue }
      let cell = start..<at
      if at - start == 1, bytes[start] == 0x20 {
        close()
      } else if !isEnd || !cell.isEmpty {
        cells.append(Self.cell(bytes, cell))
      }
      if !isEnd, bytes[at] == 0x0A { close() }
      start = at + 1
    }
    close()
    if lines.isEmpty { return nil }
  }

  private static func cell(_ bytes: [UInt8], _ range: TextRange) -> TableGrid.Cell {
    var range = range
    while let first = range.first, bytes[first] <= 0x20 { range.removeFirst() }
    while let last = range.last, bytes[last] <= 0x20 { range.removeLast() }
    return TableGrid.Cell(String(decoding: bytes[range], as: UTF8.self), at: range)
  }

  /// The rows as a table whose heads are among them.
  func grid(in section: Int) -> TableGrid {
    TableGrid(
      section: section, caption: "", columns: [String](repeating: "", count: width),
      rows: lines.map { line in
        let end = line.range.upperBound
        let missing = [TableGrid.Cell](
          repeating: TableGrid.Cell("", at: end..<end), count: width - line.cells.count)
        return TableGrid.Line(line.cells + missing, at: line.range)
      })
  }
}
