public import AttestModel

/// Checks one review: its tables as tables, its prose, and the one against the other.
public struct ReviewChecker {
  private let checks: [any Check]
  private let columnNames: ColumnNames

  /// Checks reviews by these checks, and knows their tables' columns by `columnNames`.
  public init(_ checks: [any Check], columnNames: ColumnNames) {
    self.checks = checks
    self.columnNames = columnNames
  }

  /// What is wrong with a review, in the order of its lines.
  ///
  /// - Throws: a `Diagnostic` where the spill for comparing rows fails.
  public func findings(
    in review: Review, makeSpill: @escaping () throws -> any RowRecordSpill
  ) throws -> [Finding] {
    var findings: [Finding] = []
    let file = review.file
    for table in Self.joined(review.tables) {
      // A header that names a column twice is no reason to leave the table unread.
      guard var columns = try? TableColumns(table.header, names: columnNames, file: file) else {
        continue
      }
      for column in columns.columns(.pmid) where !Self.holdsPMIDs(column, of: table) {
        columns.set(.other, at: column)
      }
      var checker = TableChecker(
        checks, columns: columns, names: review.names, records: review.records, file: file,
        isPrinted: true, makeSpill: makeSpill)
      for row in table.rows { findings += try checker.check(row).map { place($0, row, review) } }
      try checker.finish { findings += $0.map { place($0, nil, review) } }
    }
    var report = Report(file: file)
    for check in checks {
      guard let check = check.asReviewCheck else { continue }
      report.begin(check.entry)
      check.check(review, &report)
    }
    findings += report.take()
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }
      .sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
  }

  /// Whether most cells of a column have a number as long as PMIDs are: under “Reference” printed
  /// tables often have places in their own list, [12] or Roe et al. (2012).
  private static func holdsPMIDs(_ column: Int, of table: Review.Table) -> Bool {
    let cells = table.rows.compactMap { column < $0.count ? $0[column].text : nil }
      .filter { $0.utf8.contains { $0 > 0x20 } }
    let numbered = cells.count { cell in
      var digits = 0
      for byte in cell.utf8 {
        digits = byte >= 0x30 && byte <= 0x39 ? digits + 1 : 0
        if digits == 5 { return true }
      }
      return false
    }
    return numbered * 2 >= cells.count
  }

  /// A table that goes on over pages is one table.
  private static func joined(_ tables: [Review.Table]) -> [Review.Table] {
    var joined: [Review.Table] = []
    for table in tables {
      if let last = joined.last, last.label == table.label,
        last.header.map(\.text) == table.header.map(\.text)
      {
        joined[joined.count - 1] = Review.Table(
          label: last.label, header: last.header, rows: last.rows + table.rows)
      } else {
        joined.append(table)
      }
    }
    return joined
  }

  /// Points a finding on part of a cell to that part: cells of printed tables run over lines.
  private func place(_ finding: Finding, _ row: [CuratedCell]?, _ review: Review) -> Finding {
    guard !finding.value.isEmpty, finding.value.utf8.count < 60,
      let place = review.place(
        of: finding.value, from: finding.line, finding.column, within: 400)
    else { return finding }
    return Finding(
      code: finding.code, severity: finding.severity, file: finding.file, line: place.line,
      column: place.column, message: finding.message, value: finding.value,
      suggestion: finding.suggestion, evidence: finding.evidence)
  }
}
