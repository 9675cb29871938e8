import Attest

extension StoredTable {
  /// Of documents whose molecules were given.
  static let events = StoredTable(
    "events", "one row for each event of the molecules that were given for a text"
  ) { store, format, writer in
    let table = EventsTable(format)
    try writer.write { table.appendHeader(to: &$0) }
    try store.forEachDocumentOfEvents { stored in
      for event in stored.events {
        try writer.write { table.append(event, of: stored.document, to: &$0) }
      }
    }
  }
}
