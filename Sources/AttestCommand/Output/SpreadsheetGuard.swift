import Attest

/// Keeps a spreadsheet from running cells as formulas: a `'` stands before those that begin with
/// `=`, `+`, `-`, `@`, a tab or a carriage return.
///
///     =HYPERLINK("http://example.org")      '=HYPERLINK("http://example.org")
struct SpreadsheetGuard: TableFormat {
  static let name = "spreadsheet"

  private let base: any TableFormat

  init(_ base: any TableFormat) {
    self.base = base
  }

  func header(_ columns: [String], to output: inout [UInt8]) {
    base.header(columns, to: &output)
  }

  func row(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    base.row(cells.map(guarded), columns: columns, to: &output)
  }

  private func guarded(_ cell: Cell) -> Cell {
    switch cell {
    case .text(let text): return .text(guarded(text))
    case .list(let items):
      // Joined, a list is one cell: only its beginning counts.
      guard let first = items.first else { return cell }
      return .list([guarded(first)] + items.dropFirst())
    case .number, .hundredths, .boolean: return cell
    }
  }

  private func guarded(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      "'" + text
    default: text
    }
  }
}
