internal import AttestModel

/// A row that stands in the table twice, every cell the same.
struct DuplicateRows: RowsCheck {
  let entry = CatalogueEntry(
    code: "ROW001", name: "duplicate-row", severity: .error,
    meaning: "The same row stands there twice. One is too many, or one of its cells was meant to"
      + " differ.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,11", "IL6,activates,STAT3,11"),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,11", "IL6,activates,STAT3,12"))

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    // The bytes of all cells, and where each ends.
    let buffer = row.buffer
    var key = ByteHash(UInt64(buffer.count))
    for column in 0..<buffer.count { key.add(UInt64(buffer[column].count)) }
    key.take(buffer.allBytes)
    keep.add(key: key.value, of: row, at: 0, quoting: false)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      report.add(
        "duplicate of the row in line \(rows[0].line)", at: row, evidence: "line \(rows[0].line)")
    }
  }
}
