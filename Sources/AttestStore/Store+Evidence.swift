public import AttestModel
import GRDB

extension Store {
  /// Visits every sentence that makes a claim, with its claim: document by document, in the order
  /// in which it was found.
  ///
  /// Rows are read as they are visited, so memory does not grow with the store.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachEvidence(_ body: (Evidence) throws -> Void) throws {
    try read { db in
      let reader = try EvidenceReader(db)
      let rows = try Row.fetchCursor(db, sql: Self.evidenceInOrder)
      while let row = try rows.next() { try body(reader.evidence(in: row)) }
    }
  }

  // CROSS JOIN keeps SQLite from reordering the tables, and so from sorting all rows first.
  static let evidenceInOrder = """
    SELECT \(EvidenceReader.columns)
    FROM documents
    CROSS JOIN evidence ON evidence.document = documents.id
    \(EvidenceReader.joins)
    ORDER BY documents.id, evidence.id
    """
}

/// Puts evidence together from the rows it is spread over.
struct EvidenceReader {
  private static let claimColumns = """
    claims.id, claims.relation, claims.polarity, claims.mediators,
    subjects.curie, subjects.name, subjects.kind, objects.curie, objects.name, objects.kind
    """

  /// What `evidence(in:)` reads from a row.
  static let columns = """
    \(claimColumns),
    evidence.certainty, evidence.context, evidence.citations, evidence.pmids, evidence.ncts,
    evidence.rule, documents.name, sections.label, sentences.text, sentences."start",
    sentences."end"
    """

  /// Brings in what `columns` needs beside `documents` and `evidence`.
  static let joins = """
    CROSS JOIN claims ON claims.id = evidence.claim
    CROSS JOIN concepts AS subjects ON subjects.id = claims.subject
    CROSS JOIN concepts AS objects ON objects.id = claims.object
    CROSS JOIN sentences ON sentences.id = evidence.sentence
    CROSS JOIN sections
      ON sections.document = sentences.document AND sections.ordinal = sentences.section
    """

  private let mediators: Statement
  private let claim: Statement

  init(_ db: Database) throws {
    mediators = try db.cachedStatement(
      sql: """
        SELECT curie, name, kind FROM claim_mediators JOIN concepts ON concepts.id = concept
        WHERE claim = ? ORDER BY ordinal
        """)
    claim = try db.cachedStatement(
      sql: """
        SELECT \(Self.claimColumns) FROM claims
        CROSS JOIN concepts AS subjects ON subjects.id = claims.subject
        CROSS JOIN concepts AS objects ON objects.id = claims.object
        WHERE claims.id = ?
        """)
  }

  func evidence(in row: Row) throws -> Evidence {
    guard let certainty = Certainty(rawValue: try row.text(10)) else {
      throw DamagedRow(what: "an unknown certainty")
    }
    return Evidence(
      claim: try claim(in: row), certainty: certainty, context: JoinedList.split(try row.text(11)),
      citations: JoinedList.split(try row.text(12)), pmids: JoinedList.split(try row.text(13)),
      ncts: JoinedList.split(try row.text(14)), document: try row.text(16),
      section: try row.text(17), sentence: try row.text(18), start: try row.integer(19),
      end: try row.integer(20), rule: try row.text(15))
  }

  /// The claim of a row of `claims`.
  func claim(_ id: Int64) throws -> Claim {
    guard let row = try Row.fetchOne(claim, arguments: [id]) else {
      throw DamagedRow(what: "claim \(id) is missing")
    }
    return try claim(in: row)
  }

  private func claim(in row: Row) throws -> Claim {
    guard let relation = Relation(rawValue: try row.text(1)),
      let polarity = Polarity(rawValue: try row.text(2))
    else { throw DamagedRow(what: "an unknown relation or polarity") }
    var via: [Concept] = []
    if try !row.text(3).isEmpty {
      let rows = try Row.fetchCursor(mediators, arguments: [try row.decode(Int64.self, atIndex: 0)])
      while let mediator = try rows.next() { via.append(try concept(in: mediator, from: 0)) }
    }
    return Claim(
      try concept(in: row, from: 4), relation, try concept(in: row, from: 7), via: via,
      polarity: polarity)
  }

  private func concept(in row: Row, from index: Int) throws -> Concept {
    guard let kind = Concept.Kind(rawValue: try row.text(index + 2)) else {
      throw DamagedRow(what: "an unknown kind of concept")
    }
    return Concept(id: try row.text(index), name: try row.text(index + 1), kind: kind)
  }
}
