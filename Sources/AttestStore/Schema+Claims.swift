extension Schema {
  /// Version 1: runs, documents with their sentences, claims and the evidence for them.
  static let claims = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      ended TEXT,
      version TEXT NOT NULL,
      lexicon TEXT NOT NULL,
      rules TEXT NOT NULL,
      read INTEGER NOT NULL DEFAULT 0,
      refused INTEGER NOT NULL DEFAULT 0,
      stored INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      run INTEGER NOT NULL REFERENCES runs (id),
      format TEXT NOT NULL,
      title TEXT NOT NULL,
      pmid TEXT NOT NULL,
      doi TEXT NOT NULL,
      year TEXT NOT NULL,
      digest TEXT NOT NULL
    ) STRICT;
    CREATE INDEX documents_by_run ON documents (run);
    CREATE INDEX documents_by_pmid ON documents (pmid) WHERE pmid <> '';
    CREATE INDEX documents_by_year ON documents (year);

    -- listed: 1 where the document lists it, 0 where only a piece of evidence names it.
    CREATE TABLE sections (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      listed INTEGER NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- listed: 0 where the text is no sentence of the document, such as the cells of a table's row.
    CREATE TABLE sentences (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      section INTEGER NOT NULL,
      listed INTEGER NOT NULL,
      text TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      FOREIGN KEY (document, section) REFERENCES sections (document, ordinal) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX sentences_by_document ON sentences (document);

    CREATE TABLE concepts (
      id INTEGER PRIMARY KEY,
      curie TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      UNIQUE (curie, name, kind)
    ) STRICT;
    CREATE INDEX concepts_by_name ON concepts (name);

    -- mediators: ids of concepts in order, joined with |, so that a wording can be found again.
    CREATE TABLE claims (
      id INTEGER PRIMARY KEY,
      claim_id TEXT NOT NULL,
      subject INTEGER NOT NULL REFERENCES concepts (id),
      relation TEXT NOT NULL,
      object INTEGER NOT NULL REFERENCES concepts (id),
      mediators TEXT NOT NULL,
      polarity TEXT NOT NULL,
      UNIQUE (subject, object, relation, polarity, mediators)
    ) STRICT;
    CREATE INDEX claims_by_claim_id ON claims (claim_id);
    CREATE INDEX claims_by_object ON claims (object, relation);
    CREATE INDEX claims_by_relation ON claims (relation);

    CREATE TABLE claim_mediators (
      claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      concept INTEGER NOT NULL REFERENCES concepts (id),
      PRIMARY KEY (claim, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_mediators_by_concept ON claim_mediators (concept, claim);

    -- context, citations, pmids, ncts: lists joined with |.
    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
      sentence INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
      certainty TEXT NOT NULL,
      context TEXT NOT NULL,
      citations TEXT NOT NULL,
      pmids TEXT NOT NULL,
      ncts TEXT NOT NULL,
      rule TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidence_by_document ON evidence (document);
    CREATE INDEX evidence_by_claim ON evidence (claim, document, sentence);
    CREATE INDEX evidence_by_sentence ON evidence (sentence);
    """
}
