public import AttestModel
import GRDB

extension Store {
  /// Visits the names that were found, document by document, in the order of the text.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachMention(_ body: (_ document: String, MentionRecord) throws -> Void) throws {
    try forEachRow(Self.mentionsInOrder) { row in
      guard let kind = Concept.Kind(rawValue: try row.text(5)) else {
        throw DamagedRow(what: "an unknown kind of concept")
      }
      try body(
        row.text(0),
        MentionRecord(
          section: row.text(1), text: row.text(2),
          concept: Concept(id: row.text(3), name: row.text(4), kind: kind), start: row.integer(7),
          end: row.integer(8), reason: row.text(6)))
    }
  }

  /// Visits the citations, document by document, in the order of the text; one that points to
  /// several entries of the reference list comes once for each.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachCitation(_ body: (_ document: String, CitationRecord) throws -> Void) throws {
    try forEachRow(Self.citationsInOrder) { row in
      guard let resolution = CitationRecord.Resolution(rawValue: try row.text(9)) else {
        throw DamagedRow(what: "an unknown resolution of a citation")
      }
      try body(
        row.text(0),
        CitationRecord(
          citation: row.text(1), reference: row.text(2), pmid: row.text(3), doi: row.text(4),
          section: row.text(5), sentence: row.text(6), start: row.integer(7), end: row.integer(8),
          resolution: resolution, entry: row[10] as Int?))
    }
  }

  /// Visits the trials, document by document, in the order in which they were found.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachTrial(_ body: (Trial) throws -> Void) throws {
    try forEachRow(Self.trialsInOrder) { row in
      let agents = JoinedList.split(try row.text(2))
      let targets = JoinedList.split(try row.text(4))
      try body(
        Trial(
          agents: agents, agentIDs: JoinedList.split(row.text(3), parallelTo: agents),
          targets: targets, targetIDs: JoinedList.split(row.text(5), parallelTo: targets),
          disease: row.text(6), diseaseID: row.text(7), phases: JoinedList.split(row.text(8)),
          status: row.text(9), ncts: JoinedList.split(row.text(10)), document: row.text(0),
          section: row.text(1), start: row.integer(11), end: row.integer(12)))
    }
  }

  /// Visits the source texts that offsets point into, in the order of the documents. Documents
  /// that were stored before texts were kept are left out.
  ///
  /// - Parameter document: the only document to visit; nil for all of them.
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachText(
    of document: String? = nil, _ body: (_ document: String, _ text: String) throws -> Void
  ) throws {
    let condition = document == nil ? "" : "WHERE documents.name = ?"
    try read { db in
      let pieces = try db.makeStatement(
        sql: "SELECT text FROM text_pieces WHERE document = ? ORDER BY ordinal")
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT documents.name, texts.text, documents.id FROM documents
          CROSS JOIN texts ON texts.document = documents.id \(condition) ORDER BY documents.id
          """, arguments: StatementArguments(document.map { [$0] } ?? []))
      while let row = try rows.next() {
        var text = try row.text(1)
        let rest = try String.fetchCursor(
          pieces, arguments: [row.decode(Int64.self, atIndex: 2)])
        while let piece = try rest.next() { text += piece }
        try body(row.text(0), text)
      }
    }
  }

  private func forEachRow(
    _ sql: String, _ arguments: StatementArguments = [], _ body: (Row) throws -> Void
  ) throws {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
      while let row = try rows.next() { try body(row) }
    }
  }

  // CROSS JOIN keeps SQLite from reordering the tables, and so from sorting all rows first.
  static let mentionsInOrder = """
    SELECT documents.name, sections.label, names.text, names.curie, names.name, names.kind,
      names.reason, mentions."start", mentions."end"
    FROM documents
    CROSS JOIN mentions ON mentions.document = documents.id
    CROSS JOIN names ON names.id = mentions.name
    CROSS JOIN sections
      ON sections.document = documents.id AND sections.ordinal = mentions.section
    ORDER BY documents.id, mentions.ordinal
    """

  static let citationsInOrder = """
    SELECT documents.name, citations.citation, COALESCE(cited_works.reference, ''),
      COALESCE(cited_works.pmid, ''), COALESCE(cited_works.doi, ''), sections.label,
      sentences.text, citations."start", citations."end", citations.resolution,
      cited_works.entry
    FROM documents
    CROSS JOIN citations ON citations.document = documents.id
    CROSS JOIN sentences ON sentences.id = citations.sentence
    CROSS JOIN sections
      ON sections.document = documents.id AND sections.ordinal = sentences.section
    LEFT JOIN cited_works ON cited_works.id = citations.work
    ORDER BY documents.id, citations.ordinal
    """

  static let trialsInOrder = """
    SELECT documents.name, sections.label, agents, agent_ids, targets, target_ids, disease,
      disease_id, phases, status, ncts, trials."start", trials."end"
    FROM documents
    CROSS JOIN trials ON trials.document = documents.id
    CROSS JOIN sections ON sections.document = documents.id AND sections.ordinal = trials.section
    ORDER BY documents.id, trials.id
    """
}
