public import AttestModel

/// Where a check puts what it finds.
public struct Report {
  /// The path of what is checked, as it is shown.
  public let file: String
  /// Of the check that is at work.
  var entry: CatalogueEntry
  public private(set) var findings: [Finding] = []

  init(file: String, entry: CatalogueEntry) {
    self.file = file
    self.entry = entry
  }

  /// Reports a cell.
  ///
  /// - Parameters:
  ///   - message: what is wrong, on one line; names the value where that helps.
  ///   - severity: where it is another than the catalogue's.
  public mutating func add(
    _ message: String, at cell: CuratedCell, suggestion: String = "", evidence: String = "",
    severity: Finding.Severity? = nil
  ) {
    add(
      message, line: cell.line, column: cell.column, value: cell.text, suggestion: suggestion,
      evidence: evidence, severity: severity)
  }

  /// Reports a place.
  public mutating func add(
    _ message: String, line: Int, column: Int, value: String = "", suggestion: String = "",
    evidence: String = "", severity: Finding.Severity? = nil
  ) {
    findings.append(
      Finding(
        code: entry.code, severity: severity ?? entry.severity, file: file, line: line,
        column: column, message: message, value: value, suggestion: suggestion,
        evidence: evidence))
  }

  /// Takes the findings out.
  mutating func take() -> [Finding] {
    defer { findings.removeAll(keepingCapacity: true) }
    return findings
  }
}

/// Where a check that compares rows keeps what it compares.
public struct RowKeeping {
  /// How many different records are counted up; more are kept one by one.
  private static let mostCounted = 100_000

  var check = 0
  var row = 0
  var records: [RowRecord] = []
  /// Where a record stands that is counted up, by a hash of its check, key and value.
  private var counted: [UInt64: Int] = [:]

  /// Keeps a cell of a row.
  ///
  /// - Parameters:
  ///   - key: the texts that rows must share to be compared; order counts.
  ///   - value: the texts in which they may then differ.
  ///   - cell: where a finding will point, and what it will quote.
  ///   - once: whether a second cell of the same key and value is only counted.
  public mutating func add(
    key: [String], value: [String] = [], at cell: CuratedCell, once: Bool = false
  ) {
    let record = RowRecord(
      check: check, key: Self.hash(key), value: Self.hash(value), row: row, line: cell.line,
      column: cell.column, text: cell.text)
    if once {
      let mark = record.key &* 31 &+ record.value &* 17 &+ UInt64(check)
      if let index = counted[mark] {
        records[index].count += 1
        return
      }
      if counted.count < Self.mostCounted { counted[mark] = records.count }
    }
    records.append(record)
  }

  /// Takes the records out.
  mutating func take() -> [RowRecord] {
    defer {
      records.removeAll(keepingCapacity: true)
      counted.removeAll(keepingCapacity: true)
    }
    return records
  }

  /// A hash of texts that is the same in every run.
  static func hash(_ texts: [String]) -> UInt64 {
    var hasher = WordHash.Hasher()
    for text in texts {
      for byte in text.utf8 { hasher.add(byte) }
      hasher.add(0)
    }
    return hasher.finish().value
  }
}

extension [RowRecord] {
  /// How many cells the records stand for.
  var cells: Int { reduce(0) { $0 + Int($1.count) } }
}

extension Report {
  /// Reports a row by its record.
  mutating func add(
    _ message: String, at record: RowRecord, value: String? = nil, suggestion: String = "",
    evidence: String = "", severity: Finding.Severity? = nil
  ) {
    add(
      message, line: Int(record.line), column: Int(record.column), value: value ?? record.text,
      suggestion: suggestion, evidence: evidence, severity: severity)
  }
}
