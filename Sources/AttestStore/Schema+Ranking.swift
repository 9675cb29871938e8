extension Schema {
  /// Version 6: digests of events and runs, and the indices that claims are walked through by, with all that is asked of a claim, so
  /// that a claim which does not fit is passed over without looking at its row.
  static let ranking = """
    -- Digests of what happens to a document's molecules, and of a run that was ended; NULL where it
    -- was stored before there were any.
    ALTER TABLE documents ADD COLUMN event_content TEXT;
    ALTER TABLE runs ADD COLUMN content TEXT;

    DROP INDEX claim_support_by_rank;
    CREATE INDEX claim_support_by_rank
      ON claim_support (publications DESC, sentences DESC, claim_id,
        subject, object, relation, polarity, asserted, hedged);
    DROP INDEX claim_support_by_subject;
    CREATE INDEX claim_support_by_subject
      ON claim_support (subject, publications DESC, sentences DESC, claim_id,
        object, relation, polarity, asserted, hedged);
    DROP INDEX claim_support_by_object;
    CREATE INDEX claim_support_by_object
      ON claim_support (object, publications DESC, sentences DESC, claim_id,
        subject, relation, polarity, asserted, hedged);
    DROP INDEX claim_support_by_relation;
    CREATE INDEX claim_support_by_relation
      ON claim_support (relation, publications DESC, sentences DESC, claim_id,
        subject, object, polarity, asserted, hedged);
    """
}
