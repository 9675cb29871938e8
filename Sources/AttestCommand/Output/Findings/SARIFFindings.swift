import Attest
import Synchronization

/// SARIF 2.1.0: one run, with the catalogue of checks and a result for each finding.
///
/// Lines and columns count from 1, columns in Unicode scalars; rule ids are the codes.
struct SARIFFindings: FindingFormat {
  static let name = "sarif"

  private let fingerprints = Fingerprints()

  func begin(_ checks: [any Check], to output: inout [UInt8]) {
    fingerprints.forget()
    output.append(
      raw: """
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[
        {"tool":{"driver":{"name":"Attest",
        """)
    output.append(json: RootCommand.version, named: "version")
    output.append(raw: "\"rules\":[")
    for (index, check) in checks.enumerated() {
      let entry = check.entry
      output.append(raw: index == 0 ? "\n{" : ",\n{")
      output.append(json: entry.code, named: "id")
      output.append(json: Self.pascalCase(entry.name), named: "name")
      output.append(raw: "\"shortDescription\":{")
      output.append(
        json: entry.name.split(separator: "-").joined(separator: " ") + ".", named: "text",
        comma: false)
      output.append(raw: "},\"fullDescription\":{")
      output.append(json: entry.meaning, named: "text", comma: false)
      output.append(raw: "},\"help\":{")
      output.append(json: "\(entry.meaning) \(entry.silencing)", named: "text", comma: false)
      output.append(raw: "},\"defaultConfiguration\":{")
      output.append(json: Self.level(entry.severity), named: "level", comma: false)
      output.append(raw: "}}")
    }
    output.append(raw: "\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[")
  }

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    output.append(raw: number == 0 ? "\n{" : ",\n{")
    output.append(json: finding.code, named: "ruleId")
    output.append(json: Self.level(finding.severity), named: "level")
    output.append(raw: "\"message\":{")
    output.append(json: finding.message, named: "text", comma: false)
    output.append(raw: "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{")
    output.append(json: Self.uri(finding.file), named: "uri", comma: false)
    output.append(
      raw: "},\"region\":{\"startLine\":\(max(1, finding.line)),"
        + "\"startColumn\":\(max(1, finding.column))}}}],\"partialFingerprints\":{")
    output.append(json: fingerprints.unique(finding.fingerprint), named: "attest/v1", comma: false)
    output.append(raw: "},\"properties\":{")
    output.append(json: finding.value, named: "value")
    output.append(json: finding.suggestion, named: "suggestion")
    output.append(json: finding.evidence, named: "evidence", comma: false)
    output.append(raw: "}}")
  }

  func end(to output: inout [UInt8]) { output.append(raw: "\n]}]}\n") }

  /// Those of a run: the second of one kind gets a number, since two findings are two.
  private final class Fingerprints: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func forget() { counts.withLock { $0 = [:] } }

    func unique(_ fingerprint: String) -> String {
      let count = counts.withLock { counts in
        counts[fingerprint, default: 0] += 1
        return counts[fingerprint] ?? 1
      }
      return count == 1 ? fingerprint : "\(fingerprint):\(count)"
    }
  }

  private static func level(_ severity: Finding.Severity) -> String {
    switch severity {
    case .information: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  private static func pascalCase(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// A path as a URI: an absolute one with its scheme, odd bytes as percent and two digits.
  private static func uri(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    if path == "-" { return "stdin" }
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "/-._~".utf8.contains(byte)
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }
}
