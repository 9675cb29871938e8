public import AttestModel

/// The mentions table: one row per name found in a document.
public struct MentionsTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = [
    "document", "section", "text", "id", "name", "type", "start", "end", "reason",
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
    _ mention: MentionRecord, of document: String, to output: inout [UInt8]
  ) {
    format.row(
      [
        .text(document), .text(mention.section), .text(mention.text), .text(mention.concept.id),
        .text(mention.concept.name), .text(mention.concept.kind.rawValue), .number(mention.start),
        .number(mention.end), .text(mention.reason),
      ], columns: Self.columns, to: &output)
  }
}
