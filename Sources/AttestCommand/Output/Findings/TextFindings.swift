import Attest

/// One line a finding, as compilers write them: `edges.csv:12:4: error: … [ID001]`.
struct TextFindings: FindingFormat {
  static let name = "text"

  func begin(_ checks: [any Check], to output: inout [UInt8]) {}

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    guard finding.line > 0, finding.column > 0, Diagnostic.isPrintable(finding.message),
      Diagnostic.isPrintable(finding.file)
    else {
      output.append(contentsOf: finding.description.utf8)
      output.append(0x0A)
      return
    }
    // The same as the description, without a text in between: there may be very many.
    Self.add(finding.file, to: &output)
    Self.add(finding.line, to: &output)
    Self.add(finding.column, to: &output)
    Self.add(": ", to: &output)
    Self.add(finding.severity.name, to: &output)
    Self.add(": ", to: &output)
    Self.add(finding.message, to: &output)
    Self.add(" [", to: &output)
    Self.add(finding.code, to: &output)
    Self.add("]\n", to: &output)
  }

  private static func add(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { output.append(contentsOf: $0) }
  }

  /// Adds a colon and a number above zero.
  private static func add(_ number: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: ":"))
    let start = output.count
    var rest = number
    while rest > 0 {
      output.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    output[start...].reverse()
  }

  func end(to output: inout [UInt8]) {}
}
