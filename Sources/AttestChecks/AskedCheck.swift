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
class AskedRow {
  let code: String
  let severity: Finding.Severity
  /// The place of its code among those of the report.
  let number: Int
  let looksAtEmptyRows: Bool

  fileprivate init(_ check: some RowCheck, number: Int) {
    code = check.entry.code
    severity = check.entry.severity
    looksAtEmptyRows = check.looksAtEmptyRows
    self.number = number
  }

  static func asking(_ check: any RowCheck, number: Int) -> AskedRow {
    func opened<Question: RowCheck>(_ check: Question) -> AskedRow {
      AskedRowOf(check, number: number)
    }
    return opened(check)
  }

  func check(_ row: CheckedRow, _ report: inout Report) {}
}

private final class AskedRowOf<Question: RowCheck>: AskedRow {
  private let question: Question

  init(_ question: Question, number: Int) {
    self.question = question
    super.init(question, number: number)
  }

  override func check(_ row: CheckedRow, _ report: inout Report) { question.check(row, &report) }
}
