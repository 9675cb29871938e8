/// Rows for people to read: their columns in line, two blanks apart.
struct TextColumns {
  let text: String

  init(_ rows: [[String]], indent: Int = 0) {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var text = ""
    for row in rows {
      text += String(repeating: " ", count: indent)
      for (column, cell) in row.enumerated() {
        text += cell
        if column + 1 < row.count {
          text += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      text += "\n"
    }
    self.text = text
  }
}
