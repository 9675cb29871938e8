extension Schema {
  /// Version 9: what a small import has a bearing on is found without looking at all that is open,
  /// and damage to the ties between entries and imported records is noticed.
  static let resolving = """
    -- Runs of mining whose citations are still to be resolved.
    CREATE TABLE unresolved_runs (run INTEGER PRIMARY KEY REFERENCES runs (id)) STRICT;
    INSERT INTO unresolved_runs SELECT id FROM runs WHERE ended IS NULL AND command = 'mine';

    -- Publications up to resolved_to were looked at.
    CREATE TABLE resolving_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      resolved_to INTEGER NOT NULL
    ) STRICT;
    INSERT INTO resolving_state VALUES (1, 0);
    -- What earlier ones, or those that are gone, were known by.
    CREATE TABLE changed_publications (
      author TEXT NOT NULL,
      year TEXT NOT NULL,
      doi TEXT NOT NULL,
      PRIMARY KEY (author, year, doi)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX bibliography_open_by_author ON bibliography (author, year)
      WHERE pmid = '' AND publication IS NULL;
    CREATE INDEX bibliography_open_by_doi ON bibliography (doi)
      WHERE doi <> '' AND pmid = '' AND publication IS NULL;

    -- Entries of bibliographies: many records of PubMed may share a DOI, which are then passed over.
    CREATE INDEX publications_bare_by_doi ON publications (doi) WHERE doi <> '' AND pmid = '';

    -- 1 where somebody's bibliography has it, be PubMed's record there as well: what cites without a
    -- list of its own is looked up among these.
    ALTER TABLE publications ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
    UPDATE publications SET listed = 1 WHERE version = 0;
    CREATE INDEX publications_listed ON publications (listed) WHERE listed = 1;

    -- A digest of which records its entries and citations are tied to; NULL where it was stored
    -- before there was one.
    ALTER TABLE documents ADD COLUMN record_content TEXT;
    """
}
