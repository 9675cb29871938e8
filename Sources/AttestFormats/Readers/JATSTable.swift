/// A paragraph of an article while its XML is read, with the places in it that mean something.
struct JATSParagraph {
  var bytes: [UInt8] = []
  /// Places that point to entries of the reference list, by the entries' ids.
  var callouts: [(range: Range<Int>, ids: [String])] = []
  /// Of a table's row: its cells, one a column.
  var cells: [JATSTable.Place]?
  /// Whether the row is one of column heads.
  var isHead = false

  mutating func trim() {
    while bytes.last == 0x20 { bytes.removeLast() }
    callouts = callouts.map { callout in
      (callout.range.clamped(to: 0..<bytes.count), callout.ids)
    }
  }
}

/// A table while its XML is read; laid out as a grid when it is closed.
struct JATSTable {
  struct Place {
    let text: [UInt8]
    /// Into the row's paragraph.
    let range: Range<Int>
  }

  private struct RawCell {
    let paragraph: JATSParagraph
    let rows: Int
    let columns: Int
    let isHead: Bool
  }

  private struct RawRow {
    var cells: [RawCell] = []
    /// Cells reach down to the end of their group at most.
    let group: Int
    let isInHead: Bool
  }

  /// What spans may claim; more would only blow a small file up.
  private static let mostColumns = 1_024
  private static let longestCarried = 1_024

  private var rows: [RawRow] = []
  private var group = 0
  private var isInHead = false
  private var span = (rows: 1, columns: 1)
  private var isHeadCell = false

  mutating func beginGroup(isHead: Bool) {
    group += 1
    isInHead = isHead
  }

  mutating func endGroup() {
    group += 1
    isInHead = false
  }

  mutating func beginRow() {
    rows.append(RawRow(group: group, isInHead: isInHead))
  }

  mutating func beginCell(rows: String?, columns: String?, isHead: Bool) {
    func count(_ text: String?) -> Int { min(max(1, Int(text ?? "") ?? 1), Self.mostColumns) }
    span = (count(rows), count(columns))
    isHeadCell = isHead
  }

  mutating func endCell(_ paragraph: JATSParagraph) {
    if rows.isEmpty { beginRow() }
    var paragraph = paragraph
    paragraph.trim()
    rows[rows.count - 1].cells.append(
      RawCell(paragraph: paragraph, rows: span.rows, columns: span.columns, isHead: isHeadCell))
  }

  /// The column heads, each with a line for every row of the head, and a paragraph for every row
  /// with text, heads first.
  func laidOut() -> (columns: [String], rows: [JATSParagraph]) {
    let firstIsHead =
      !rows.contains { $0.isInHead } && rows.count > 1
      && (rows.first?.cells.allSatisfy(\.isHead) ?? false)
    var carried: [Int: (left: Int, content: JATSParagraph)] = [:]
    var group = -1
    var heads: [[[UInt8]]] = []
    var laid: [JATSParagraph] = []
    var width = 0
    for (index, row) in rows.enumerated() {
      if row.group != group { carried = [:] }
      group = row.group
      let isHead = row.isInHead || (firstIsHead && index == 0)
      let (paragraph, texts) = Self.layOut(row, isHead: isHead, &carried)
      width = max(width, texts.count)
      if isHead { heads.append(texts) }
      if !paragraph.bytes.isEmpty { laid.append(paragraph) }
    }
    let columns = (0..<width).map { column in
      var names: [[UInt8]] = []
      for head in heads where column < head.count && !head[column].isEmpty {
        if names.last != head[column] { names.append(head[column]) }
      }
      return String(decoding: Array(names.joined(separator: [0x0A])), as: UTF8.self)
    }
    let even = laid.map { row in
      var row = row
      let end = row.bytes.count
      while let cells = row.cells, cells.count < width {
        row.cells?.append(Place(text: [], range: end..<end))
      }
      return row
    }
    return (columns, even)
  }

  /// A row's paragraph, and what stands in each column: the text of a head that spans several
  /// stands in all of them, that of another cell in its first.
  private static func layOut(
    _ row: RawRow, isHead: Bool, _ carried: inout [Int: (left: Int, content: JATSParagraph)]
  ) -> (JATSParagraph, [[UInt8]]) {
    var paragraph = JATSParagraph()
    var cells: [Place] = []
    var texts: [[UInt8]] = []
    func place(_ content: JATSParagraph, repeats: Bool = false) {
      texts.append(content.bytes)
      guard !content.bytes.isEmpty, !repeats else {
        cells.append(Place(text: [], range: paragraph.bytes.count..<paragraph.bytes.count))
        return
      }
      if !paragraph.bytes.isEmpty { paragraph.bytes += [0x20, 0x7C, 0x20] }
      let start = paragraph.bytes.count
      paragraph.bytes += content.bytes
      paragraph.callouts += content.callouts.map { callout in
        (callout.range.lowerBound + start..<callout.range.upperBound + start, callout.ids)
      }
      cells.append(Place(text: content.bytes, range: start..<paragraph.bytes.count))
    }
    func placeCarried() {
      while let above = carried[texts.count] {
        carried[texts.count] = above.left > 1 ? (above.left - 1, above.content) : nil
        place(above.content)
      }
    }
    for cell in row.cells {
      placeCarried()
      for offset in 0..<cell.columns where offset == 0 || texts.count < mostColumns {
        let isFirst = offset == 0
        let content = isFirst || isHead ? cell.paragraph : JATSParagraph()
        if cell.rows > 1 {
          let isShort = content.bytes.count <= longestCarried
          carried[texts.count] = (cell.rows - 1, isShort ? content : JATSParagraph())
        }
        place(content, repeats: !isFirst)
      }
    }
    placeCarried()
    paragraph.cells = cells
    paragraph.isHead = isHead
    return (paragraph, texts)
  }
}
