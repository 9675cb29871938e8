import AttestModel

/// The flat text of an article, with all places in it, put together from its sections.
struct JATSLayout {
  private(set) var text: [UInt8] = []
  private(set) var sections: [Section] = []
  private(set) var tables: [TableGrid] = []
  private(set) var callouts: [Callout] = []

  /// - Parameter references: the entries of the reference list that an id names.
  init(_ drafts: [JATSText.Draft], references: [String: [Int]]) {
    // Sections that have begun; the parts of an abstract are one.
    var begun: Set<[String]> = []
    for draft in drafts {
      let starts = draft.paragraphs.map { add($0, references) }
      let ranges = zip(starts, draft.paragraphs).map { $0..<$0 + $1.bytes.count }
      let end = text.count
      let owner = draft.kind == .abstract ? "" : "\(draft.owner)"
      let isContinued = draft.owner >= 0 && !begun.insert([draft.kind.rawValue, owner]).inserted
      guard draft.kind == .table, !ranges.isEmpty else {
        sections.append(
          Section(
            kind: draft.kind, label: draft.label, range: (starts.first ?? end)..<end,
            paragraphs: ranges, isContinued: isContinued))
        continue
      }
      addTables(of: draft, starts, ranges)
    }
  }

  /// The parts of a table's float: its rows, and what is said above and below them.
  private mutating func addTables(
    of draft: JATSText.Draft, _ starts: [Int], _ ranges: [TextRange]
  ) {
    var from = 0
    func add(_ kind: Section.Kind, upTo end: Int) {
      guard from < end else { return }
      sections.append(
        Section(
          kind: kind, label: draft.label,
          range: ranges[from].lowerBound..<ranges[end - 1].upperBound,
          paragraphs: Array(ranges[from..<end]), isContinued: from > 0))
      from = end
    }
    for table in draft.tables {
      add(.caption, upTo: table.paragraphs.lowerBound)
      add(.table, upTo: table.paragraphs.upperBound)
      tables.append(grid(table.columns, table.paragraphs, of: draft, starts))
    }
    add(.caption, upTo: ranges.count)
  }

  /// Appends a paragraph; gives where it begins.
  private mutating func add(_ paragraph: JATSParagraph, _ references: [String: [Int]]) -> Int {
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    text += paragraph.bytes
    var previous: (end: Int, reference: Int)?
    for (range, ids) in paragraph.callouts {
      var entries = ids.flatMap { references[$0] ?? [] }
      let named = entries
      // `3–7` says 3 and 7 and means all between.
      if let previous, entries.count == 1, let last = entries.first,
        last > previous.reference + 1, last - previous.reference <= 50,
        Self.isDash(paragraph.bytes[previous.end..<max(previous.end, range.lowerBound)])
      {
        entries = Array(previous.reference + 1...last)
      }
      previous = named.count == 1 ? (range.upperBound, named[0]) : nil
      guard !entries.isEmpty else { continue }
      callouts.append(
        Callout(at: start + range.lowerBound..<start + range.upperBound, to: entries))
    }
    return start
  }

  private static func isDash(_ bytes: ArraySlice<UInt8>) -> Bool {
    let mark = String(decoding: bytes.filter { $0 != 0x20 }, as: UTF8.self)
    return ["-", "–", "—", "‐", "‑"].contains(mark)
  }

  private func grid(
    _ columns: [String], _ paragraphs: Range<Int>, of draft: JATSText.Draft, _ starts: [Int]
  ) -> TableGrid {
    let caption = draft.paragraphs[..<paragraphs.lowerBound].filter { $0.cells == nil }
    let rows: [TableGrid.Line] = paragraphs.compactMap { index in
      let paragraph = draft.paragraphs[index]
      guard let cells = paragraph.cells, !paragraph.isHead else { return nil }
      let start = starts[index]
      return TableGrid.Line(
        cells.map { cell in
          TableGrid.Cell(
            String(decoding: cell.text, as: UTF8.self),
            at: start + cell.range.lowerBound..<start + cell.range.upperBound)
        }, at: start..<start + paragraph.bytes.count)
    }
    return TableGrid(
      section: sections.count - 1,
      caption: caption.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " "),
      columns: columns, rows: rows)
  }
}
