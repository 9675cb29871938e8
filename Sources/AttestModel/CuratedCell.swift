/// One cell of a curated table, with the place where it begins in the file.
public struct CuratedCell: Hashable, Sendable {
  /// Without its quotes, and with doubled quotes single.
  public let text: String
  /// From 1.
  public let line: Int
  /// In Unicode scalars, from 1.
  public let column: Int

  /// A cell as its parts; see `line` and `column` for how places count.
  public init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// What a check keeps of a row to compare it with others.
///
/// Rows are put together by `key`, so a check makes equal keys of what it wants to compare.
public struct RowRecord: Hashable, Sendable {
  /// What rows must have in common to be compared; a hash.
  public let key: UInt64
  /// What may then differ; a hash.
  public let value: UInt64
  /// For the message; short.
  public let text: String
  /// From 0, the first below the header.
  public let row: Int32
  /// Of its first cell, from 1.
  public let line: Int32
  /// Of its first cell, in Unicode scalars from 1.
  public let column: Int32
  /// How many cells it stands for, the first being the one with the place.
  public var count: Int32
  /// Which check keeps it, by its place in the list.
  public let check: Int32

  /// A record as its parts; numbers beyond 32 bits are held at the largest that fits.
  public init(
    check: Int, key: UInt64, value: UInt64, row: Int, line: Int, column: Int, text: String,
    count: Int = 1
  ) {
    self.check = Int32(clamping: check)
    self.key = key
    self.value = value
    self.row = Int32(clamping: row)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.text = text
    self.count = Int32(clamping: count)
  }
}

/// Where records go that are too many for the memory, as bytes: nobody asks for one of them.
public protocol RowRecordSpill: AnyObject {
  /// Keeps a page of records.
  ///
  /// - Throws: a `Diagnostic` where the disk is full.
  func append(_ page: [UInt8]) throws

  /// Hands all pages back, in the order in which they came.
  ///
  /// - Throws: a `Diagnostic` where they cannot be read, and whatever `body` throws.
  func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws
}
