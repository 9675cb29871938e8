internal import AttestModel

/// Identifiers of one column parted in several ways.
struct MixedSeparators: TextsCheck {
  let entry = CatalogueEntry(
    code: "ID008", name: "mixed-separators", severity: .information,
    meaning: "Cells of one column part their identifiers by different marks, so a program that"
      + " splits at one of them reads the others as one identifier.",
    positive: .table(
      "agent,nct", "ruxolitinib,\"NCT01243944, NCT00952289\"",
      "baricitinib,\"NCT03559270, NCT03435081\"", "filgotinib,NCT02886728 NCT02889796"),
    negative: .table(
      "agent,nct", "ruxolitinib,\"NCT01243944, NCT00952289\"", "filgotinib,NCT02886728"))

  func looks(at role: ColumnRole) -> Bool { role == .pmid || role == .nct }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    let parts = role == .pmid ? PMIDForm.parts(of: cell.text) : NCTForm.parts(of: cell.text)
    guard parts.count > 1 else { return }
    let marks = Self.marks(between: parts, in: cell.text)
    guard let mark = marks.first else { return }
    if let other = marks.first(where: { $0 != mark }) {
      keep.add(
        key: [role.rawValue, cell.text],
        at: CuratedCell("\(mark)\n\(other)", line: cell.line, column: cell.column), once: true)
    }
    keep.add(
      key: [role.rawValue], value: [mark],
      at: CuratedCell(mark, line: cell.line, column: cell.column), once: true)
  }

  /// What stands between each identifier of a cell and the next.
  private static func marks(between parts: [Substring], in text: String) -> [String] {
    var marks: [String] = []
    var rest = text[...]
    for (index, part) in parts.enumerated() {
      guard let range = rest.firstRange(of: part.drop { $0 == " " }) else { return marks }
      if index > 0 {
        let mark = rest[..<range.lowerBound].trimmed
        marks.append(mark.isEmpty ? "a blank" : "“\(mark)”")
      }
      rest = rest[range.upperBound...]
    }
    return marks
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    if rows[0].text.contains("\n") {
      let (mark, other) = rows[0].pair
      report.add(
        "identifiers parted by \(mark) and by \(other) in one cell", at: rows[0], value: "")
      return
    }
    guard let usual = rows.max(by: { $0.count < $1.count }) else { return }
    var told: Set<UInt64> = [usual.value]
    for row in rows where told.insert(row.value).inserted {
      report.add(
        "identifiers parted by \(row.text), in the column else by \(usual.text)", at: row,
        value: "")
    }
  }
}
