extension Schema {
  /// Version 8: the index by which evidence is found from sentences holds the claims, too, so that
  /// what words stand in is gathered without looking at rows.
  static let wording = """
    DROP INDEX evidence_by_sentence;
    CREATE INDEX evidence_by_sentence ON evidence (sentence, claim);
    """
}
