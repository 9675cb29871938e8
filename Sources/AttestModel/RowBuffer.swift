/// A row of a table as it was read: the bytes of its cells, one after the other, and their places.
///
/// A reader fills the same buffer with row after row, so that reading a cell costs no text; what is
/// needed as a text is made into one. The bytes are sound UTF-8.
public final class RowBuffer {
  /// Where a cell stands.
  public struct Cell {
    /// Of its bytes, in the buffer's.
    public let start: Int
    /// How many bytes it has.
    public let count: Int32
    /// From 1, where the cell begins in the file.
    public let line: Int32
    /// In Unicode scalars, from 1.
    public let column: Int32

    /// A place, for something that is no cell of the buffer.
    public init(line: Int, column: Int) {
      self.init(start: 0, count: 0, line: line, column: column)
    }

    @inlinable
    init(start: Int, count: Int, line: Int, column: Int) {
      self.start = start
      self.count = Int32(clamping: count)
      self.line = Int32(clamping: line)
      self.column = Int32(clamping: column)
    }
  }

  @exclusivity(unchecked) @usableFromInline var bytes = UnsafeMutablePointer<UInt8>.allocate(
    capacity: 256)
  @exclusivity(unchecked) @usableFromInline var capacity = 256
  @exclusivity(unchecked) @usableFromInline var cells = UnsafeMutablePointer<Cell>.allocate(
    capacity: 16)
  @exclusivity(unchecked) @usableFromInline var cellCapacity = 16
  /// Of all cells together, and of the one that is being read.
  @exclusivity(unchecked) @usableFromInline var byteTotal = 0
  /// How many cells are complete.
  @exclusivity(unchecked) @usableFromInline var cellTotal = 0
  /// Where the cell begins that is being read.
  @exclusivity(unchecked) @usableFromInline var start = 0

  /// A buffer without a row, with room for a short one.
  public init() {}

  /// Of all cells together, and of the one that is being read.
  @inlinable public var byteCount: Int { byteTotal }

  /// How many cells are complete.
  @inlinable public var count: Int { cellTotal }

  deinit {
    bytes.deallocate()
    cells.deallocate()
  }

  /// A row of cells that were read elsewhere.
  public convenience init(_ row: [CuratedCell]) {
    self.init()
    for cell in row { append(cell) }
  }

  /// Empties the buffer for the next row.
  @inlinable
  public func clear() {
    byteTotal = 0
    cellTotal = 0
    start = 0
  }

  /// Adds bytes to the cell that is being read.
  @inlinable
  public func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let base = more.baseAddress else { return }
    if byteTotal + more.count > capacity { grow(to: byteTotal + more.count) }
    (bytes + byteTotal).update(from: base, count: more.count)
    byteTotal += more.count
  }

  /// Adds a byte to the cell that is being read.
  @inlinable
  public func append(_ byte: UInt8) {
    if byteTotal == capacity { grow(to: byteTotal + 1) }
    bytes[byteTotal] = byte
    byteTotal += 1
  }

  private func append(_ cell: CuratedCell) {
    var text = cell.text
    text.withUTF8 { append($0) }
    endCell(line: cell.line, column: cell.column)
  }

  /// How many bytes the cell has that is being read.
  @inlinable
  public var openCount: Int { byteTotal - start }

  /// The bytes of the cell that is being read.
  public var open: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + start, count: byteTotal - start)
  }

  /// Takes back the bytes of the cell that is being read.
  public func dropOpen() { byteTotal = start }

  /// Ends a cell.
  ///
  /// - Parameters:
  ///   - line: where it begins in the file, from 1.
  ///   - column: the same, in Unicode scalars from 1.
  @inlinable
  public func endCell(line: Int, column: Int) {
    if count == cellCapacity { growCells() }
    (cells + cellTotal).initialize(
      to: Cell(start: start, count: byteTotal - start, line: line, column: column))
    cellTotal += 1
    start = byteTotal
  }

  /// The place of a cell, whose column counts from 0.
  @inlinable
  public subscript(_ column: Int) -> Cell {
    precondition(column >= 0 && column < cellTotal)
    return cells[column]
  }

  /// The bytes of a cell, as long as the row holds.
  @inlinable
  public func bytes(of column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = self[column]
    return UnsafeBufferPointer(start: bytes + cell.start, count: Int(cell.count))
  }

  /// The bytes of all cells, as long as the row holds.
  public var allBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes, count: byteTotal)
  }

  /// Whether one of the cells has a byte.
  public func contains(_ byte: UInt8) -> Bool {
    let raw = UnsafeRawBufferPointer(allBytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while index + 8 <= raw.count {
      // A byte that is the one sought is zero here, and the subtraction borrows from its high bit.
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (ones &* UInt64(byte))
      if (word &- ones) & ~word & (ones << 7) != 0 { return true }
      index += 8
    }
    return raw[index...].contains(byte)
  }

  /// A cell with its text.
  public func cell(at column: Int) -> CuratedCell {
    let cell = self[column]
    return CuratedCell(
      String(decoding: bytes(of: column), as: UTF8.self), line: Int(cell.line),
      column: Int(cell.column))
  }

  /// All cells with their texts.
  public var curatedCells: [CuratedCell] { (0..<cellTotal).map(cell) }

  @usableFromInline
  func grow(to needed: Int) {
    let wanted = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: bytes, count: byteTotal)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }

  @usableFromInline
  func growCells() {
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: cellCapacity * 2)
    larger.update(from: cells, count: cellTotal)
    cells.deallocate()
    cells = larger
    cellCapacity *= 2
  }
}
