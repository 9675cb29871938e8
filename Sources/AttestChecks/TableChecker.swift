public import AttestModel

/// Checks one table, row by row; its rows are never held whole.
public struct TableChecker {
  /// Records that are compared in one go.
  private static let mostRecords = 400_000

  let table: TableTexts
  /// By column; empty where no check looks at it.
  private let cellChecks: [[Asked<any CellCheck>]]
  private let hasKinds: Bool
  private let allCellChecks: [Asked<any CellCheck>]
  private let textsChecks: [Asked<any TextsCheck>]
  /// Places of the checks of texts that look at columns of a role, by the roles' ordinals.
  private let textsChecksByRole: [[Int]]
  private let rowChecks: [AskedRow]
  /// The same, asked without counting who refers to them.
  private let rowCalls: [Unmanaged<AskedRow>]
  let rowsChecks: [Asked<any RowsCheck>]
  /// Those that each row is asked for at once, and those for which rows are kept, by their places.
  private let askedAtOnce: [Int]
  let askedAtEnd: [Int]
  /// Whether records of a check say something beside others alone; those of rows come first.
  private let needFellows: [Bool]
  let watched: [Int]
  let makeSpill: () throws -> any RowRecordSpill
  private var report: Report
  var keeping = RowKeeping()
  var kept = KeptRows()
  private var spill: (any RowRecordSpill)?
  /// Of the records that were spilled.
  private var meetings: KeyMeetings?
  /// How many rows were checked so far.
  public private(set) var rows = 0

  /// - Parameters:
  ///   - checks: those to run.
  ///   - records: what the store knows; nil where there is none.
  ///   - isPrinted: whether the table is one of a text, made to be read.
  ///   - takesAnyDocument: whether documents that a row does not cite count for its verdict.
  ///   - makeSpill: where records go that are too many.
  public init(
    _ checks: [any Check], columns: TableColumns, names: NameReader,
    records: RecordReader? = nil, file: String, isPrinted: Bool = false,
    takesAnyDocument: Bool = false, makeSpill: @escaping () throws -> any RowRecordSpill
  ) {
    table = TableTexts(file: file, columns: columns, names: names, records: records)
    table.isPrinted = isPrinted
    table.takesAnyDocument = takesAnyDocument
    self.makeSpill = makeSpill
    let checks = checks.filter { $0.entry.needs.allSatisfy(columns.serves) }
    let cellChecks = checks.compactMap { check in
      check.asCellCheck.map { Asked($0, check.entry) }
    }
    let textsChecks = checks.compactMap { check in
      check.asTextsCheck.map { Asked($0, check.entry) }
    }
    rowChecks = checks.compactMap(\.asRowCheck)
      .filter { (records != nil || !$0.needsRecords) && $0.concerns(columns) }
      .enumerated().map { AskedRow.asking($0.element, number: $0.offset) }
    rowCalls = rowChecks.map(Unmanaged.passUnretained)
    rowsChecks = checks.compactMap { check in
      check.asRowsCheck.flatMap { $0.concerns(columns) ? Asked($0, check.entry) : nil }
    }
    let rowsChecks = rowsChecks
    askedAtOnce = rowsChecks.indices.filter { !rowsChecks[$0].check.comparesSameEnds }
    askedAtEnd = rowsChecks.indices.filter { rowsChecks[$0].check.comparesSameEnds }
    needFellows =
      rowsChecks.map { !$0.check.tellsOfSingleRows }
      + textsChecks.map { !$0.check.tellsOfSingleTexts }
    allCellChecks = cellChecks
    self.textsChecks = textsChecks
    textsChecksByRole = ColumnRole.allCases.map { role in
      textsChecks.indices.filter { textsChecks[$0].check.looks(at: role) }
    }
    self.cellChecks = columns.roles.map { role in
      cellChecks.filter { $0.check.looks(at: role) }
    }
    hasKinds = columns.has(.identifier)
    // What checks of rows ask of a name is told once for each.
    let looksAtNames = !rowChecks.isEmpty || !rowsChecks.isEmpty
    watched = columns.roles.indices.filter { column in
      let role = columns.roles[column]
      return role == .identifier || looksAtNames && role.isNames
        || cellChecks.contains { $0.check.looks(at: role) }
        || textsChecks.contains { $0.check.looks(at: role) }
    }
    report = Report(file: file, codes: rowChecks.map(\.code))
  }

  /// Checks the next row and gives what is wrong with it.
  ///
  /// - Throws: a `Diagnostic` where the spill fails.
  public mutating func check(_ cells: [CuratedCell]) throws -> [Finding] {
    try check(RowBuffer(cells))
  }

  /// Checks the next row, as it was read, and gives what is wrong with it.
  ///
  /// - Throws: a `Diagnostic` where the spill fails.
  public mutating func check(_ buffer: RowBuffer) throws -> [Finding] {
    table.begin(buffer)
    let row = CheckedRow(number: rows, table: table)
    rows += 1
    if buffer.byteCount == 0 {
      for asked in rowChecks where asked.looksAtEmptyRows {
        report.begin(asked)
        asked.check(row, &report)
      }
      return report.take()
    }
    let ignored = Silencing.codes(in: buffer)
    if !ignored.isEmpty || !table.silenced.isEmpty { table.silenced = ignored }
    keeping.row = row.number
    for column in watched { check(column, of: row, ignoring: ignored) }
    for call in rowCalls {
      call._withUnsafeGuaranteedRef { asked in
        guard ignored.isEmpty || !Silencing.covers(ignored, asked.code) else { return }
        report.begin(asked)
        asked.check(row, &report)
      }
    }
    if !askedAtOnce.isEmpty { record(row, for: askedAtOnce, ignoring: ignored) }
    if !askedAtEnd.isEmpty {
      try kept.append(
        buffer, key: table.ends?.value ?? buffer.digest, row: row.number, makeSpill: makeSpill)
    }
    if table.texts.count >= TableTexts.most {
      recordTexts()
      table.forget()
    }
    if keeping.pages.areTooMany { try spillRecords() }
    return report.isEmpty ? [] : Self.sorted(report.take())
  }

  /// Findings in the order of their places.
  private static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.count < 2
      ? findings
      : findings.sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
  }

  /// Checks one cell of a row.
  private mutating func check(_ column: Int, of row: CheckedRow, ignoring ignored: [String]) {
    let role = hasKinds ? row.role(at: column) : table.columns.roles[column]
    let bytes = table.row.bytes(of: column)
    if bytes.isEmpty || role.isPlain(bytes) { return }
    // A method of the checker's own would be handed a copy of all of it.
    let text = table.look(column, role, row: row.number) { cell in
      var trial = Report(file: row.file)
      let asks =
        role == row.columns.roles[column]
        ? cellChecks[column] : allCellChecks.filter { $0.check.looks(at: role) }
      return asks.contains { asked in
        asked.check.check(cell, as: role, row.names, &trial)
        return !trial.isEmpty
      }
    }
    guard !table.isMissing(text: text) else { return }
    if table.isLoud(text) {
      let cell = table.cell(at: column)
      for asked in checks(of: column, as: role) where !Silencing.covers(ignored, asked.code) {
        report.begin(asked)
        asked.check.check(cell, as: role, table.names, &report)
      }
    }
    if ignored.isEmpty {
      table.count(text)
    } else {
      let cell = table.cell(at: column)
      keeping.times = 1
      for index in textsChecksByRole[role.ordinal]
      where !Silencing.covers(ignored, textsChecks[index].code) {
        keeping.check = rowsChecks.count + index
        textsChecks[index].check.record(cell, as: role, table.names, &keeping)
      }
    }
  }

  private func checks(of column: Int, as role: ColumnRole) -> [Asked<any CellCheck>] {
    role == table.columns.roles[column]
      ? cellChecks[column] : allCellChecks.filter { $0.check.looks(at: role) }
  }

  /// Keeps what checks want of the texts so far.
  private mutating func recordTexts() {
    for (index, text) in table.texts.enumerated() {
      let count = table.count(of: index)
      guard count > 0, !table.isMissing(text: index) else { continue }
      keeping.row = text.row
      keeping.times = count
      for index in textsChecksByRole[text.role.ordinal] {
        keeping.check = rowsChecks.count + index
        textsChecks[index].check.record(text.cell, as: text.role, table.names, &keeping)
      }
    }
    keeping.times = 1
  }

  mutating func spillRecords() throws {
    let spill = try spill ?? makeSpill()
    self.spill = spill
    var meetings = self.meetings ?? KeyMeetings()
    self.meetings = nil
    for page in keeping.pages.take() {
      add(page, to: &meetings)
      try spill.append(page)
    }
    self.meetings = meetings
  }

  private func add(_ page: [UInt8], to meetings: inout KeyMeetings) {
    page.withUnsafeBytes { bytes in
      RecordPages.read(bytes) { check, key, _ in
        if needFellows[check] { meetings.add(key) }
      }
    }
  }

  /// How many rows could not be held against texts, by why; those of which nobody asked are not
  /// counted.
  public var notCheckable: [Verdict.Obstacle: Int] { table.notCheckable }

  /// What the store says to a row; nil where there is no store with claims.
  public func verdict(_ cells: [CuratedCell], anyDocument: Bool) -> Verdict? {
    verdict(RowBuffer(cells), anyDocument: anyDocument)
  }

  /// What the store says to a row as it was read; nil where there is no store with claims.
  public func verdict(_ buffer: RowBuffer, anyDocument: Bool) -> Verdict? {
    table.begin(buffer)
    return CheckedRow(number: rows, table: table).verdict(anyDocument: anyDocument)
  }

  /// Compares the rows and gives what is wrong between them.
  ///
  /// - Throws: a `Diagnostic` where the spill fails, and whatever `take` throws.
  public mutating func finish(_ take: ([Finding]) throws -> Void) throws {
    recordTexts()
    try recordKeptRows()
    if spill != nil { try spillRecords() }
    var pages: [[UInt8]] = []
    var meetings: KeyMeetings
    if let known = self.meetings {
      meetings = known
    } else {
      meetings = KeyMeetings(keeping.pages.count + keeping.counted.count)
      pages = keeping.pages.take()
      for page in pages { add(page, to: &meetings) }
    }
    for record in keeping.counted where needFellows[Int(record.check)] { meetings.add(record.key) }
    func isAsked(_ check: Int, _ key: UInt64) -> Bool { !needFellows[check] || meetings.meets(key) }
    // Most rows share no key; where many do, records of one key are compared in one go.
    var goes: UInt64 = 1
    var go: UInt64 = 0
    while go < goes {
      var records = keeping.counted.filter {
        $0.key % goes == go && isAsked(Int($0.check), $0.key)
      }
      var count = records.count
      try read(pages) { check, key, record in
        guard isAsked(check, key) else { return }
        if goes == 1 { count += 1 }
        guard key % goes == go, records.count < Self.mostRecords || goes > 1 else { return }
        records.append(record())
      }
      if goes == 1, count > Self.mostRecords {
        goes = UInt64(count / Self.mostRecords + 1)
        continue
      }
      try compare(records, take)
      go += 1
    }
  }

  private func read(
    _ pages: [[UInt8]],
    _ body: (_ check: Int, _ key: UInt64, _ record: () -> RowRecord) throws -> Void
  ) throws {
    for page in pages { try page.withUnsafeBytes { try RecordPages.read($0, body) } }
    try spill?.read { try RecordPages.read($0, body) }
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
        report.begin(rowsChecks[check])
        rowsChecks[check].check.compare(group, &report)
      } else {
        report.begin(textsChecks[check - rowsChecks.count])
        textsChecks[check - rowsChecks.count].check.compare(merged(group), &report)
      }
      start = end
      if report.findings.count >= 100_000 { try take(report.take()) }
    }
    try take(Self.sorted(report.take()))
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
