import Attest

/// A table of findings, RFC 4180.
///
///     code,severity,file,line,column,message,value,suggestion,evidence
struct CommaSeparatedFindings: FindingFormat {
  static let name = "csv"

  private static let columns = [
    "code", "severity", "file", "line", "column", "message", "value", "suggestion", "evidence",
  ]

  func begin(_ checks: [any Check], to output: inout [UInt8]) {
    CommaSeparated().header(Self.columns, to: &output)
  }

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    CommaSeparated().row(
      [
        .text(finding.code), .text(finding.severity.name), .text(finding.file),
        .number(finding.line), .number(finding.column), .text(finding.message),
        .text(finding.value), .text(finding.suggestion), .text(finding.evidence),
      ], columns: Self.columns, to: &output)
  }

  func end(to output: inout [UInt8]) {}
}
