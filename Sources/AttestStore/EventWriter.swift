import AttestModel
import GRDB

/// Writes the events of documents.
struct EventWriter {
  private let addEvent, addArgument, removeArguments, removeEvents: Statement

  init(_ db: Database) throws {
    addEvent = try db.cachedStatement(
      sql: """
        INSERT INTO events
          (document, ordinal, type, trigger_id, "trigger", "start", "end", negated, speculated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    addArgument = try db.cachedStatement(
      sql: """
        INSERT INTO event_arguments (document, event, ordinal, role, filler, text, "start", "end")
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    removeArguments = try db.cachedStatement(
      sql: "DELETE FROM event_arguments WHERE document = ?")
    removeEvents = try db.cachedStatement(sql: "DELETE FROM events WHERE document = ?")
  }

  /// Writes the events of a document, which has none yet.
  func write(_ events: [EventRecord], of document: Int64) throws {
    for (index, event) in events.enumerated() {
      try addEvent.execute(arguments: [
        document, index + 1, event.type, event.triggerID, event.trigger, event.start, event.end,
        event.isNegated, event.isSpeculated,
      ])
      for (ordinal, argument) in event.arguments.enumerated() {
        try addArgument.execute(arguments: [
          document, index + 1, ordinal, argument.role, argument.id, argument.text, argument.start,
          argument.end,
        ])
      }
    }
  }

  func remove(_ document: Int64) throws {
    try removeArguments.execute(arguments: [document])
    try removeEvents.execute(arguments: [document])
  }
}
