/// Tables after RFC 4180: a header, commas, quotes around cells that need them. Semicolons and tabs
/// part cells where the header has them.
struct DelimitedText {
  /// A row with its line, from 1.
  struct Row {
    let cells: [String]
    let line: Int
  }

  let header: [String]
  private(set) var rows: [Row] = []

  /// Reads a whole table. The bytes must be UTF-8.
  init(_ text: [UInt8]) {
    var bytes = text[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let separators: [UInt8] = [0x2C, 0x09, 0x3B]
    func count(_ separator: UInt8) -> Int { first.lazy.filter { $0 == separator }.count }
    let separator = separators.max { count($0) < count($1) } ?? 0x2C
    var all = Self.rows(bytes, separator: separator)
    header = all.isEmpty ? [] : all.removeFirst().cells
    rows = all.filter { $0.cells.contains { !$0.isEmpty } }
  }

  private static func rows(_ bytes: ArraySlice<UInt8>, separator: UInt8) -> [Row] {
    var rows: [Row] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var line = 1
    var start = 1
    var at = bytes.startIndex
    func closeCell() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    func closeRow() {
      closeCell()
      rows.append(Row(cells: cells, line: start))
      cells = []
    }
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if at < bytes.endIndex, bytes[at] == 0x22 {
          cell.append(0x22)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, cell.isEmpty {
        isQuoted = true
      } else if byte == separator {
        closeCell()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, at < bytes.endIndex, bytes[at] == 0x0A {
          at += 1
          line += 1
        } else if byte == 0x0D {
          line += 1
        }
        closeRow()
        start = line
      } else {
        cell.append(byte)
      }
    }
    if !cell.isEmpty || !cells.isEmpty { closeRow() }
    return rows
  }

  /// The cell of the first of these columns that the table has; empty where it has none.
  func cell(_ row: Row, _ names: String...) -> String {
    for name in names {
      guard let column = header.firstIndex(where: { $0.lowercased() == name }),
        column < row.cells.count
      else { continue }
      let cell = row.cells[column]
      return ["None", "No Results"].contains(cell) ? "" : cell
    }
    return ""
  }
}
