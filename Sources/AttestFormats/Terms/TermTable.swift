import AttestModel

/// A table of terms whose columns are known by their names.
struct TermTable {
  /// One row.
  struct Row {
    fileprivate let cells: [CuratedCell]
    fileprivate let places: [String: Int]

    /// The cell of a column without blanks around it; empty where the table has no such column.
    subscript(_ column: String) -> String {
      places[column].map { trimmed(cells[$0].text) } ?? ""
    }

    var line: Int { cells.first?.line ?? 0 }

    /// The parts of a cell, without blanks around them and without empty ones.
    func list(_ column: String, _ separator: Character) -> [String] {
      self[column].split(separator: separator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }
  }

  let dialect: DelimitedReader.Dialect
  /// The columns that must be there, in lower case; of `symbol/approved symbol` one.
  let needed: [String]
  /// Words that stand for columns where the table has no header.
  var header: [String]?

  /// Reads the rows of a stream. Columns are known whatever their case and a `#` before them.
  ///
  /// - Throws: a `Diagnostic` where a column is missing or the table is empty.
  func read(
    _ stream: any ByteStream, name: String, row found: (Row) throws -> Void,
    report: (Diagnostic) -> Void
  ) throws {
    var places: [String: Int] = [:]
    func take(_ columns: [String], line: Int) throws {
      for (index, column) in columns.enumerated() {
        let key = trimmed(column).lowercased()
        places[key.hasPrefix("#") ? trimmed(String(key.dropFirst())) : key] = index
      }
      let missing = needed.filter {
        !$0.split(separator: "/").contains { places[String($0)] != nil }
      }
      guard missing.isEmpty else {
        throw Diagnostic(
          "the column \(missing.map { "“\($0)”" }.joined(separator: ", ")) is missing; the header "
            + "must name \(needed.joined(separator: ", "))", file: name, line: line)
      }
    }
    if let header { try take(header, line: 1) }
    try DelimitedStream(stream, file: name, dialect: dialect).read(isStrict: false) { cells in
      if places.isEmpty {
        try take(cells.map(\.text), line: cells.first?.line ?? 1)
      } else {
        try found(Row(cells: cells, places: places))
      }
    } report: {
      report($0)
    }
    if places.isEmpty { throw Diagnostic("is empty; there is no header", file: name, line: 1) }
  }
}

/// Without blanks at either end.
func trimmed(_ text: String) -> String {
  guard let first = text.utf8.firstIndex(where: { $0 > 0x20 }) else { return "" }
  let last = text.utf8.lastIndex(where: { $0 > 0x20 }) ?? first
  return String(text[first...last])
}

/// The columns of a first line, in lower case.
func columns(of line: String?, _ separator: Character) -> [String] {
  (line ?? "").split(separator: separator, omittingEmptySubsequences: false)
    .map { trimmed(String($0)).lowercased() }
}

/// `HGNC:6018` as `hgnc:6018`; a local identifier gets the prefix.
func curie(_ id: String, prefix: String) -> String {
  guard let colon = id.lastIndex(of: ":") else { return prefix + ":" + id }
  return prefix + ":" + id[id.index(after: colon)...]
}
