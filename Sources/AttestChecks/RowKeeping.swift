public import AttestModel

/// Where a check that compares rows keeps what it compares.
public struct RowKeeping {
  /// How many different records are counted up; more are kept one by one.
  private static let mostCounted = 100_000

  var check = 0
  var row = 0
  /// How many cells a record stands for.
  var times = 1
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
    add(key: RowDigest(key).value, value: RowDigest(value).value, at: cell, once: once)
  }

  /// Keeps a cell of a row under digests of what rows must share, and of what may then differ.
  public mutating func add(
    key: UInt64, value: UInt64 = 0, at cell: CuratedCell, once: Bool = false
  ) {
    let record = RowRecord(
      check: check, key: key, value: value, row: row, line: cell.line, column: cell.column,
      text: cell.text, count: times)
    if once {
      let mark = record.key &* 31 &+ record.value &* 17 &+ UInt64(check)
      if let index = counted[mark] {
        records[index].count += Int32(clamping: times)
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
}

/// A number that stands for some texts in their order, the same in every run.
public struct RowDigest: Sendable {
  private var hasher = WordHash.Hasher()

  public init() {}

  public init(_ texts: [String]) {
    for text in texts { add(text) }
  }

  public var value: UInt64 { hasher.finish().value }

  /// Takes up a text.
  public mutating func add(_ text: String) {
    Self.take(text, &hasher)
    hasher.add(0)
  }

  /// Takes up a digest.
  public mutating func add(_ digest: UInt64) {
    var rest = digest
    for _ in 0..<8 {
      hasher.add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// The number of one text alone.
  static func hash(of text: String) -> UInt64 {
    var hasher = WordHash.Hasher()
    take(text, &hasher)
    return hasher.finish().value
  }

  private static func take(_ text: String, _ hasher: inout WordHash.Hasher) {
    let isTaken: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { hasher.add(byte) }
    }
    if isTaken == nil { for byte in text.utf8 { hasher.add(byte) } }
  }
}
