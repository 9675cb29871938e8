internal import AttestModel

/// The scanning of one table, byte by byte, piece by piece: RFC 4180, with the place of every cell.
struct DelimitedScan {
  /// How many bytes a cell may have; a longer one is a quote that was never closed.
  static let longestCell = 1 << 20
  /// How many columns a table may have.
  static let mostColumns = 10_000

  /// What a scan hands on.
  enum Item {
    /// A row, as it stands in the buffer; blank lines are left out.
    case row
    /// What is wrong; the row is left out.
    case fault(String, line: Int, column: Int)
  }

  /// Whether nothing more can be read, because what follows cannot be told apart.
  private(set) var isStopped = false

  private enum State {
    case plain, quoted
    /// Behind a quote inside quotes: the cell's end, or the first of a doubled quote.
    case behindQuote
  }

  private let separator: UInt8
  private let quotes: Bool
  /// Whether a quote inside a plain cell is a fault.
  private let isStrict: Bool
  private var state = State.plain
  /// The row that is being read.
  private let row: RowBuffer
  /// Whether a byte of the cell that is being read is not ASCII.
  private var hasWide = false
  private var line = 1
  private var column = 1
  private var startLine = 1
  private var startColumn = 1
  private var rowIsSound = true
  private var rowIsQuoted = false
  private var isAfterReturn = false
  private var isAtStart = true

  /// - Parameter row: where each row is put together.
  init(separator: UInt8, quotes: Bool, isStrict: Bool, row: RowBuffer) {
    self.row = row
    self.separator = separator
    self.quotes = quotes
    self.isStrict = isStrict
  }

  /// Reads the next bytes.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ take: (Item) throws -> Void
  ) throws {
    var index = 0
    if isAtStart {
      isAtStart = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        try stop("is UTF-16, not UTF-8; save the file as UTF-8", line: 1, column: 1, take)
      }
    }
    while index < bytes.count, !isStopped {
      if state == .plain, column == 1, !isAfterReturn, row.count == 0, row.openCount == 0,
        rowIsSound, !rowIsQuoted, let end = try readPlainLine(bytes, from: index, take)
      {
        index = end
        continue
      }
      if state == .plain, !isAfterReturn {
        index = readPlain(bytes, from: index)
        // Most cells end here.
        if index < bytes.count, bytes[index] == separator {
          try endCell(take)
          index += 1
          column += 1
          startLine = line
          startColumn = column
          continue
        }
      }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      // CR LF is one line end.
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        if state == .quoted { row.append(byte) }
        continue
      }
      isAfterReturn = byte == 0x0D
      let isLineEnd = byte == 0x0A || byte == 0x0D
      switch state {
      case .quoted:
        if byte == 0x22 { state = .behindQuote } else { row.append(byte) }
      case .behindQuote where byte == 0x22:
        row.append(byte)
        state = .quoted
      case .plain, .behindQuote:
        if byte == separator {
          try endCell(take)
          state = .plain
        } else if isLineEnd {
          try endCell(take)
          try endRow(take)
          state = .plain
        } else if byte == 0x22, quotes, state == .plain {
          if row.openCount == 0 {
            rowIsQuoted = true
            state = .quoted
          } else if isStrict {
            try fault(
              "a quote inside a cell that is not quoted; quote the cell and double the quote", take)
          } else {
            row.append(byte)
          }
        } else {
          if state == .behindQuote {
            try fault(
              "text behind the closing quote; double the quotes that belong to the cell", take)
          }
          row.append(byte)
        }
      }
      if byte >= 0x80 { hasWide = true }
      if byte == 0, isStrict { try fault("a NUL character; take it out of the file", take) }
      if isLineEnd {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      if state == .plain, row.openCount == 0 {
        startLine = line
        startColumn = column
      } else if row.openCount > Self.longestCell {
        try endOverlongCell(take)
      }
    }
  }

  /// Reads a line of plain cells, as most are; nil where it is none, or goes on in the next piece.
  private mutating func readPlainLine(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ take: (Item) throws -> Void
  ) throws -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    let separators = ones &* UInt64(separator)
    // A cell that grows too long is noticed byte by byte.
    let end = min(bytes.count, start + Self.longestCell)
    var cell = start
    var index = start
    while index + 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let separated = word ^ separators
      let marks = word ^ (ones &* 0x22)
      let found =
        ((word &- ones &* 0x20) | (separated &- ones) | (marks &- ones)) & ~word & high
        | word & high
      // A match leaves its high bit set, and what stands above the lowest may be wrong.
      guard found != 0 else {
        index += 8
        continue
      }
      index += found.trailingZeroBitCount >> 3
      let byte = bytes[index]
      guard byte == separator || byte == 0x0A else { break }
      row.append(UnsafeBufferPointer(rebasing: bytes[cell..<index]))
      row.endCell(line: line, column: cell - start + 1)
      index += 1
      cell = index
      guard byte == 0x0A else { continue }
      guard row.count <= Self.mostColumns else { break }
      // A blank line is no row.
      if row.count > 1 || row.byteCount > 0 { try take(.row) }
      row.clear()
      line += 1
      startLine = line
      startColumn = 1
      return index
    }
    row.clear()
    return nil
  }

  /// Reads bytes that mean nothing but themselves; gives where another stands.
  @inline(__always)
  private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    // A cell that grows too long is noticed byte by byte.
    let end = min(bytes.count, start + max(0, Self.longestCell - row.openCount))
    var following = 0
    while index < end {
      let byte = bytes[index]
      if byte == separator || byte == 0x22 || byte < 0x20 { break }
      if byte >= 0x80 {
        hasWide = true
        if byte & 0xC0 == 0x80 { following += 1 }
      }
      index += 1
    }
    guard index > start else { return start }
    row.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    column += index - start - following
    return index
  }

  /// Ends the table.
  mutating func finish(_ take: (Item) throws -> Void) throws {
    guard !isStopped else { return }
    if state == .quoted {
      try stop(
        "the quote that opens this cell is not closed; close it", line: startLine,
        column: startColumn, take)
    } else if row.count > 0 || row.openCount > 0 || rowIsQuoted {
      try endCell(take)
      if !isStopped { try endRow(take) }
    }
  }

  @inline(__always)
  private mutating func endCell(_ take: (Item) throws -> Void) throws {
    if hasWide {
      hasWide = false
      if UTF8Check.soundCount(row.open) < row.openCount {
        let place = unsoundPlace()
        row.dropOpen()
        if isStrict {
          try stop(
            "is not UTF-8 from here on; save the file as UTF-8, or give --encoding latin1 where it is"
              + " Latin-1", line: place.line,
            column: place.column, take)
          return
        }
        try fault("is not UTF-8; save the file as UTF-8; row skipped", at: place, take)
      }
    }
    row.endCell(line: startLine, column: startColumn)
    if row.count > Self.mostColumns {
      try stop(
        "more than \(Self.mostColumns) columns, which is the limit; check what parts the cells",
        line: startLine, column: startColumn, take)
    }
  }

  private mutating func endRow(_ take: (Item) throws -> Void) throws {
    let isBlank = row.count == 1 && row.byteCount == 0 && !rowIsQuoted
    if rowIsSound, !isBlank, !isStopped { try take(.row) }
    row.clear()
    rowIsSound = true
    rowIsQuoted = false
  }

  /// Where the first byte of the cell stands that is not UTF-8.
  private func unsoundPlace() -> TextPosition {
    var place = TextPosition()
    place.line = startLine
    place.column = startColumn
    let sound = UTF8Check.soundCount(row.open)
    place.advance(over: UnsafeBufferPointer(rebasing: row.open[..<sound]))
    return place
  }

  private mutating func endOverlongCell(_ take: (Item) throws -> Void) throws {
    let limit = "the limit of a cell is \(Self.longestCell >> 20) MiB"
    try stop(
      state == .plain
        ? "a cell that is too long; \(limit)"
        : "the quote that opens this cell is not closed, or the cell is too long; \(limit)",
      line: startLine, column: startColumn, take)
  }

  /// Names a fault of the row, the first one only.
  private mutating func fault(
    _ message: String, at place: TextPosition? = nil, _ take: (Item) throws -> Void
  ) throws {
    guard rowIsSound else { return }
    rowIsSound = false
    try take(.fault(message, line: place?.line ?? line, column: place?.column ?? column))
  }

  private mutating func stop(
    _ message: String, line: Int, column: Int, _ take: (Item) throws -> Void
  ) throws {
    isStopped = true
    try take(.fault(message, line: line, column: column))
  }
}
