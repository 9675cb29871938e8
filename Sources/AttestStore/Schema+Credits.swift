extension Schema {
  /// Version 7: which imported record a work was taken from, so that the credit goes when the record
  /// goes.
  static let credits = """
    -- NULL where a work is none of a record's: what a document or a bibliography beside it gave.
    ALTER TABLE cited_works ADD COLUMN publication INTEGER
      REFERENCES publications (id) ON DELETE SET NULL;
    CREATE INDEX cited_works_by_publication ON cited_works (publication)
      WHERE publication IS NOT NULL;
    """
}
