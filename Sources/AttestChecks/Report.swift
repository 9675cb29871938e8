public import AttestModel

/// Where a check puts what it finds.
public struct Report {
  /// The path of what is checked, as it is shown.
  public let file: String
  /// Of the check that is at work; where it is one of `codes`, its place there.
  private var code = ""
  private var number = -1
  private let codes: [String]
  private var severity = Finding.Severity.information
  /// What was reported, in that order.
  public private(set) var findings: [Finding] = []

  /// - Parameter codes: those of checks that are begun by their numbers.
  init(file: String, codes: [String] = []) {
    self.file = file
    self.codes = codes
  }

  var isEmpty: Bool { findings.isEmpty }

  mutating func begin<Question>(_ check: Asked<Question>) {
    number = -1
    code = check.code
    severity = check.severity
  }

  /// The same for each row: texts are not passed about.
  @inline(__always)
  mutating func begin(_ check: AskedRow) {
    number = check.number
    severity = check.severity
  }

  /// Sets down whose findings follow.
  mutating func begin(_ entry: CatalogueEntry) {
    number = -1
    code = entry.code
    severity = entry.severity
  }

  /// Reports a cell.
  ///
  /// - Parameters:
  ///   - message: what is wrong, on one line; names the value where that helps.
  ///   - severity: where it is another than the catalogue's.
  public mutating func add(
    _ message: String, at cell: CuratedCell, suggestion: String = "", evidence: String = "",
    severity: Finding.Severity? = nil
  ) {
    add(
      message, line: cell.line, column: cell.column, value: cell.text, suggestion: suggestion,
      evidence: evidence, severity: severity)
  }

  /// Reports a place.
  public mutating func add(
    _ message: String, line: Int, column: Int, value: String = "", suggestion: String = "",
    evidence: String = "", severity: Finding.Severity? = nil
  ) {
    findings.append(
      Finding(
        code: number >= 0 ? codes[number] : code, severity: severity ?? self.severity, file: file,
        line: line, column: column, message: message, value: value, suggestion: suggestion,
        evidence: evidence))
  }

  /// Takes the findings out.
  mutating func take() -> [Finding] {
    let taken = findings
    findings = []
    return taken
  }
}

extension [RowRecord] {
  /// How many cells the records stand for.
  var cells: Int { reduce(0) { $0 + Int($1.count) } }
}

extension Report {
  /// Reports a row by its record.
  mutating func add(
    _ message: String, at record: RowRecord, value: String? = nil, suggestion: String = "",
    evidence: String = "", severity: Finding.Severity? = nil
  ) {
    add(
      message, line: Int(record.line), column: Int(record.column), value: value ?? record.text,
      suggestion: suggestion, evidence: evidence, severity: severity)
  }
}
