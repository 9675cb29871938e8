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

  var comparesSameEnds: Bool { true }

  func record(_ row: CheckedRow, _ keep: inout RowKeeping) {
    // Printed tables repeat lines of figures below each of their headings.
    guard !row.table.isPrinted || row.saysMore else { return }
    keep.add(key: row.buffer.digest, of: row, at: 0, quoting: false)
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    for row in rows.dropFirst() {
      report.add(
        "duplicate of the row in line \(rows[0].line)", at: row, evidence: "line \(rows[0].line)")
    }
  }
}

extension CheckedRow {
  /// Whether the row says something beside numbers: it has a name or an identifier under a heading
  /// that promises some, and a second cell with words.
  fileprivate var saysMore: Bool {
    let roles = columns.roles
    let filled = roles.indices.filter { !table.isMissing($0) }
    let words = filled.filter { column in
      cell(at: column).text.unicodeScalars.count { $0.properties.isAlphabetic } > 2
    }
    return words.count > 1
      && filled.contains { roles[$0].isNames || [.pmid, .nct, .doi, .pmcid].contains(roles[$0]) }
  }
}
