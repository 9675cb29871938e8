public import AttestModel
import GRDB

extension Store {
  /// Visits the documents, each with its events, in the order in which they were first stored.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachDocumentOfEvents(
    _ body: (_ document: StoredEvents) throws -> Void
  ) throws {
    try read { db in
      let documents = try Row.fetchCursor(
        db, sql: "SELECT id, name, format FROM documents ORDER BY id")
      while let row = try documents.next() {
        let id: Int64 = try row.decode(Int64.self, atIndex: 0)
        try body(
          StoredEvents(
            document: try row.text(1), format: try row.text(2), events: try Self.events(db, of: id))
        )
      }
    }
  }

  private static func events(_ db: Database, of document: Int64) throws -> [EventRecord] {
    var arguments: [Int: [EventRecord.Argument]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT event, role, filler, text, "start", "end" FROM event_arguments
        WHERE document = ? ORDER BY event, ordinal
        """, arguments: [document])
    while let row = try rows.next() {
      arguments[try row.integer(0), default: []].append(
        EventRecord.Argument(
          role: try row.text(1), id: try row.text(2), text: try row.text(3),
          start: try row.integer(4), end: try row.integer(5)))
    }
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT ordinal, type, trigger_id, "trigger", "start", "end", negated, speculated
        FROM events WHERE document = ? ORDER BY ordinal
        """, arguments: [document])
    var found: [EventRecord] = []
    while let row = try events.next() {
      let ordinal = try row.integer(0)
      found.append(
        EventRecord(
          id: "E\(ordinal)", type: try row.text(1), triggerID: try row.text(2),
          trigger: try row.text(3), start: try row.integer(4), end: try row.integer(5),
          arguments: arguments[ordinal] ?? [], isNegated: try row.integer(6) != 0,
          isSpeculated: try row.integer(7) != 0))
    }
    return found
  }
}

/// A document of the store with its events.
public struct StoredEvents: Hashable, Sendable {
  /// `MinedDocument.id`.
  public let document: String
  /// `MinedDocument.format`.
  public let format: String
  /// In the order of their numbers: `E1`, `E2`.
  public let events: [EventRecord]
}
