import Attest

/// One line a finding, as compilers write them: `edges.csv:12:4: error: … [ID001]`.
struct TextFindings: FindingFormat {
  static let name = "text"

  func begin(_ checks: [any Check], to output: inout [UInt8]) {}

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    output += Array(finding.description.utf8)
    output.append(0x0A)
  }

  func end(to output: inout [UInt8]) {}
}
