internal import AttestModel

extension TableColumns {
  /// Whether the table is one of trials, in which a number belongs to one agent and disease.
  var areOfTrials: Bool { has(.nct) && (has(.phase) || has(.status)) }
}

extension CheckedRow {
  /// Whether the row is of a table of trials.
  var isTrial: Bool { columns.areOfTrials }

  /// Keeps each trial's number with what stands under it in a column.
  func keepTrials(with role: ColumnRole, _ keep: inout RowKeeping) {
    guard isTrial, let cell = cell(role) else { return }
    // A + B is B + A.
    let name = cell.parts(at: "+").map { names.key(of: $0.withoutAbbreviation) }.sorted()
    for nct in cells(.nct) {
      for part in NCTForm.parts(of: nct.text) {
        guard let number = NCTForm(part).nct else { continue }
        keep.add(
          key: [number], value: name,
          at: CuratedCell("\(number)\n\(cell.text)", line: nct.line, column: nct.column))
      }
    }
  }
}

extension RowRecord {
  /// The texts of a record that was kept with those of several columns.
  var texts: [String] {
    text.utf8.split(separator: RecordPages.between, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The two texts of a record that was kept with both.
  var pair: (String, String) {
    let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }
}

extension Report {
  /// Names every row, as `keepTrials` keeps it, in which a trial's number stands under something
  /// else than in a row before.
  mutating func trials(standingUnderSeveral rows: [RowRecord]) {
    for row in rows.dropFirst() {
      guard let other = rows.first(where: { $0.value != row.value && $0.row < row.row }) else {
        continue
      }
      let (number, name) = row.pair
      add(
        "\(number) stands under “\(name)” here and under “\(other.pair.1)” in line \(other.line)",
        at: row, value: number, evidence: "line \(other.line): \(other.pair.1)")
    }
  }
}
