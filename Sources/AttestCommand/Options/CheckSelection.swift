import ArgumentParser
import Attest

/// Which checks run, and from what severity on a finding counts as failure.
struct CheckSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run these checks alone: codes or beginnings of codes, apart by commas.",
      valueName: "codes"))
  var select: String?

  @Option(
    help: ArgumentHelp(
      "Leave these checks out: codes or beginnings of codes, apart by commas.",
      valueName: "codes"))
  var ignore: String?

  @Option(
    help: ArgumentHelp(
      "End with 1 where a finding is as bad as this or worse.", valueName: "severity"))
  var failOn = SeverityName(severity: .error)

  @Option(
    help: ArgumentHelp(
      "Leave out the findings of this file, which --write-baseline wrote.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Write all findings to this file, as known from now on.", valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    for code in codes(select) + codes(ignore)
    where !allChecks.contains(where: { $0.entry.code.hasPrefix(code) }) {
      throw ValidationError("No check has a code that begins with \(code).")
    }
  }

  /// The findings that are known.
  ///
  /// - Throws: a `Diagnostic` where the baseline is missing or none.
  func knownFindings() throws -> Baseline {
    guard let baseline else { return Baseline() }
    let stream = try FileByteStream(path: baseline)
    var bytes: [UInt8] = []
    while let piece = try stream.next() { bytes += piece }
    return try Baseline(String(decoding: bytes, as: UTF8.self), file: baseline)
  }

  /// Writes a new baseline where one is wanted.
  func write(_ found: Baseline) throws {
    guard let writeBaseline else { return }
    let writer = try OutputWriter(writeBaseline)
    try writer.write { $0 += Array(found.text.utf8) }
    try writer.commit()
  }

  /// The checks that are to run.
  var checks: [any Check] {
    let selected = codes(select)
    let ignored = codes(ignore)
    return allChecks.filter { check in
      let code = check.entry.code
      return (selected.isEmpty || selected.contains { code.hasPrefix($0) })
        && !ignored.contains { code.hasPrefix($0) }
    }
  }

  private func codes(_ list: String?) -> [String] {
    list?.split { $0 == "," || $0 == " " }.map { $0.uppercased() } ?? []
  }
}

/// A severity by its name, `none` for one that nothing reaches.
struct SeverityName: ExpressibleByArgument {
  /// Nil for `none`.
  private let named: Finding.Severity?

  init(severity: Finding.Severity) {
    named = severity
  }

  init?(argument: String) {
    named = Finding.Severity.allCases.first { $0.name == argument }
    if named == nil, argument != "none" { return nil }
  }

  /// Whether a finding of a severity counts as failure.
  func isReached(by severity: Finding.Severity) -> Bool { named.map { severity >= $0 } ?? false }

  var defaultValueDescription: String { named?.name ?? "none" }

  static var allValueStrings: [String] { Finding.Severity.allCases.map(\.name) + ["none"] }
}
