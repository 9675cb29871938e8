import Attest

/// Commands that GitHub's runners show beside the lines of a change:
/// `::error file=edges.csv,line=2,col=22,title=ID001::PMID …`.
struct GitHubFindings: FindingFormat {
  static let name = "github"

  func begin(_ checks: [any Check], to output: inout [UInt8]) {}

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    let command =
      switch finding.severity {
      case .information: "notice"
      case .warning: "warning"
      case .error: "error"
      }
    output.append(
      raw: "::\(command) file=\(Self.property(finding.file)),line=\(max(1, finding.line)),"
        + "col=\(max(1, finding.column)),title=\(Self.property(finding.code))::"
        + "\(Self.data(finding.message))\n")
  }

  func end(to output: inout [UInt8]) {}

  /// What would end the line is written as percent and two digits.
  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return Diagnostic.printable(result)
  }

  private static func property(_ text: String) -> String {
    var result = ""
    for character in data(text) {
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.append(character)
      }
    }
    return result
  }
}
