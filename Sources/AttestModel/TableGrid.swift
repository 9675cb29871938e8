/// A table as rows and columns, whichever way its document gave it.
///
/// Readers of marked-up formats give the grid at once; for the flattened tables of PDF text it is
/// rebuilt from the region's lines.
public struct TableGrid: Hashable, Sendable {
  /// One cell: its text, cleaned, and where it stands in `Document.text`.
  public struct Cell: Hashable, Sendable {
    public let text: String
    /// Empty where the cell is empty or was carried over from the row above.
    public let range: TextRange

    public init(_ text: String, at range: TextRange) {
      self.text = text
      self.range = range
    }
  }

  /// One row; as many cells as the table has columns.
  public struct Line: Hashable, Sendable {
    public let cells: [Cell]
    /// From its first cell to its last.
    public let range: TextRange

    public init(_ cells: [Cell], at range: TextRange) {
      self.cells = cells
      self.range = range
    }
  }

  /// Index into `Document.sections`.
  public let section: Int
  public let caption: String
  /// The column heads, one a column.
  public let columns: [String]
  public let rows: [Line]

  public init(section: Int, caption: String, columns: [String], rows: [Line]) {
    self.section = section
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
