public import AttestModel

/// The events table: one row per event of a document.
public struct EventsTable: Sendable {
  /// The columns, in their order; scripts rely on it.
  public static let columns = [
    "document", "event_id", "type", "trigger", "start", "end", "arguments", "negated",
    "speculated",
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

  /// Appends one row. An argument is its role, what fills it, and that as written:
  /// `Theme:T3 STAT6`, `Cause:E1 binding`.
  ///
  /// - Parameter document: `Document.id`.
  public func append(_ event: EventRecord, of document: String, to output: inout [UInt8]) {
    format.row(
      [
        .text(document), .text(event.id), .text(event.type), .text(event.trigger),
        .number(event.start), .number(event.end),
        .list(event.arguments.map { "\($0.role):\($0.id) \($0.text)" }),
        .boolean(event.isNegated), .boolean(event.isSpeculated),
      ], columns: Self.columns, to: &output)
  }
}
