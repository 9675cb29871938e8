public import AttestModel

/// Checks one table, row by row; its rows are never held whole.
public struct TableChecker {
  /// Records that are compared in memory; more go to the spill.
  private static let mostRecords = 400_000

  private let file: String
  private let names: NameReader
  private let records: RecordReader?
  private let rowChecks: [(check: any RowCheck, entry: CatalogueEntry)]
  private let rowsChecks: [(check: any RowsCheck, entry: CatalogueEntry)]
  private let makeSpill: () throws -> any RowRecordSpill
  private var columns: TableColumns
  private var report: Report
  private var keeping = RowKeeping()
  private var spill: (any RowRecordSpill)?
  public private(set) var rows = 0

  /// - Parameters:
  ///   - checks: those to run.
  ///   - records: what the store knows; nil where there is none.
  ///   - makeSpill: where records go that are too many.
  public init(
    _ checks: [any Check], columns: TableColumns, names: NameReader,
    records: RecordReader? = nil, file: String,
    makeSpill: @escaping () throws -> any RowRecordSpill
  ) {
    self.file = file
    self.names = names
    self.records = records
    self.columns = columns
    self.makeSpill = makeSpill
    rowChecks = checks.compactMap { $0 as? any RowCheck }.map { ($0, $0.entry) }
    rowsChecks = checks.compactMap { $0 as? any RowsCheck }.map { ($0, $0.entry) }
    report = Report(file: file, entry: allChecks[0].entry)
  }

  /// Checks the next row and gives what is wrong with it.
  ///
  /// - Throws: a `Diagnostic` where the spill fails.
  public mutating func check(_ cells: [CuratedCell]) throws -> [Finding] {
    let row = row(cells)
    rows += 1
    if cells.allSatisfy(\.text.isEmpty) { return [] }
    let ignored = Silencing.codes(in: cells)
    for (check, entry) in rowChecks where !Silencing.covers(ignored, entry.code) {
      report.entry = entry
      check.check(row, &report)
    }
    keeping.row = row.number
    for index in rowsChecks.indices
    where !Silencing.covers(ignored, rowsChecks[index].entry.code) {
      keeping.check = index
      rowsChecks[index].check.record(row, &keeping)
    }
    if keeping.records.count >= Self.mostRecords {
      let spill = try spill ?? makeSpill()
      self.spill = spill
      try spill.append(keeping.take())
    }
    return report.take()
  }

  /// What the store says to a row; nil where there is no store with claims.
  public func verdict(_ cells: [CuratedCell], anyDocument: Bool) -> Verdict? {
    row(cells).verdict(anyDocument: anyDocument)
  }

  private func row(_ cells: [CuratedCell]) -> CheckedRow {
    CheckedRow(
      file: file, number: rows, cells: cells, columns: columns, names: names, records: records)
  }

  /// Compares the rows and gives what is wrong between them.
  ///
  /// - Throws: a `Diagnostic` where the spill fails, and whatever `take` throws.
  public mutating func finish(_ take: ([Finding]) throws -> Void) throws {
    var group: [RowRecord] = []
    func endGroup() throws {
      guard let first = group.first else { return }
      let (check, entry) = rowsChecks[Int(first.check)]
      report.entry = entry
      check.compare(group, &report)
      group.removeAll(keepingCapacity: true)
      if report.findings.count >= 1000 { try take(report.take()) }
    }
    func add(_ record: RowRecord) throws {
      if let last = group.last, (last.check, last.key) != (record.check, record.key) {
        try endGroup()
      }
      group.append(record)
    }
    if let spill {
      try spill.append(keeping.take())
      try spill.forEach(add)
    } else {
      keeping.records.sort { ($0.check, $0.key, $0.row) < ($1.check, $1.key, $1.row) }
      for record in keeping.records { try add(record) }
    }
    try endGroup()
    try take(report.take())
  }
}

/// What a row says about checks that shall leave it alone: `attest:ignore ID001 ROW002`.
enum Silencing {
  private static let mark = "attest:ignore"

  /// The codes; `*` for all where none is named.
  static func codes(in cells: [CuratedCell]) -> [String] {
    for cell in cells where cell.text.utf8.count >= mark.utf8.count {
      // Few cells have the mark's colon; searching for all of it is slow.
      guard cell.text.utf8.contains(UInt8(ascii: ":")), let range = cell.text.firstRange(of: mark)
      else { continue }
      let codes = cell.text[range.upperBound...].split { !$0.isLetter && !$0.isNumber }
        .map(String.init)
        .prefix { $0.last?.isNumber == true && $0.first?.isUppercase == true }
      return codes.isEmpty ? ["*"] : Array(codes)
    }
    return []
  }

  static func covers(_ codes: [String], _ code: String) -> Bool {
    !codes.isEmpty && (codes.contains(code) || codes.contains("*"))
  }
}
