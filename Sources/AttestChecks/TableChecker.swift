public import AttestModel

/// Checks one table, row by row; its rows are never held whole.
public struct TableChecker {
  /// Records that are compared in memory; more go to the spill.
  private static let mostRecords = 400_000

  private typealias CellAsking = (check: any CellCheck, entry: AskedCheck)

  private let table: TableTexts
  /// By column; empty where no check looks at it.
  private let cellChecks: [[CellAsking]]
  private let hasKinds: Bool
  private let allCellChecks: [CellAsking]
  private let textsChecks: [(check: any TextsCheck, entry: AskedCheck)]
  private let rowChecks: [(check: any RowCheck, entry: AskedCheck)]
  private let rowsChecks: [(check: any RowsCheck, entry: AskedCheck)]
  private let tellsOfSingleRows: [Bool]
  private let watched: [Int]
  private let makeSpill: () throws -> any RowRecordSpill
  private var report: Report
  private var keeping = RowKeeping()
  private var spill: (any RowRecordSpill)?
  private var spilled = 0
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
    table = TableTexts(file: file, columns: columns, names: names, records: records)
    self.makeSpill = makeSpill
    let checks = checks.filter { $0.entry.needs.allSatisfy(columns.serves) }
      .map { (check: $0, entry: AskedCheck($0.entry)) }
    let cellChecks = checks.compactMap { check, entry in
      (check as? any CellCheck).map { CellAsking(check: $0, entry: entry) }
    }
    let textsChecks = checks.compactMap { check, entry in
      (check as? any TextsCheck).map { (check: $0, entry: entry) }
    }
    rowChecks = checks.compactMap { check, entry in (check as? any RowCheck).map { ($0, entry) } }
    rowsChecks = checks.compactMap { check, entry in
      (check as? any RowsCheck).map { ($0, entry) }
    }
    tellsOfSingleRows = rowsChecks.map(\.check.tellsOfSingleRows)
    allCellChecks = cellChecks
    self.textsChecks = textsChecks
    self.cellChecks = columns.roles.map { role in
      cellChecks.filter { $0.check.looks(at: role) }
    }
    hasKinds = columns.has(.identifier)
    watched = columns.roles.indices.filter { column in
      let role = columns.roles[column]
      return role == .identifier || cellChecks.contains { $0.check.looks(at: role) }
        || textsChecks.contains { $0.check.looks(at: role) }
    }
    report = Report(file: file)
  }

  /// Checks the next row and gives what is wrong with it.
  ///
  /// - Throws: a `Diagnostic` where the spill fails.
  public mutating func check(_ cells: [CuratedCell]) throws -> [Finding] {
    let row = CheckedRow(number: rows, cells: cells, table: table)
    rows += 1
    if cells.allSatisfy({ $0.text.isEmpty }) { return [] }
    let ignored = Silencing.codes(in: cells)
    keeping.row = row.number
    for column in watched { check(column, of: row, ignoring: ignored) }
    for (check, entry) in rowChecks where !Silencing.covers(ignored, entry.code) {
      report.begin(entry)
      check.check(row, &report)
    }
    for index in rowsChecks.indices
    where !Silencing.covers(ignored, rowsChecks[index].entry.code) {
      keeping.check = index
      rowsChecks[index].check.record(row, &keeping)
    }
    if table.texts.count >= TableTexts.most { recordTexts() }
    if keeping.records.count >= Self.mostRecords { try spillRecords() }
    return report.findings.isEmpty
      ? [] : report.take().sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
  }

  /// Checks one cell of a row.
  private mutating func check(_ column: Int, of row: CheckedRow, ignoring ignored: [String]) {
    let cell = row.cells[column]
    let role = hasKinds ? row.role(at: column) : table.columns.roles[column]
    if cell.text.isEmpty || role.isPlain(cell.text) {
      table.pass(column)
      return
    }
    let checks = self.checks(of: column, as: role)
    let text = table.look(cell, in: column, role, row: row.number) { cell in
      var trial = Report(file: table.file)
      for (check, _) in checks {
        check.check(cell, as: role, table.names, &trial)
        if !trial.findings.isEmpty { return true }
      }
      return false
    }
    guard !table.texts[text].isMissing else { return }
    if table.texts[text].isLoud {
      for (check, entry) in checks where !Silencing.covers(ignored, entry.code) {
        report.begin(entry)
        check.check(cell, as: role, table.names, &report)
      }
    }
    if ignored.isEmpty {
      table.count(text)
    } else {
      keeping.times = 1
      for (index, (check, entry)) in textsChecks.enumerated()
      where check.looks(at: role) && !Silencing.covers(ignored, entry.code) {
        keeping.check = rowsChecks.count + index
        check.record(cell, as: role, table.names, &keeping)
      }
    }
  }

  private func checks(of column: Int, as role: ColumnRole) -> [CellAsking] {
    role == table.columns.roles[column]
      ? cellChecks[column] : allCellChecks.filter { $0.check.looks(at: role) }
  }

  /// Keeps what checks want of the texts so far, and forgets the texts.
  private mutating func recordTexts() {
    for text in table.texts where text.count > 0 && !text.isMissing {
      keeping.row = text.row
      keeping.times = text.count
      for (index, (check, _)) in textsChecks.enumerated() where check.looks(at: text.role) {
        keeping.check = rowsChecks.count + index
        check.record(text.cell, as: text.role, table.names, &keeping)
      }
    }
    keeping.times = 1
    table.forget()
  }

  private mutating func spillRecords() throws {
    let spill = try spill ?? makeSpill()
    self.spill = spill
    let records = keeping.take()
    spilled += records.count
    try spill.append(records)
  }

  /// What the store says to a row; nil where there is no store with claims.
  public func verdict(_ cells: [CuratedCell], anyDocument: Bool) -> Verdict? {
    CheckedRow(number: rows, cells: cells, table: table).verdict(anyDocument: anyDocument)
  }

  /// Compares the rows and gives what is wrong between them.
  ///
  /// - Throws: a `Diagnostic` where the spill fails, and whatever `take` throws.
  public mutating func finish(_ take: ([Finding]) throws -> Void) throws {
    recordTexts()
    guard let spill else {
      let records = keeping.take()
      var meetings = KeyMeetings(records.count)
      for record in records where needsFellow(record) { meetings.add(record.key) }
      try compare(records.filter { !needsFellow($0) || meetings.meets($0.key) }, take)
      return
    }
    try spillRecords()
    var meetings = KeyMeetings(spilled)
    try spill.read { if needsFellow($0) { meetings.add($0.key) } }
    var left = 0
    try spill.read { if !needsFellow($0) || meetings.meets($0.key) { left += 1 } }
    // Records of one key are compared in one go.
    let goes = UInt64(left / Self.mostRecords + 1)
    for go in 0..<goes where left > 0 {
      var records: [RowRecord] = []
      try spill.read { record in
        guard record.key % goes == go, !needsFellow(record) || meetings.meets(record.key) else {
          return
        }
        records.append(record)
      }
      try compare(records, take)
    }
  }

  /// Whether a record says something beside others alone.
  private func needsFellow(_ record: RowRecord) -> Bool {
    let check = Int(record.check)
    return check < rowsChecks.count && !tellsOfSingleRows[check]
  }

  private mutating func compare(
    _ unsorted: [RowRecord], _ take: ([Finding]) throws -> Void
  ) throws {
    let records = unsorted.sorted { ($0.check, $0.key, $0.row) < ($1.check, $1.key, $1.row) }
    var start = 0
    while start < records.count {
      let first = records[start]
      var end = start + 1
      while end < records.count, records[end].key == first.key, records[end].check == first.check {
        end += 1
      }
      let group = Array(records[start..<end])
      let check = Int(first.check)
      if check < rowsChecks.count {
        report.begin(rowsChecks[check].entry)
        rowsChecks[check].check.compare(group, &report)
      } else {
        report.begin(textsChecks[check - rowsChecks.count].entry)
        textsChecks[check - rowsChecks.count].check.compare(merged(group), &report)
      }
      start = end
      if report.findings.count >= 100_000 { try take(report.take()) }
    }
    try take(
      report.take().sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) })
  }

  /// Records of one key with one for each value.
  private func merged(_ records: [RowRecord]) -> [RowRecord] {
    guard records.count > 1 else { return records }
    var merged: [RowRecord] = []
    for record in records {
      if let index = merged.firstIndex(where: { $0.value == record.value }) {
        merged[index].count += record.count
      } else {
        merged.append(record)
      }
    }
    return merged
  }
}

/// Which keys occur twice, in a fixed space: a few that occur once are taken for such, which costs
/// a comparison and changes nothing.
struct KeyMeetings {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let mask: UInt64

  /// - Parameter count: how many keys there will be.
  init(_ count: Int) {
    var bits = 1 << 12
    while bits < count * 16, bits < 1 << 26 { bits *= 2 }
    once = Array(repeating: 0, count: bits / 64)
    twice = once
    mask = UInt64(bits - 1)
  }

  mutating func add(_ key: UInt64) {
    let place = key & mask
    let word = Int(place >> 6)
    let bit = UInt64(1) << (place & 63)
    if once[word] & bit != 0 { twice[word] |= bit } else { once[word] |= bit }
  }

  func meets(_ key: UInt64) -> Bool {
    let place = key & mask
    return twice[Int(place >> 6)] & UInt64(1) << (place & 63) != 0
  }
}

/// What is asked of a check for each row: copying a whole entry of the catalogue would cost more
/// than most checks do.
final class AskedCheck: Sendable {
  let code: String
  let severity: Finding.Severity

  init(_ entry: CatalogueEntry) {
    code = entry.code
    severity = entry.severity
  }
}
