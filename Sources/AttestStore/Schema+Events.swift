extension Schema {
  /// Version 4: what happens to the molecules of documents.
  static let events = """
    -- ordinal: the number in the event's id; trigger_id: T9, in one row with entities.
    CREATE TABLE events (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      type TEXT NOT NULL,
      trigger_id TEXT NOT NULL,
      "trigger" TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      negated INTEGER NOT NULL,
      speculated INTEGER NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- filler: T3 for a molecule or a part of one, E2 for an event of the document.
    CREATE TABLE event_arguments (
      document INTEGER NOT NULL,
      event INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      role TEXT NOT NULL,
      filler TEXT NOT NULL,
      text TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (document, event, ordinal),
      FOREIGN KEY (document, event) REFERENCES events (document, ordinal) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """
}
