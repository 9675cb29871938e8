public import AttestModel

/// A table that is read row by row and never held whole.
public struct DelimitedStream {
  private let stream: any ByteStream
  private let file: String
  private let dialect: DelimitedReader.Dialect

  /// A table of these bytes; `file` is its path as findings show it, `dialect` how its cells are
  /// parted.
  public init(_ stream: any ByteStream, file: String, dialect: DelimitedReader.Dialect) {
    self.stream = stream
    self.file = file
    self.dialect = dialect
  }

  /// Reads the table: the header first, then the rows that are sound. Blank lines are no rows.
  ///
  /// - Parameters:
  ///   - isStrict: whether quotes inside plain cells and NULs are faults, as RFC 4180 has it.
  ///   - row: is handed each row; all have as many cells as the first.
  ///   - report: is told of each row that is left out, and why.
  /// - Returns: whether it was read to its end; not where it is cut off in the middle of a cell, say.
  /// - Throws: a `Diagnostic` where reading fails, and whatever `row` throws.
  @discardableResult
  public func read(
    isStrict: Bool = true, _ row: ([CuratedCell]) throws -> Void, report: (Diagnostic) -> Void
  ) throws -> Bool {
    try readRows(isStrict: isStrict, { try row($0.curatedCells) }, report: report)
  }

  /// Reads the table as `read` does, without making texts of the cells.
  ///
  /// - Parameter row: is handed each row, which holds good until it returns.
  @discardableResult
  public func readRows(
    isStrict: Bool = true, _ row: (RowBuffer) throws -> Void, report: (Diagnostic) -> Void
  ) throws -> Bool {
    let buffer = RowBuffer()
    var scan = DelimitedScan(
      separator: dialect.separator, quotes: dialect.hasQuotes, isStrict: isStrict, row: buffer)
    var width = 0
    func take(_ item: DelimitedScan.Item) throws {
      switch item {
      case .row:
        if width == 0 { width = buffer.count }
        guard buffer.count == width else {
          report(
            Diagnostic(
              "\(buffer.count) cells, but the header has \(width); quote cells that hold a"
                + " separator", file: file, line: Int(buffer[0].line),
              column: Int(buffer[0].column)))
          return
        }
        try row(buffer)
      case .fault(let message, let line, let column):
        report(Diagnostic(message, file: file, line: line, column: column))
      }
    }
    while !scan.isStopped, let piece = try stream.next() {
      try piece.withUnsafeBufferPointer { try scan.read($0, take) }
    }
    try scan.finish(take)
    return !scan.isStopped
  }
}

/// Bytes in Latin-1, handed on as UTF-8.
public final class Latin1ByteStream: ByteStream {
  private let base: any ByteStream

  /// Reads `base` as Latin-1, in which every byte is a character.
  public init(_ base: any ByteStream) {
    self.base = base
  }

  /// As of the bytes below.
  public var name: String { base.name }

  /// The next piece, which may be up to twice as long as the one below: letters beyond ASCII have
  /// two bytes.
  ///
  /// - Throws: as the bytes below.
  public func next() throws -> [UInt8]? {
    guard let piece = try base.next() else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(piece.count)
    for byte in piece {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result.append(0xC0 | byte >> 6)
        result.append(0x80 | byte & 0x3F)
      }
    }
    return result
  }

  /// As of the bytes below; Latin-1 itself gives no cause for any.
  public func takeWarnings() -> [Diagnostic] { base.takeWarnings() }
}
