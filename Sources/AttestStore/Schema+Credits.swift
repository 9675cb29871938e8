extension Schema {
  /// Version 7: which imported record a work was taken from, so that the credit goes when the record
  /// goes; sources that only hedge, what is asked of a claim beside the keys of its evidence, and what
  /// a look for damage needs beside the digests.
  static let credits = """
    -- NULL where a work is none of a record's: what a document or a bibliography beside it gave.
    ALTER TABLE cited_works ADD COLUMN publication INTEGER
      REFERENCES publications (id) ON DELETE SET NULL;
    CREATE INDEX cited_works_by_publication ON cited_works (publication)
      WHERE publication IS NOT NULL;

    -- hedging: how many of the publications only hedge.
    ALTER TABLE claim_support ADD COLUMN hedging INTEGER NOT NULL DEFAULT 0;
    INSERT INTO unranked_claims SELECT claim_id FROM claim_support WHERE hedged > 0
      ON CONFLICT DO NOTHING;

    -- Of the evidence, so that what does not fit is passed over without looking at its row.
    ALTER TABLE evidence_keys ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE evidence_keys ADD COLUMN sentence INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE evidence_keys ADD COLUMN hedged INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE evidence_keys ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE evidence_keys ADD COLUMN relation TEXT NOT NULL DEFAULT '';
    UPDATE evidence_keys SET (claim, sentence, hedged, negated, relation) = (
      SELECT claims.id, evidence.sentence, certainty = 'hedged', polarity = 'negated', claims.relation
      FROM evidence JOIN claims ON claims.id = evidence.claim
      WHERE evidence.id = evidence_keys.evidence);

    -- path: of the file that is the document, whatever the name it was given by; NULL where it is
    -- none or was stored before. tie_content: a digest of what citations and named authors hang on.
    ALTER TABLE documents ADD COLUMN path TEXT;
    ALTER TABLE documents ADD COLUMN tie_content TEXT;
    CREATE INDEX documents_by_path ON documents (path) WHERE path IS NOT NULL;

    -- How many imported records there are of each kind.
    CREATE TABLE record_counts (
      kind TEXT PRIMARY KEY,
      count INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO record_counts
      SELECT 'publications', COUNT(*) FROM publications
      UNION ALL SELECT 'retractions', COUNT(*) FROM retractions
      UNION ALL SELECT 'trial_records', COUNT(*) FROM trial_records;
    """
}
