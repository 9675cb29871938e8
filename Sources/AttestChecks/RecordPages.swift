internal import AttestModel

/// Records of rows as bytes, page by page: most are never asked for again.
struct RecordPages {
  /// How many pages are kept in memory; more go to the spill.
  static let most = 12

  /// What stands between the texts of a record, and in none of them as a rule.
  static let between: UInt8 = 0x1F

  /// What stands before the text of a record.
  private struct Head {
    let key: UInt64
    let value: UInt64
    let row: Int32
    let line: Int32
    let column: Int32
    let count: Int32
    let textCount: Int32
    let check: Int32
  }

  private var pages = BytePages()
  private(set) var count = 0

  /// Whether there are more pages than the memory should hold.
  var areTooMany: Bool { pages.full.count >= Self.most }

  /// Keeps a record.
  ///
  /// - Parameters:
  ///   - place: the cell to which a finding will point.
  ///   - text: what it will quote.
  ///   - more: further texts, each behind a separator.
  mutating func append(
    check: Int, key: UInt64, value: UInt64, row: Int, place: RowBuffer.Cell, count: Int,
    text: UnsafeBufferPointer<UInt8>?,
    more: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? = nil
  ) {
    var textCount = text?.count ?? 0
    if let more { textCount += more.0.count + more.1.count + 2 }
    let head = Head(
      key: key, value: value, row: Int32(clamping: row), line: place.line, column: place.column,
      count: Int32(clamping: count), textCount: Int32(clamping: textCount),
      check: Int32(clamping: check))
    pages.append(MemoryLayout<Head>.size + textCount) { start in
      var place = start
      withUnsafeBytes(of: head) { place.put($0) }
      if let text { place.put(UnsafeRawBufferPointer(text)) }
      if let more {
        place.storeBytes(of: Self.between, as: UInt8.self)
        place += 1
        place.put(UnsafeRawBufferPointer(more.0))
        place.storeBytes(of: Self.between, as: UInt8.self)
        place += 1
        place.put(UnsafeRawBufferPointer(more.1))
      }
    }
    self.count += 1
  }

  /// Takes the pages out.
  mutating func take() -> [[UInt8]] { pages.take() }

  /// Hands over the records of a page: the check and the key, and the record where it is wanted.
  static func read(
    _ page: UnsafeRawBufferPointer,
    _ body: (_ check: Int, _ key: UInt64, _ record: () -> RowRecord) throws -> Void
  ) rethrows {
    let size = MemoryLayout<Head>.size
    var place = 0
    while place + size <= page.count {
      let head = page.loadUnaligned(fromByteOffset: place, as: Head.self)
      let start = place + size
      let end = start + Int(head.textCount)
      try body(Int(head.check), head.key) {
        RowRecord(
          check: Int(head.check), key: head.key, value: head.value, row: Int(head.row),
          line: Int(head.line), column: Int(head.column),
          text: String(decoding: page[start..<end], as: UTF8.self), count: Int(head.count))
      }
      place = end
    }
  }
}
