import Attest

/// One array of objects, with the keys of the csv table.
struct JSONFindings: FindingFormat {
  static let name = "json"

  func begin(_ checks: [any Check], to output: inout [UInt8]) { output.append(raw: "[") }

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    output.append(raw: number == 0 ? "\n{" : ",\n{")
    output.append(json: finding.code, named: "code")
    output.append(json: finding.severity.name, named: "severity")
    output.append(json: finding.file, named: "file")
    output.append(raw: "\"line\":\(finding.line),\"column\":\(finding.column),")
    output.append(json: finding.message, named: "message")
    output.append(json: finding.value, named: "value")
    output.append(json: finding.suggestion, named: "suggestion")
    output.append(json: finding.evidence, named: "evidence", comma: false)
    output.append(raw: "}")
  }

  func end(to output: inout [UInt8]) { output.append(raw: "\n]\n") }
}
