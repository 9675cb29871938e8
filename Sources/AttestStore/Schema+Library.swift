extension Schema {
  /// Version 3: reference lists, imported records, and what makes looking things up quick.
  static let library = """
    -- command: mine, or what was imported.
    ALTER TABLE runs ADD COLUMN command TEXT NOT NULL DEFAULT 'mine';
    ALTER TABLE runs ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
    -- A digest of all that is stored of the document; NULL where it was stored before there was one.
    ALTER TABLE documents ADD COLUMN content TEXT;
    -- Which entry of the document's own list; NULL where it is none.
    ALTER TABLE cited_works ADD COLUMN entry INTEGER;

    -- Records of publications that were imported. authors, kinds, ncts, mesh: lists joined with |;
    -- author: the first author's family name, folded.
    CREATE TABLE publications (
      id INTEGER PRIMARY KEY,
      pmid TEXT NOT NULL,
      doi TEXT NOT NULL,
      pmc TEXT NOT NULL,
      author TEXT NOT NULL,
      authors TEXT NOT NULL,
      title TEXT NOT NULL,
      journal TEXT NOT NULL,
      year TEXT NOT NULL,
      version INTEGER NOT NULL,
      kinds TEXT NOT NULL,
      ncts TEXT NOT NULL,
      mesh TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX publications_by_pmid ON publications (pmid) WHERE pmid <> '';
    CREATE INDEX publications_by_doi ON publications (doi) WHERE doi <> '';
    CREATE INDEX publications_by_author ON publications (author, year);

    -- Comments, corrections and retractions, as PubMed links them.
    CREATE TABLE publication_links (
      publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      kind TEXT NOT NULL,
      pmid TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (publication, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX publication_links_by_pmid ON publication_links (pmid) WHERE pmid <> '';

    CREATE TABLE publication_ncts (
      nct TEXT NOT NULL,
      publication INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
      PRIMARY KEY (nct, publication)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX publication_ncts_by_publication ON publication_ncts (publication);

    -- What lists of retractions say.
    CREATE TABLE retractions (
      id INTEGER PRIMARY KEY,
      pmid TEXT NOT NULL,
      doi TEXT NOT NULL,
      kind TEXT NOT NULL,
      notice TEXT NOT NULL,
      date TEXT NOT NULL,
      reason TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (pmid, doi, kind, notice)
    ) STRICT;
    CREATE INDEX retractions_by_doi ON retractions (doi) WHERE doi <> '';

    -- Records of trials that were imported, lists joined with |.
    CREATE TABLE trial_records (
      id INTEGER PRIMARY KEY,
      nct TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      official_title TEXT NOT NULL,
      acronym TEXT NOT NULL,
      summary TEXT NOT NULL,
      conditions TEXT NOT NULL,
      phases TEXT NOT NULL,
      status TEXT NOT NULL,
      start_date TEXT NOT NULL,
      completion_date TEXT NOT NULL,
      sponsor TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE TABLE trial_aliases (
      trial INTEGER NOT NULL REFERENCES trial_records (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      alias TEXT NOT NULL,
      PRIMARY KEY (trial, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trial_aliases_by_alias ON trial_aliases (alias);
    CREATE TABLE trial_interventions (
      trial INTEGER NOT NULL REFERENCES trial_records (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      other_names TEXT NOT NULL,
      PRIMARY KEY (trial, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE trial_references (
      trial INTEGER NOT NULL REFERENCES trial_records (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      pmid TEXT NOT NULL,
      kind TEXT NOT NULL,
      citation TEXT NOT NULL,
      PRIMARY KEY (trial, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trial_references_by_pmid ON trial_references (pmid) WHERE pmid <> '';

    -- The reference lists of documents. publication: the imported record that an entry is.
    CREATE TABLE bibliography (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      label TEXT NOT NULL,
      author TEXT NOT NULL,
      authors TEXT NOT NULL,
      title TEXT NOT NULL,
      journal TEXT NOT NULL,
      year TEXT NOT NULL,
      year_letter TEXT NOT NULL,
      pmid TEXT NOT NULL,
      doi TEXT NOT NULL,
      pmc TEXT NOT NULL,
      publication INTEGER REFERENCES publications (id) ON DELETE SET NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bibliography_by_pmid ON bibliography (pmid) WHERE pmid <> '';
    CREATE INDEX bibliography_by_publication ON bibliography (publication)
      WHERE publication IS NOT NULL;
    CREATE INDEX bibliography_without_pmid ON bibliography (document, ordinal)
      WHERE pmid = '' AND publication IS NULL;

    -- Authors that sentences name in running text; citations: a list joined with |.
    CREATE TABLE named_authors (
      document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      sentence INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      agreement TEXT NOT NULL,
      citations TEXT NOT NULL,
      "start" INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX named_authors_by_sentence ON named_authors (sentence);

    -- What evidence is looked up by. kind: citation, pmid, nct, context, year.
    CREATE TABLE keys (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (kind, value)
    ) STRICT;
    CREATE TABLE key_parts (
      part TEXT NOT NULL,
      key INTEGER NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
      PRIMARY KEY (part, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX key_parts_by_key ON key_parts (key);
    CREATE TABLE evidence_keys (
      key INTEGER NOT NULL REFERENCES keys (id),
      evidence INTEGER NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
      PRIMARY KEY (key, evidence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_keys_by_evidence ON evidence_keys (evidence);

    -- How well each claim is supported, over all its wordings; those in unranked_claims are still to
    -- be counted.
    CREATE TABLE claim_support (
      claim_id TEXT PRIMARY KEY,
      claim INTEGER NOT NULL,
      subject INTEGER NOT NULL,
      relation TEXT NOT NULL,
      object INTEGER NOT NULL,
      polarity TEXT NOT NULL,
      sentences INTEGER NOT NULL,
      documents INTEGER NOT NULL,
      publications INTEGER NOT NULL,
      asserted INTEGER NOT NULL,
      hedged INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_support_by_rank
      ON claim_support (publications DESC, sentences DESC, claim_id);
    CREATE INDEX claim_support_by_subject
      ON claim_support (subject, publications DESC, sentences DESC, claim_id);
    CREATE INDEX claim_support_by_object
      ON claim_support (object, publications DESC, sentences DESC, claim_id);
    CREATE INDEX claim_support_by_relation
      ON claim_support (relation, publications DESC, sentences DESC, claim_id);
    CREATE INDEX claim_support_by_ends ON claim_support (subject, object, relation);
    CREATE TABLE unranked_claims (claim_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    INSERT INTO unranked_claims SELECT DISTINCT claim_id FROM claims;

    -- The words of the sentences up to indexed_to, cut and folded as names are compared: IL-6, IL6
    -- and IL 6 are all “il 6”.
    CREATE VIRTUAL TABLE sentence_words
      USING fts5 (text, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE search_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      indexed_to INTEGER NOT NULL
    ) STRICT;
    INSERT INTO search_state VALUES (1, 0);
    """
}
