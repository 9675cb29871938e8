extension Schema {
  /// Version 2: what stands in documents beside their claims, and the text that offsets point into.
  static let findings = """
    -- NULL where the document was stored before these were counted.
    ALTER TABLE documents ADD COLUMN reference_count INTEGER;
    ALTER TABLE documents ADD COLUMN table_count INTEGER;
    ALTER TABLE documents ADD COLUMN row_count INTEGER;

    -- The source text; "start" and "end" of all tables count its Unicode scalars.
    CREATE TABLE texts (
      document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT;

    -- Names as written, each with what it stands for and why. All documents share them, so they
    -- are as few as there are spellings; one that is no longer mentioned stays.
    CREATE TABLE names (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL,
      curie TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      UNIQUE (text, curie, reason, name, kind)
    ) STRICT;
    CREATE INDEX names_by_curie ON names (curie);

    CREATE TABLE mentions (
      document INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      section INTEGER NOT NULL,
      name INTEGER NOT NULL REFERENCES names (id),
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (document, ordinal),
      FOREIGN KEY (document, section) REFERENCES sections (document, ordinal) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- What the citations of a document point to.
    CREATE TABLE cited_works (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      reference TEXT NOT NULL,
      pmid TEXT NOT NULL,
      doi TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cited_works_by_document ON cited_works (document);
    CREATE INDEX cited_works_by_pmid ON cited_works (pmid) WHERE pmid <> '';
    CREATE INDEX cited_works_by_doi ON cited_works (doi) WHERE doi <> '';

    -- work: NULL where a citation points to nothing that is known.
    CREATE TABLE citations (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      sentence INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
      work INTEGER REFERENCES cited_works (id) ON DELETE CASCADE,
      citation TEXT NOT NULL,
      resolution TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX citations_by_sentence ON citations (sentence);
    CREATE INDEX citations_by_work ON citations (work) WHERE work IS NOT NULL;
    CREATE INDEX citations_by_citation ON citations (citation);

    -- agents, targets, phases, ncts: lists joined with |; agent_ids and target_ids run parallel.
    CREATE TABLE trials (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL,
      section INTEGER NOT NULL,
      agents TEXT NOT NULL,
      agent_ids TEXT NOT NULL,
      targets TEXT NOT NULL,
      target_ids TEXT NOT NULL,
      disease TEXT NOT NULL,
      disease_id TEXT NOT NULL,
      phases TEXT NOT NULL,
      status TEXT NOT NULL,
      ncts TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      FOREIGN KEY (document, section) REFERENCES sections (document, ordinal) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX trials_by_document ON trials (document);

    -- The numbers in the column ncts, one a row.
    CREATE TABLE trial_ncts (
      nct TEXT NOT NULL,
      trial INTEGER NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
      PRIMARY KEY (nct, trial)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trial_ncts_by_trial ON trial_ncts (trial);
    """
}
