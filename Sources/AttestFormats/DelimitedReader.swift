public import AttestModel

/// A table as curators keep it: comma- or tab-separated, read with the place of every cell.
///
///     subject,relation,object
///     IFNG,activates,"STAT1, phosphorylated"
///
/// Comma-separated tables are read after RFC 4180; tab-separated ones have no quotes. A faulty row
/// is reported and left out, and the others are still read.
public struct DelimitedReader: Sendable {
  /// What parts cells, and whether cells may stand in quotes.
  public enum Dialect: Sendable {
    case commaSeparated, tabSeparated

    fileprivate var separator: UInt8 {
      switch self {
      case .commaSeparated: UInt8(ascii: ",")
      case .tabSeparated: 0x09
      }
    }

    fileprivate var hasQuotes: Bool {
      switch self {
      case .commaSeparated: true
      case .tabSeparated: false
      }
    }
  }

  /// One cell, with the place where it begins in the file.
  public struct Field: Hashable, Sendable {
    /// Without its quotes, and with doubled quotes single.
    public let text: String
    /// From 1.
    public let line: Int
    /// In Unicode scalars, from 1.
    public let column: Int

    public init(_ text: String, line: Int, column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  /// One row; as many cells as the header.
  public typealias Row = [Field]

  /// The path of the file, for messages.
  public let file: String
  /// The first row; empty where the file is.
  public let header: Row
  /// The rows below the header that are sound. Blank lines are no rows.
  public let rows: [Row]
  /// What was wrong with the file, in its order.
  public let diagnostics: [Diagnostic]

  /// Reads a table.
  public init(_ bytes: [UInt8], file: String, dialect: Dialect = .commaSeparated) {
    var scan = DelimitedScan(file: file, separator: dialect.separator, quotes: dialect.hasQuotes)
    bytes.withUnsafeBufferPointer { scan.read($0) }
    self.file = file
    header = scan.header
    rows = scan.rows
    diagnostics = scan.diagnostics
  }

  /// Reads the table of a file; one that ends in `.tsv` is tab-separated.
  ///
  /// - Throws: a `Diagnostic` where the file is missing or cannot be read.
  public init(contentsOf path: String) throws {
    let bytes = try PeekableByteStream(FileByteStream(path: path)).readAll()
    let isTabbed = hasSuffix(path, among: [".tsv", ".tab", ".tsv.gz"])
    self.init(bytes, file: path, dialect: isTabbed ? .tabSeparated : .commaSeparated)
  }

  /// Where a column stands, by its name in the header; nil where there is none.
  public func column(_ name: String) -> Int? {
    header.firstIndex { $0.text == name }
  }

  /// Where a column stands that the table must have.
  ///
  /// - Throws: a `Diagnostic` that names the columns there are.
  public func requiredColumn(_ name: String) throws -> Int {
    if let column = column(name) { return column }
    let found = header.map(\.text).joined(separator: ", ")
    throw Diagnostic(
      "no column “\(name)” in the header; it has \(found.isEmpty ? "none" : found)", file: file,
      line: 1, column: 1)
  }
}

/// The reading of one table, byte by byte.
private struct DelimitedScan {
  let file: String
  let separator: UInt8
  let quotes: Bool
  var header: DelimitedReader.Row = []
  var rows: [DelimitedReader.Row] = []
  var diagnostics: [Diagnostic] = []

  private var row: DelimitedReader.Row = []
  private var cell: [UInt8] = []
  private var start = TextPosition()
  private var rowIsSound = true
  private var rowIsQuoted = false

  init(file: String, separator: UInt8, quotes: Bool) {
    self.file = file
    self.separator = separator
    self.quotes = quotes
  }

  private enum State {
    case plain, quoted
    /// Behind a quote inside quotes: the cell's end, or the first of a doubled quote.
    case behindQuote
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    let sound = UTF8Check.soundCount(bytes)
    if sound < bytes.count {
      let place = TextPosition(of: sound, in: bytes)
      fault("is not UTF-8 from here on; save the file as UTF-8", at: place)
    }
    var position = TextPosition()
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var state = State.plain
    while index < sound {
      let byte = bytes[index]
      let isReturn = byte == 0x0D
      switch state {
      case .quoted:
        if byte == 0x22 { state = .behindQuote } else { cell.append(byte) }
      case .behindQuote where byte == 0x22:
        cell.append(byte)
        state = .quoted
      case .plain, .behindQuote:
        if byte == separator {
          endCell()
          state = .plain
        } else if byte == 0x0A || isReturn {
          // CR LF is one line end; its LF is skipped together with the CR.
          if isReturn, index + 1 < sound, bytes[index + 1] == 0x0A {
            position.advance(over: UnsafeBufferPointer(rebasing: bytes[index...index]))
            index += 1
          }
          endCell()
          endRow()
          state = .plain
        } else if state == .plain, quotes, byte == 0x22, cell.isEmpty {
          rowIsQuoted = true
          state = .quoted
        } else {
          if state == .behindQuote, rowIsSound {
            rowIsSound = false
            fault(
              "text behind the closing quote; double the quotes that belong to the cell",
              at: position)
          }
          cell.append(byte)
        }
      }
      position.advance(over: UnsafeBufferPointer(rebasing: bytes[index...index]))
      index += 1
      if state == .plain, cell.isEmpty { start = position }
    }
    if state == .quoted {
      fault("the quote that opens this cell is never closed; close it", at: start)
      return
    }
    // Where bytes are unsound the last row is cut off.
    guard sound == bytes.count else { return }
    if !row.isEmpty || !cell.isEmpty || rowIsQuoted {
      endCell()
      endRow()
    }
  }

  private mutating func endCell() {
    row.append(
      DelimitedReader.Field(
        String(decoding: cell, as: UTF8.self), line: start.line, column: start.column))
    cell.removeAll(keepingCapacity: true)
  }

  private mutating func endRow() {
    defer {
      row = []
      rowIsSound = true
      rowIsQuoted = false
    }
    let isBlank = row.count == 1 && row[0].text.isEmpty && !rowIsQuoted
    guard rowIsSound, !isBlank else { return }
    if header.isEmpty {
      header = row
    } else if row.count == header.count {
      rows.append(row)
    } else {
      diagnostics.append(
        Diagnostic(
          "\(row.count) cells, but the header has \(header.count); quote cells that hold a"
            + " separator", file: file, line: row[0].line, column: row[0].column))
    }
  }

  private mutating func fault(_ message: String, at place: TextPosition) {
    diagnostics.append(
      Diagnostic(message, file: file, line: place.line, column: place.column))
  }
}
