import AttestModel
import Foundation
import GRDB

/// A digest of everything that is stored of a document or a record, so that damage is found which
/// leaves the file's structure sound: a letter changed in a sentence, a number in an offset.
struct ContentDigest {
  private var hasher = StableHash()

  /// Sixteen hexadecimal digits.
  var text: String { hasher.hexadecimal }

  /// Adds all columns of a row.
  mutating func add(_ row: Row) {
    for (_, value) in row { add(value.storage) }
  }

  private mutating func add(_ value: DatabaseValue.Storage) {
    switch value {
    case .string(let text): add(text)
    case .int64(let number): add(number)
    case .null: hasher.add(3)
    case .double(let number):
      hasher.add(4)
      withUnsafeBytes(of: number.bitPattern.littleEndian) { for byte in $0 { hasher.add(byte) } }
    case .blob(let bytes):
      hasher.add(5)
      for byte in bytes { hasher.add(byte) }
    }
  }

  /// Adds a text as it stands in a column.
  mutating func add(_ text: String) {
    hasher.add(1)
    for byte in text.utf8 { hasher.add(byte) }
    hasher.add(0)
  }

  /// Adds a whole number as it stands in a column.
  mutating func add(_ number: Int64) {
    hasher.add(2)
    withUnsafeBytes(of: number.littleEndian) { for byte in $0 { hasher.add(byte) } }
  }

  /// Adds values as they stand in the columns of a row.
  mutating func add(_ values: [any DatabaseValueConvertible]) {
    for value in values { add(value.databaseValue.storage) }
  }

  /// Ends the rows of one table.
  mutating func endTable() { hasher.add(0xFF) }

  /// Adds all rows of a query.
  mutating func add(_ statement: Statement, _ arguments: StatementArguments) throws {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() { add(row) }
    endTable()
  }
}

/// Digests what is stored of documents.
struct DocumentDigests {
  private let parts, eventParts, tieParts, recordParts: [Statement]
  private let note: Statement

  init(_ db: Database) throws {
    parts = try Self.queries.map { try db.cachedStatement(sql: $0) }
    eventParts = try Self.eventQueries.map { try db.cachedStatement(sql: $0) }
    tieParts = try Self.tieQueries.map { try db.cachedStatement(sql: $0) }
    recordParts = try Self.recordQueries.map { try db.cachedStatement(sql: $0) }
    note = try db.cachedStatement(
      sql: """
        UPDATE documents SET content = ?, event_content = ?, tie_content = ?, record_content = ?
        WHERE id = ?
        """)
  }

  /// The digest of what is stored now, without events.
  func digest(of document: Int64) throws -> String { try Self.digest(parts, document) }

  /// The digest of the events that are stored now.
  func eventDigest(of document: Int64) throws -> String { try Self.digest(eventParts, document) }

  /// The digest of what citations and named authors hang on.
  func tieDigest(of document: Int64) throws -> String { try Self.digest(tieParts, document) }

  /// The digest of which imported records its list and its citations are tied to.
  func recordDigest(of document: Int64) throws -> String { try Self.digest(recordParts, document) }

  private static func digest(_ parts: [Statement], _ document: Int64) throws -> String {
    var digest = ContentDigest()
    for part in parts { try digest.add(part, [document]) }
    return digest.text
  }

  /// Notes the digests in the document's row.
  func note(_ document: Int64) throws {
    try note.execute(arguments: [
      digest(of: document), eventDigest(of: document), tieDigest(of: document),
      recordDigest(of: document), document,
    ])
  }

  private static let recordQueries = [
    """
    SELECT ordinal, publication FROM bibliography
    WHERE document = ? AND publication IS NOT NULL ORDER BY ordinal
    """,
    """
    SELECT id, publication FROM cited_works
    WHERE document = ? AND publication IS NOT NULL ORDER BY id
    """,
  ]

  private static let tieQueries = [
    "SELECT path FROM documents WHERE id = ?",
    """
    SELECT citations.ordinal, sentences.section, sentences."start", sentences."end",
      cited_works.entry
    FROM citations
    CROSS JOIN sentences ON sentences.id = citations.sentence
    LEFT JOIN cited_works ON cited_works.id = citations.work
    WHERE citations.document = ? ORDER BY citations.ordinal
    """,
    """
    SELECT named_authors.ordinal, sentences.section, sentences."start", sentences."end"
    FROM named_authors CROSS JOIN sentences ON sentences.id = named_authors.sentence
    WHERE named_authors.document = ? ORDER BY named_authors.ordinal
    """,
  ]

  private static let eventQueries = [
    """
    SELECT ordinal, type, trigger_id, "trigger", "start", "end", negated, speculated FROM events
    WHERE document = ? ORDER BY ordinal
    """,
    """
    SELECT event, ordinal, role, filler, text, "start", "end" FROM event_arguments
    WHERE document = ? ORDER BY event, ordinal
    """,
  ]

  private static let queries = [
    """
    SELECT name, format, title, pmid, doi, year, digest, reference_count, table_count, row_count
    FROM documents WHERE id = ?
    """,
    "SELECT ordinal, listed, label FROM sections WHERE document = ? ORDER BY ordinal",
    """
    SELECT section, listed, text, "start", "end" FROM sentences WHERE document = ? ORDER BY id
    """,
    """
    SELECT claims.claim_id, claims.relation, claims.polarity, subjects.curie, subjects.name,
      subjects.kind, objects.curie, objects.name, objects.kind,
      IIF(claims.mediators = '', '', (
        SELECT GROUP_CONCAT(concepts.curie || ' ' || concepts.name || ' ' || concepts.kind, '|')
        FROM claim_mediators JOIN concepts ON concepts.id = claim_mediators.concept
        WHERE claim_mediators.claim = claims.id)),
      evidence.certainty, evidence.context, evidence.citations, evidence.pmids, evidence.ncts,
      evidence.rule, sentences."start", sentences."end"
    FROM evidence
    CROSS JOIN claims ON claims.id = evidence.claim
    CROSS JOIN concepts AS subjects ON subjects.id = claims.subject
    CROSS JOIN concepts AS objects ON objects.id = claims.object
    CROSS JOIN sentences ON sentences.id = evidence.sentence
    WHERE evidence.document = ? ORDER BY evidence.id
    """,
    """
    SELECT mentions.section, names.text, names.curie, names.name, names.kind, names.reason,
      mentions."start", mentions."end"
    FROM mentions CROSS JOIN names ON names.id = mentions.name
    WHERE document = ? ORDER BY ordinal
    """,
    """
    SELECT citations.citation, citations.resolution, citations."start", citations."end",
      cited_works.reference, cited_works.pmid, cited_works.doi
    FROM citations LEFT JOIN cited_works ON cited_works.id = citations.work
    WHERE citations.document = ? ORDER BY citations.ordinal
    """,
    """
    SELECT section, agents, agent_ids, targets, target_ids, disease, disease_id, phases, status,
      ncts, "start", "end"
    FROM trials WHERE document = ? ORDER BY id
    """,
    """
    SELECT ordinal, label, author, authors, title, journal, year, year_letter, pmid, doi, pmc
    FROM bibliography WHERE document = ? ORDER BY ordinal
    """,
    """
    SELECT ordinal, name, agreement, citations, "start", "end"
    FROM named_authors WHERE document = ? ORDER BY ordinal
    """,
    """
    SELECT text FROM texts WHERE document = ?1
    UNION ALL
    SELECT text FROM (SELECT text FROM text_pieces WHERE document = ?1 ORDER BY ordinal)
    """,
  ]
}
