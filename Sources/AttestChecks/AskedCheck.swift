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
