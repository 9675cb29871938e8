import Attest

/// One line a finding, as compilers write them: `edges.csv:12:4: error: … [ID001]`.
struct TextFindings: FindingFormat {
  static let name = "text"

  func begin(_ checks: [any Check], to output: inout [UInt8]) {}

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    let texts = [finding.file, finding.message, finding.code]
    guard texts.allSatisfy(Diagnostic.isPrintable), finding.line > 0, finding.column > 0 else {
      output.append(contentsOf: finding.description.utf8)
      output.append(0x0A)
      return
    }
    // The same as the description, without a text in between: there may be very many.
    output.append(contentsOf: finding.file.utf8)
    for number in [finding.line, finding.column] {
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: String(number).utf8)
    }
    output.append(contentsOf: ": ".utf8)
    output.append(contentsOf: finding.severity.name.utf8)
    output.append(contentsOf: ": ".utf8)
    output.append(contentsOf: finding.message.utf8)
    output.append(contentsOf: " [".utf8)
    output.append(contentsOf: finding.code.utf8)
    output.append(contentsOf: "]\n".utf8)
  }

  func end(to output: inout [UInt8]) {}
}
