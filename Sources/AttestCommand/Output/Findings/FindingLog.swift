import Attest

/// Findings on their way out: sorted by place as far as memory allows, counted, written.
struct FindingLog {
  /// So many are held back to be sorted; where there are more, they come as they are found.
  private static let mostHeld = 20_000

  private let writer: OutputWriter
  private let format: any FindingFormat
  private let checks: [any Check]
  private var baseline: Baseline
  /// What a new baseline would hold.
  private(set) var found = Baseline()
  private var held: [Finding] = []
  private var isPassing = false
  private var written = 0
  /// The worst severity so far.
  private(set) var worst: Finding.Severity?
  /// How many findings there are, by the severities' raw values.
  private var tallies = [Int](repeating: 0, count: Finding.Severity.allCases.count)

  /// Whether a new baseline is wanted.
  private let keepsBaseline: Bool

  init(
    _ writer: OutputWriter, format: any FindingFormat, checks: [any Check], baseline: Baseline,
    keepsBaseline: Bool
  ) {
    self.baseline = baseline
    self.keepsBaseline = keepsBaseline
    self.writer = writer
    self.format = format
    self.checks = checks
  }

  func begin() throws {
    try writer.write { format.begin(checks, to: &$0) }
  }

  var counts: [Finding.Severity: Int] {
    Dictionary(
      uniqueKeysWithValues: Finding.Severity.allCases.map { ($0, tallies[$0.rawValue]) })
  }

  /// How many findings the baseline has already.
  var known: Int { baseline.known }

  mutating func add(_ all: [Finding]) throws {
    if keepsBaseline { found.add(all) }
    let findings = baseline.unknown(all)
    for finding in findings {
      worst = max(worst ?? finding.severity, finding.severity)
      tallies[finding.severity.rawValue] += 1
    }
    guard !isPassing else {
      try write(findings)
      return
    }
    held += findings
    if held.count > Self.mostHeld { try release() }
  }

  /// Writes the findings of a file, before those of the next.
  mutating func endFile() throws {
    try release()
    isPassing = false
  }

  mutating func end() throws {
    try release()
    try writer.write { format.end(to: &$0) }
  }

  private mutating func release() throws {
    isPassing = true
    let areSorted = held.indices.dropFirst().allSatisfy { index in
      (held[index - 1].line, held[index - 1].column) <= (held[index].line, held[index].column)
    }
    let sorted =
      areSorted
      ? held
      : held.enumerated().sorted {
        ($0.element.line, $0.element.column, $0.offset)
          < ($1.element.line, $1.element.column, $1.offset)
      }.map(\.element)
    held = []
    try write(sorted)
  }

  private mutating func write(_ findings: [Finding]) throws {
    // So many at once that little is waited for, and few enough for the writer's memory.
    for start in stride(from: 0, to: findings.count, by: 256) {
      let end = min(findings.count, start + 256)
      try writer.write { output in
        for index in start..<end {
          format.add(findings[index], number: written + index, to: &output)
        }
      }
    }
    written += findings.count
  }
}

/// What the last line of a run says.
struct FindingCounts: CustomStringConvertible {
  var read = 0
  var refused = 0
  var rows = 0
  var leftOut = 0
  var findings: [Finding.Severity: Int] = [:]
  var known = 0
  /// Rows that could not be held against texts, by why.
  var notCheckable: [Verdict.Obstacle: Int] = [:]
  /// Whether documents of a store were checked, not tables.
  var isOfStore = false

  mutating func add(_ outcome: TableChecking.Outcome) {
    if outcome.isRefused { refused += 1 } else { read += 1 }
    rows += outcome.rows
    leftOut += outcome.leftOut
    notCheckable.merge(outcome.notCheckable, uniquingKeysWith: +)
  }

  mutating func refuse() { refused += 1 }

  /// `1 read, 0 refused; 6498 rows; 2 errors, 1 warning, 31 information`
  var description: String {
    let errors = findings[.error] ?? 0
    let warnings = findings[.warning] ?? 0
    let notes = findings[.information] ?? 0
    let table =
      "\(read) read, \(refused) refused; \(rows) rows"
      + (leftOut > 0 ? ", \(leftOut) left out" : "")
    return (isOfStore ? "\(read) documents" : table) + "; \(errors) errors, \(warnings)"
      + " warnings, \(notes) information" + (known > 0 ? "; \(known) known" : "") + obstacles
  }

  /// `; 3 rows not held against texts: 2 the paper is not in the store, 1 no paper is cited`
  private var obstacles: String {
    let total = notCheckable.values.reduce(0, +)
    guard total > 0 else { return "" }
    let reasons = Verdict.Obstacle.allCases.compactMap { obstacle in
      notCheckable[obstacle].map { "\($0) \(obstacle.rawValue)" }
    }
    return "; \(total) rows not held against texts: \(reasons.joined(separator: ", "))"
  }
}
