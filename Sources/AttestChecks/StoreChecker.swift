public import AttestModel

/// Checks what a store holds: claims against claims, credits against records, names.
public struct StoreChecker {
  private let checks: [any Check]
  private let columnNames: ColumnNames

  /// Checks stores by these checks, and the trials of their tables by `columnNames` too.
  public init(_ checks: [any Check], columnNames: ColumnNames) {
    self.checks = checks
    self.columnNames = columnNames
  }

  /// Hands over what is wrong, document by document in their order, each in the order of its lines.
  ///
  /// - Parameter makeSpill: where records go that are too many for the memory.
  /// - Throws: what reading the store throws, and what `take` throws.
  public func check(
    _ store: any StoreContents, names: NameReader,
    makeSpill: @escaping () throws -> any RowRecordSpill, take: ([Finding]) throws -> Void
  ) throws {
    var report = StoreReport()
    for check in checks {
      guard let check = check.asStoreCheck else { continue }
      report.begin(check.entry)
      try check.check(store, &report)
    }
    if store.records.hasTrials {
      try checkTrials(store, names, makeSpill, &report)
    }
    let byDocument = Dictionary(grouping: report.entries) { $0.finding.file }
    var documents: [String] = []
    try store.forEachDocument { if byDocument[$0.id] != nil { documents.append($0.id) } }
    for document in documents {
      try take(placed(byDocument[document] ?? [], try store.text(of: document)))
    }
  }

  /// Checks the trials that tables of documents name as a curated table of trials is checked.
  private func checkTrials(
    _ store: any StoreContents, _ names: NameReader,
    _ makeSpill: @escaping () throws -> any RowRecordSpill, _ report: inout StoreReport
  ) throws {
    let header = ["agent", "target", "disease", "phase", "status", "nct"]
    let columns = try TableColumns(
      header.enumerated().map { CuratedCell($1, line: 1, column: $0 + 1) }, names: columnNames,
      file: "")
    let checks = checks.filter { $0.entry.needs.contains(.nct) && $0.asRowCheck != nil }
    var checker = TableChecker(
      checks, columns: columns, names: names, records: store.records, file: "",
      makeSpill: makeSpill)
    var trials: [Trial] = []
    // A record that was mined itself is no statement about the record.
    try store.forEachTrial { if $0.section != "conditions" { trials.append($0) } }
    for trial in trials {
      let cells = [
        trial.agents.joined(separator: "|"), trial.targets.joined(separator: "|"), trial.disease,
        trial.phases.joined(separator: "|"), trial.status, trial.ncts.joined(separator: "|"),
      ]
      let row = cells.enumerated().map { CuratedCell($1, line: 1, column: $0 + 1) }
      for finding in try checker.check(row) {
        report.add(
          Finding(
            code: finding.code, severity: finding.severity, file: trial.document, line: 0,
            column: 0, message: finding.message, value: finding.value,
            suggestion: finding.suggestion, evidence: finding.evidence), at: trial.start)
      }
    }
  }

  /// Findings of one document with their lines and columns.
  private func placed(_ entries: [StoreReport.Entry], _ text: String?) -> [Finding] {
    let sorted = entries.enumerated().sorted {
      ($0.element.start ?? -1, $0.offset) < ($1.element.start ?? -1, $1.offset)
    }.map(\.element)
    var findings: [Finding] = []
    var rest = text.map { $0.unicodeScalars[...] }
    var offset = 0
    var line = 1
    var column = 1
    for entry in sorted {
      let finding = entry.finding
      var message = finding.message
      if let start = entry.start, rest != nil {
        while offset < start, let scalar = rest?.popFirst() {
          offset += 1
          column += 1
          if scalar == "\n" {
            line += 1
            column = 1
          }
        }
      } else if let start = entry.start {
        message += " (at offset \(start); the text is not kept)"
      }
      let hasPlace = entry.start != nil && rest != nil
      findings.append(
        Finding(
          code: finding.code, severity: finding.severity, file: finding.file,
          line: hasPlace ? line : 0, column: hasPlace ? column : 0, message: message,
          value: finding.value, suggestion: finding.suggestion, evidence: finding.evidence))
    }
    return findings
  }
}
