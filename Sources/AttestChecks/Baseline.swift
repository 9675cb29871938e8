public import AttestModel

extension Finding {
  /// Sixteen hexadecimal digits that stay the same while lines above come and go.
  ///
  /// A hash of code, file, value and message, with the numbers of lines left out of the message.
  public var fingerprint: String {
    var hasher = StableHash()
    for text in [code, file, value, Self.withoutLines(message)] {
      for byte in text.utf8 { hasher.add(byte) }
      hasher.add(0)
    }
    return hasher.hexadecimal
  }

  private static func withoutLines(_ message: String) -> String {
    let words = message.split(separator: " ", omittingEmptySubsequences: false)
    var result: [Substring] = []
    for word in words {
      let isNumber = word.first?.isNumber == true
      result.append(isNumber && result.last?.hasSuffix("line") == true ? "N" : word)
    }
    return result.joined(separator: " ")
  }
}

/// Findings that are known and shall not be told again.
///
///     # attest baseline
///     0f31c5d2a9b04e77	2	ID001	PMID “1724219e” has “e” in it, which is no digit
///
/// A fingerprint, how many findings have it, and for readers the code and the message.
public struct Baseline: Sendable {
  private static let mark = "# attest baseline"

  private var left: [String: Int] = [:]
  private var lines: [String: (count: Int, text: String)] = [:]
  /// How many findings were known.
  public private(set) var known = 0

  /// Knows no finding.
  public init() {}

  /// Reads a baseline.
  ///
  /// - Throws: a `Diagnostic` with the line that is none of a baseline's.
  public init(_ text: String, file: String) throws {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", maxSplits: 3)
      guard fields.count == 4, fields[0].utf8.count == 16, let count = Int(fields[1]), count > 0
      else {
        throw Diagnostic(
          "no line of a baseline; write it again with --write-baseline", file: file,
          line: index + 1, column: 1)
      }
      left[String(fields[0]), default: 0] += count
    }
  }

  /// The findings that the baseline does not have.
  public mutating func unknown(_ findings: [Finding]) -> [Finding] {
    guard !left.isEmpty else { return findings }
    return findings.filter { finding in
      guard let count = left[finding.fingerprint], count > 0 else { return true }
      left[finding.fingerprint] = count - 1
      known += 1
      return false
    }
  }

  /// Takes findings up as known.
  public mutating func add(_ findings: [Finding]) {
    for finding in findings {
      let text = "\(finding.code)\t\(Diagnostic.printable(finding.message))"
      lines[finding.fingerprint, default: (0, text)].count += 1
    }
  }

  /// As it is written to a file, sorted.
  public var text: String {
    var text = Self.mark + "\n"
    for (fingerprint, line) in lines.sorted(by: { $0.key < $1.key }) {
      text += "\(fingerprint)\t\(line.count)\t\(line.text)\n"
    }
    return text
  }
}
