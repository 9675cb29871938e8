import Attest

/// The documents table: one row per document of the store.
struct DocumentsTable {
  /// The columns, in their order; scripts rely on it.
  static let columns = [
    "document", "format", "title", "pmid", "doi", "year", "sections", "sentences", "references",
    "tables", "rows",
  ]

  private let format: any TableFormat

  init(_ format: any TableFormat) {
    self.format = format
  }

  /// Appends what stands before the first row.
  func appendHeader(to output: inout [UInt8]) {
    format.header(Self.columns, to: &output)
  }

  /// Appends one row. What was not counted when the document was stored stays empty.
  func append(_ document: StoredDocument, to output: inout [UInt8]) {
    func cell(_ count: Int?) -> Cell { count.map(Cell.number) ?? .text("") }
    format.row(
      [
        .text(document.id), .text(document.format), .text(document.title), .text(document.pmid),
        .text(document.doi), .text(document.year), .number(document.sections),
        .number(document.sentences), cell(document.references),
        cell(document.tables), cell(document.rows),
      ], columns: Self.columns, to: &output)
  }
}
