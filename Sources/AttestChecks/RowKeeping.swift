public import AttestModel

/// Where a check that compares rows keeps what it compares.
public struct RowKeeping {
  /// How many different records are counted up; more are kept one by one.
  private static let mostCounted = 100_000

  var check = 0
  var row = 0
  /// How many cells a record stands for.
  var times = 1
  /// Those that are counted up.
  private(set) var counted: [RowRecord] = []
  /// Where a record stands that is counted up, by a hash of its check, key and value.
  private var countedPlaces: [UInt64: Int] = [:]
  /// Those that are kept one by one.
  var pages = RecordPages()

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
    add(key: RowDigest(key).value, value: RowDigest(value).value, at: cell, once: once)
  }

  /// Keeps a cell of a row under digests of what rows must share, and of what may then differ.
  public mutating func add(
    key: UInt64, value: UInt64 = 0, at cell: CuratedCell, once: Bool = false
  ) {
    if once {
      let mark = key &* 31 &+ value &* 17 &+ UInt64(check)
      if let index = countedPlaces[mark] {
        counted[index].count += Int32(clamping: times)
        return
      }
      if counted.count < Self.mostCounted {
        countedPlaces[mark] = counted.count
        counted.append(
          RowRecord(
            check: check, key: key, value: value, row: row, line: cell.line, column: cell.column,
            text: cell.text, count: times))
        return
      }
    }
    var text = cell.text
    text.withUTF8 { bytes in
      pages.append(
        check: check, key: key, value: value, row: row,
        place: RowBuffer.Cell(line: cell.line, column: cell.column), count: times, text: bytes)
    }
  }

  /// Keeps a cell of the row at hand, without making a text of it.
  ///
  /// - Parameters:
  ///   - key: a digest of what rows must share to be compared.
  ///   - value: a digest of what may then differ.
  ///   - column: the cell's.
  ///   - quoting: whether a finding will quote it.
  ///   - with: two columns whose texts it will quote as well; see `RowRecord.texts`.
  mutating func add(
    key: UInt64, value: UInt64 = 0, of row: CheckedRow, at column: Int, quoting: Bool = true,
    with others: (Int, Int)? = nil
  ) {
    let buffer = row.buffer
    pages.append(
      check: check, key: key, value: value, row: self.row, place: buffer[column], count: times,
      text: quoting ? buffer.bytes(of: column) : nil,
      more: others.map { (buffer.bytes(of: $0.0), buffer.bytes(of: $0.1)) })
  }
}

/// A number that stands for some texts in their order, the same in every run.
public struct RowDigest: Sendable {
  private var hash = ByteHash()

  /// A digest of no texts yet.
  public init() {}

  /// A digest of texts in this order.
  public init(_ texts: [String]) {
    for text in texts { add(text) }
  }

  /// The number for what was taken up so far.
  public var value: UInt64 { hash.value }

  /// Takes up a text.
  public mutating func add(_ text: String) { hash.add(Self.hash(of: text)) }

  /// Takes up a digest.
  public mutating func add(_ digest: UInt64) { hash.add(digest) }

  /// The number of one text alone.
  static func hash(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { ByteHash.of($0) }
  }
}
