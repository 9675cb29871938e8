/// One cell of a table that is written out.
public enum Cell: Hashable, Sendable {
  case text(String)
  /// Joined with `|` in csv and tsv, an array in jsonl.
  case list([String])
  case number(Int)
  /// A number with two digits behind its point: 67 is `0.67`.
  case hundredths(Int)
  /// `true` or `false`, in jsonl without quotes.
  case boolean(Bool)
}

extension Cell {
  /// `0.67` for 67.
  public static func text(ofHundredths number: Int) -> String {
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 100)
    return (number < 0 ? "-" : "") + "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// A way to write tables: what stands before the rows, and how a row is written.
public protocol TableFormat: Sendable {
  /// What `--format` calls it: `csv`, `tsv`, `jsonl`.
  static var name: String { get }

  /// Appends what stands before the first row.
  func header(_ columns: [String], to output: inout [UInt8])

  /// Appends a row, with its line end.
  func row(_ cells: [Cell], columns: [String], to output: inout [UInt8])
}

/// Every format of tables. A new one is its file and its line here.
public let allTableFormats: [any TableFormat] = [
  CommaSeparated(),
  TabSeparated(),
  JSONLines(),
]

/// The format of tables of a name, nil where there is none.
public func tableFormat(named name: String) -> (any TableFormat)? {
  allTableFormats.first { type(of: $0).name == name }
}

extension [UInt8] {
  /// Appends the bytes of a text.
  @inline(__always)
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number of hundredths, with its point.
  mutating func append(hundredths: Int) {
    append(contentsOf: Cell.text(ofHundredths: hundredths).utf8)
  }

  /// Appends a number in decimal digits.
  mutating func append(number: Int) {
    append(contentsOf: String(number).utf8)
  }
}

/// Hands over the bytes of a text without copying them where that is possible.
@inline(__always)
func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
  if text.utf8.withContiguousStorageIfAvailable(body) == nil {
    var copy = text
    copy.withUTF8(body)
  }
}
