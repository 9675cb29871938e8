internal import AttestModel

/// Rows as they were read, to be asked again at the end where another row has the same key.
///
/// Most rows share their ends with no other, so that keeping them as they are costs less than making
/// of each what every check would compare.
struct KeptRows {
  /// How many pages are kept in memory; more go to the spill.
  private static let most = 6

  /// What stands before the cells of a row.
  private struct Head {
    let key: UInt64
    let row: Int32
    let line: Int32
    let cells: Int32
    let byteCount: Int32
    /// Whether each cell has a line of its own behind its count and its column.
    let hasLines: Bool
  }

  private var pages = BytePages()
  private var spill: (any RowRecordSpill)?
  /// Of the rows in the spill.
  private var spilled: KeyMeetings?
  private var count = 0

  /// Keeps a row.
  ///
  /// - Throws: a `Diagnostic` where the spill fails.
  mutating func append(
    _ buffer: RowBuffer, key: UInt64, row: Int, makeSpill: () throws -> any RowRecordSpill
  ) throws {
    let cells = buffer.count
    guard cells > 0 else { return }
    let line = buffer[0].line
    let bytes = UnsafeRawBufferPointer(buffer.allBytes)
    let hasLines = buffer[cells - 1].line != line
    let head = Head(
      key: key, row: Int32(clamping: row), line: line, cells: Int32(clamping: cells),
      byteCount: Int32(clamping: bytes.count), hasLines: hasLines)
    let size = MemoryLayout<Head>.stride + cells * (hasLines ? 12 : 8) + bytes.count
    pages.append(size) { start in
      var place = start
      place.storeBytes(of: head, as: Head.self)
      place += MemoryLayout<Head>.stride
      for column in 0..<cells {
        let cell = buffer[column]
        place.put(cell.count)
        place.put(cell.column)
        if hasLines { place.put(cell.line) }
      }
      place.put(bytes)
    }
    count += 1
    if pages.full.count >= Self.most { try spillPages(makeSpill) }
  }

  private mutating func spillPages(_ makeSpill: () throws -> any RowRecordSpill) throws {
    let spill = try spill ?? makeSpill()
    self.spill = spill
    var meetings = spilled ?? KeyMeetings()
    spilled = nil
    for page in pages.take() {
      page.withUnsafeBytes { Self.read($0) { head, _ in meetings.add(head.key) } }
      try spill.append(page)
    }
    spilled = meetings
  }

  /// Takes out the rows whose keys meet another's, in their order.
  ///
  /// - Parameter body: is handed the number of each row, which it finds in `buffer`.
  /// - Throws: a `Diagnostic` where the spill fails, and whatever `body` throws.
  mutating func takeMeeting(in buffer: RowBuffer, _ body: (_ row: Int) throws -> Void) throws {
    var pages = pages.take()
    var meetings = spilled ?? KeyMeetings(count)
    for page in pages {
      page.withUnsafeBytes { Self.read($0) { head, _ in meetings.add(head.key) } }
    }
    // Where few keys seem to meet, most of those only seem to, and are told apart.
    var doubted: [UInt64] = []
    let few = count / 4
    func collect(_ page: UnsafeRawBufferPointer) {
      Self.read(page) { head, _ in
        if doubted.count <= few, meetings.meets(head.key) { doubted.append(head.key) }
      }
    }
    try spill?.read(collect)
    for page in pages { page.withUnsafeBytes(collect) }
    let met = doubted.count <= few ? Self.repeated(doubted) : nil
    doubted = []
    func hand(_ page: UnsafeRawBufferPointer) throws {
      try Self.read(page) { head, cells in
        guard meetings.meets(head.key), met?.contains(head.key) ?? true else { return }
        Self.fill(buffer, head, cells)
        try body(Int(head.row))
      }
    }
    try spill?.read(hand)
    spill = nil
    for index in pages.indices {
      try pages[index].withUnsafeBytes(hand)
      pages[index] = []
    }
  }

  /// The keys that are there twice or more.
  private static func repeated(_ keys: [UInt64]) -> Set<UInt64> {
    let sorted = keys.sorted()
    return Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
  }

  private static func read(
    _ page: UnsafeRawBufferPointer, _ body: (Head, UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var place = 0
    while place + MemoryLayout<Head>.stride <= page.count {
      let head = page.loadUnaligned(fromByteOffset: place, as: Head.self)
      let start = place + MemoryLayout<Head>.stride
      place = start + Int(head.cells) * (head.hasLines ? 12 : 8) + Int(head.byteCount)
      try body(head, UnsafeRawBufferPointer(rebasing: page[start..<place]))
    }
  }

  private static func fill(_ buffer: RowBuffer, _ head: Head, _ bytes: UnsafeRawBufferPointer) {
    buffer.clear()
    let width = head.hasLines ? 12 : 8
    var start = Int(head.cells) * width
    for cell in 0..<Int(head.cells) {
      func number(_ place: Int) -> Int {
        Int(bytes.loadUnaligned(fromByteOffset: cell * width + place, as: Int32.self))
      }
      let end = start + number(0)
      buffer.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]).bindMemory(to: UInt8.self))
      buffer.endCell(line: head.hasLines ? number(8) : Int(head.line), column: number(4))
      start = end
    }
  }
}
