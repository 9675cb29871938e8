import ArgumentParser
import Attest

/// A way to write findings.
protocol FindingFormat: Sendable {
  /// What `--format` calls it: `text`, `csv`, `sarif`.
  static var name: String { get }

  /// Appends what stands before the findings.
  func begin(_ checks: [any Check], to output: inout [UInt8])

  /// Appends a finding.
  ///
  /// - Parameter number: how many came before it.
  func add(_ finding: Finding, number: Int, to output: inout [UInt8])

  /// Appends what stands behind the findings.
  func end(to output: inout [UInt8])
}

/// Every format of findings. A new one is its file and its line here.
let allFindingFormats: [any FindingFormat] = [
  TextFindings(),
  CommaSeparatedFindings(),
  JSONFindings(),
  SARIFFindings(),
  GitHubFindings(),
]

/// The name of a format of findings.
struct FindingFormatName: ExpressibleByArgument {
  let format: any FindingFormat

  init(_ format: any FindingFormat) {
    self.format = format
  }

  init?(argument: String) {
    guard let format = allFindingFormats.first(where: { type(of: $0).name == argument }) else {
      return nil
    }
    self.format = format
  }

  var defaultValueDescription: String { type(of: format).name }

  static var allValueStrings: [String] { allFindingFormats.map { type(of: $0).name } }
}
