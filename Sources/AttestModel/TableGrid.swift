/// A table as rows and columns, whichever way its document gave it.
///
/// Readers of marked-up formats give the grid at once; for the flattened tables of PDF text it is
/// rebuilt from the region's lines.
public struct TableGrid: Hashable, Sendable {
  /// One cell: its text, cleaned, and where it stands in `Document.text`.
  public struct Cell: Hashable, Sendable {
    /// As printed; of a cell carried over, the text of the one above.
    public let text: String
    /// Empty where the cell is empty or was carried over from the row above.
    public let range: TextRange

    /// A cell as its parts.
    public init(_ text: String, at range: TextRange) {
      self.text = text
      self.range = range
    }
  }

  /// One row; as many cells as the table has columns.
  public struct Line: Hashable, Sendable {
    /// One a column, in the columns' order.
    public let cells: [Cell]
    /// From its first cell to its last.
    public let range: TextRange

    /// A row as its parts.
    public init(_ cells: [Cell], at range: TextRange) {
      self.cells = cells
      self.range = range
    }
  }

  /// Index into `Document.sections`.
  public let section: Int
  /// What is printed above or below the table; empty where nothing is.
  public let caption: String
  /// The column heads, one a column.
  public let columns: [String]
  /// Below the column heads, in their order.
  public let rows: [Line]

  /// A table as its parts; every row has as many cells as there are columns.
  public init(section: Int, caption: String, columns: [String], rows: [Line]) {
    self.section = section
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
