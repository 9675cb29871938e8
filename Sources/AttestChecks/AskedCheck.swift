internal import AttestModel

/// A check with what is asked of it for each row: copying a whole entry of the catalogue would cost
/// more than most checks do.
final class Asked<Question: Sendable>: Sendable {
  let check: Question
  let code: String
  let severity: Finding.Severity

  init(_ check: Question, _ entry: CatalogueEntry) {
    self.check = check
    code = entry.code
    severity = entry.severity
  }
}

/// A check of rows as it is run: a check behind a protocol would be copied for each row.
final class AskedRow: Sendable {
  let code: String
  let severity: Finding.Severity
  /// The place of its code among those of the report.
  let number: Int
  let looksAtEmptyRows: Bool
  let check: @Sendable (CheckedRow, inout Report) -> Void

  init(_ check: any RowCheck, number: Int) {
    func opened(_ check: some RowCheck) -> @Sendable (CheckedRow, inout Report) -> Void {
      { check.check($0, &$1) }
    }
    code = check.entry.code
    severity = check.entry.severity
    looksAtEmptyRows = check.looksAtEmptyRows
    self.number = number
    self.check = opened(check)
  }
}
