public import AttestModel

/// The citations table: one row per citation in a text and entry that it may point to.
public struct CitationsTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = [
    "citation", "reference", "pmid", "doi", "document", "section", "sentence", "start",
    "end", "resolved",
  ]

  private let format: any TableFormat

  /// - Parameter format: how rows are written: csv, tsv, jsonl.
  public init(_ format: any TableFormat) {
    self.format = format
  }

  /// Appends what stands before the first row.
  public func appendHeader(to output: inout [UInt8]) {
    format.header(Self.columns, to: &output)
  }

  /// Appends one row.
  ///
  /// - Parameter document: `Document.id`.
  public func append(
    _ citation: CitationRecord, of document: String, to output: inout [UInt8]
  ) {
    format.row(
      [
        .text(citation.citation), .text(citation.reference), .text(citation.pmid),
        .text(citation.doi), .text(document), .text(citation.section), .text(citation.sentence),
        .number(citation.start), .number(citation.end), .text(citation.resolution.rawValue),
      ], columns: Self.columns, to: &output)
  }
}
