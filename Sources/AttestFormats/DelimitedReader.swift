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
  public enum Dialect: Hashable, Sendable {
    case commaSeparated, tabSeparated
    /// With quotes, as in comma-separated tables.
    case separated(by: UInt8)

    /// The byte between cells.
    public var separator: UInt8 {
      switch self {
      case .commaSeparated: UInt8(ascii: ",")
      case .tabSeparated: 0x09
      case .separated(let byte): byte
      }
    }

    var hasQuotes: Bool {
      switch self {
      case .commaSeparated, .separated: true
      case .tabSeparated: false
      }
    }
  }

  /// One cell, with the place where it begins in the file.
  public typealias Field = CuratedCell

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
    let stream = DelimitedStream(MemoryByteStream(bytes), file: file, dialect: dialect)
    var header: Row = []
    var rows: [Row] = []
    var diagnostics: [Diagnostic] = []
    // Bytes in memory cannot fail to be read.
    _ = try? stream.read(isStrict: false) { row in
      if header.isEmpty { header = row } else { rows.append(row) }
    } report: {
      diagnostics.append($0)
    }
    self.file = file
    self.header = header
    self.rows = rows
    self.diagnostics = diagnostics
  }

  /// Reads the table of a file; one that ends in `.tsv` is tab-separated.
  ///
  /// - Throws: a `Diagnostic` where the file is missing or cannot be read.
  public init(contentsOf path: String) throws {
    let bytes = try PeekableByteStream(FileByteStream(path: path)).readAll()
    self.init(bytes, file: path, dialect: Dialect(ofFile: path))
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

extension DelimitedReader.Dialect {
  /// The dialect that a file's name promises: tabs for `.tsv`, `.tab` and `.mitab`, else commas.
  public init(ofFile path: String) {
    let isTabbed = hasSuffix(
      path, among: [".tsv", ".tab", ".mitab", ".tsv.gz", ".tab.gz", ".mitab.gz"])
    self = isTabbed ? .tabSeparated : .commaSeparated
  }
}
