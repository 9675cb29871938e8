extension Schema {
  /// The fifth version: long texts in pieces.
  static let texts = """
    -- What of a source text stands behind the piece in texts.
    CREATE TABLE text_pieces (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (document, ordinal)
    ) STRICT;
    """
}
