import AttestModel
import GRDB

/// Entries and citations that point to nothing yet and may do so now: those of documents that were
/// mined, and those that an imported record has a bearing on, since they were last resolved.
struct OpenCredits {
  private struct Identity: Hashable {
    let author: String
    let year: String
    let doi: String
  }

  private let note: Statement
  /// The last publication that was looked at.
  private let last: Int64
  private var changed: Set<Identity> = []

  init(_ db: Database) throws {
    note = try db.cachedStatement(
      sql: """
        INSERT INTO changed_publications (author, year, doi) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """)
    last = try Self.resolvedTo(db)
  }

  /// Notes a new record.
  mutating func add(_ id: Int64, author: String, year: String, doi: String) {
    // Those behind the last one are found by their number, which one that is gone may have had.
    if id <= last { change(author: author, year: year, doi: doi) }
  }

  /// Notes a record that is another one now, or gone.
  mutating func change(author: String, year: String, doi: String) {
    changed.insert(Identity(author: author, year: year, doi: doi))
  }

  /// Stores what was noted.
  mutating func finish() throws {
    for identity in changed {
      try note.execute(arguments: [identity.author, identity.year, identity.doi])
    }
    changed = []
  }

  private static func resolvedTo(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT resolved_to FROM resolving_state") ?? 0
  }

  /// Notes that all that is open was looked at.
  static func close(_ db: Database) throws {
    try db.execute(
      sql: "UPDATE resolving_state SET resolved_to = (SELECT MAX(id) FROM publications)")
    try db.execute(sql: "DELETE FROM changed_publications")
  }

  /// More new records than this are not remembered one by one.
  private static let mostKeys: Int64 = 500_000

  /// First author and year of the records that have come or changed since; nil where they are too
  /// many to remember.
  static func touchedKeys(_ db: Database) throws -> Set<String>? {
    let last = try resolvedTo(db)
    let newest = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM publications") ?? 0
    guard newest - last <= mostKeys else { return nil }
    var keys: Set<String> = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT author, year FROM publications WHERE id > ? AND author <> ''
        UNION SELECT author, year FROM changed_publications WHERE author <> ''
        """, arguments: [last])
    while let row = try rows.next() {
      keys.insert(CitationResolving.key(try row.text(0), try row.text(1)))
    }
    return keys
  }

  /// Selects the open entries.
  static let entries = """
    SELECT open.document, open.ordinal, doi, author, year, title, authors FROM (
      SELECT bibliography.document, bibliography.ordinal FROM unresolved_runs
      CROSS JOIN documents ON documents.run = unresolved_runs.run
      CROSS JOIN bibliography INDEXED BY bibliography_without_pmid
        ON bibliography.document = documents.id
      WHERE bibliography.pmid = '' AND bibliography.publication IS NULL
      \(touched("SELECT author, year, doi FROM publications WHERE id > ?1"))
      \(touched("SELECT author, year, doi FROM changed_publications"))
    ) AS open
    CROSS JOIN bibliography
      ON bibliography.document = open.document AND bibliography.ordinal = open.ordinal
    ORDER BY open.document, open.ordinal
    """

  /// The open entries that records of some publications may have a bearing on.
  private static func touched(_ publications: String) -> String {
    """
    UNION SELECT document, ordinal FROM (\(publications)) AS touched
      CROSS JOIN bibliography INDEXED BY bibliography_open_by_author
        ON bibliography.author = touched.author AND bibliography.year = touched.year
      WHERE touched.author <> '' AND bibliography.pmid = ''
        AND bibliography.publication IS NULL
    UNION SELECT document, ordinal FROM (\(publications)) AS touched
      CROSS JOIN bibliography INDEXED BY bibliography_open_by_doi
        ON bibliography.doi = touched.doi
      WHERE bibliography.doi <> '' AND bibliography.pmid = ''
        AND bibliography.publication IS NULL
    """
  }

  /// The open entries: document, ordinal, DOI, author, year, title and authors.
  static func entries(_ db: Database) throws -> [Row] {
    try Row.fetchAll(db, sql: entries, arguments: [resolvedTo(db)])
  }

  /// The open citations: document, ordinal and citation.
  static func citations(_ db: Database) throws -> [Row] {
    let open = """
      SELECT document, ordinal, citation FROM citations
      WHERE work IS NULL AND resolution = 'unresolved'
      """
    // Where no bibliography was imported, only what was mined can be resolved by an earlier one.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT author, year FROM publications WHERE id > ? AND listed = 1
        UNION SELECT author, year FROM changed_publications
        """, arguments: [resolvedTo(db)])
    var works: Set<[String]> = []
    while let row = try rows.next() { works.insert([try row.text(0), try row.text(1)]) }
    var found = try Row.fetchAll(
      db,
      sql: """
        \(open) AND document IN (
          SELECT id FROM documents WHERE run IN (SELECT run FROM unresolved_runs))
        """)
    guard !works.isEmpty else { return found }
    let mined = try Int64.fetchSet(
      db, sql: "SELECT id FROM documents WHERE run IN (SELECT run FROM unresolved_runs)")
    var areTouched: [String: Bool] = [:]
    let others = try Row.fetchCursor(db, sql: open)
    while let row = try others.next() {
      guard try !mined.contains(row.decode(Int64.self, atIndex: 0)) else { continue }
      let citation = try row.text(2)
      let isTouched =
        areTouched[citation]
        ?? FoldedWords.families(ofCitation: citation).first.map {
          works.contains([$0, FoldedWords.year(ofCitation: citation)])
        } ?? false
      areTouched[citation] = isTouched
      if isTouched { found.append(row.copy()) }
    }
    return found
  }
}
