internal import AttestModel

extension TableChecker {
  /// Keeps what some checks want to compare of a row.
  mutating func record(_ row: CheckedRow, for checks: [Int], ignoring ignored: [String]) {
    for index in checks
    where ignored.isEmpty || !Silencing.covers(ignored, rowsChecks[index].code) {
      keeping.check = index
      rowsChecks[index].check.record(row, &keeping)
    }
  }

  /// Asks the rows again that may have something to do with each other.
  mutating func recordKeptRows() throws {
    guard !askedAtEnd.isEmpty else { return }
    var kept = kept
    self.kept = KeptRows()
    let buffer = RowBuffer()
    try kept.takeMeeting(in: buffer) { number in
      table.begin(buffer)
      let row = CheckedRow(number: number, table: table)
      keeping.row = number
      // What can be told of a text is told once here too.
      if table.texts.count >= TableTexts.most { table.forget() }
      for column in watched where !buffer.bytes(of: column).isEmpty {
        _ = table.look(column, row.role(at: column), row: number) { _ in false }
      }
      record(row, for: askedAtEnd, ignoring: Silencing.codes(in: buffer))
      if keeping.pages.areTooMany { try spillRecords() }
    }
    table.forget()
  }
}

extension RowBuffer {
  /// A number for the row, the same where all its cells are.
  var digest: UInt64 {
    var digest = ByteHash(UInt64(count))
    for column in 0..<count { digest.add(UInt64(self[column].count)) }
    digest.take(allBytes)
    return digest.value
  }
}
