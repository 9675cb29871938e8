public import AttestModel

/// The sentences table: one row per sentence of a document.
public struct SentencesTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = ["document", "section", "sentence", "start", "end"]

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
    _ sentence: SentenceRecord, of document: String, to output: inout [UInt8]
  ) {
    format.row(
      [
        .text(document), .text(sentence.section), .text(sentence.text), .number(sentence.start),
        .number(sentence.end),
      ], columns: Self.columns, to: &output)
  }
}
