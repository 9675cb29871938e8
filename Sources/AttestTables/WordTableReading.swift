internal import AttestModel

/// Reads a table of two fields a line, apart by a tab: `enhance`, `+`.
struct WordTableReading {
  struct Row {
    let fields: (String, String)
    let line: Int
  }

  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// `#` begins a comment; the first row is the header and is not handed over.
  init(_ table: String, header: (String, String), file: String) {
    var line = 0
    var hasHeader = false
    for raw in table.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let row = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
      guard let first = row.first, first != UInt8(ascii: "#") else { continue }
      let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      guard fields.count == 2, !fields[0].isEmpty, !fields[1].isEmpty else {
        diagnostics.append(
          Diagnostic(
            "expected two fields, \(header.0) and \(header.1), apart by a tab", file: file,
            line: line))
        continue
      }
      if !hasHeader {
        hasHeader = true
        if fields == [header.0, header.1] { continue }
        diagnostics.append(
          Diagnostic(
            "the header must read \(header.0) \(header.1), apart by a tab", file: file, line: line))
        return
      }
      rows.append(Row(fields: (fields[0], fields[1]), line: line))
    }
  }
}
