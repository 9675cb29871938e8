public import AttestModel
import GRDB

/// What the store keeps of a document: what it is called, and how much was found in it.
public struct StoredDocument: Hashable, Sendable {
  /// `MinedDocument.id`.
  public let id: String
  /// `MinedDocument.format`.
  public let format: String
  /// As printed; empty where none is known.
  public let title: String
  /// Digits only; empty where none is known.
  public let pmid: String
  /// Without `https://doi.org/`; empty where none is known.
  public let doi: String
  /// Of publication, four digits; empty where none is known.
  public let year: String
  /// How many sections it has.
  public let sections: Int
  /// How many sentences it has.
  public let sentences: Int
  /// How many different claims it makes.
  public let claims: Int
  /// How many entries its reference list has; nil where it was stored before they were counted.
  public let references: Int?
  /// How many tables it has; nil as above.
  public let tables: Int?
  /// How many rows its tables have, heads left out; nil as above.
  public let rows: Int?
  /// A digest of the source bytes, the same on every machine.
  public let digest: String
}

extension Store {
  /// Stores what was mined from documents: all of them, or, where it fails, none.
  ///
  /// A document with the same id is replaced whole and keeps its place in the order of documents; a
  /// claim that no document makes any more goes with it.
  ///
  /// - Parameters:
  ///   - run: What `beginRun` returned.
  ///   - paths: of the files that documents are, absolute, by the ids of the documents.
  ///   - check: is called before each part of a long document; where it throws, nothing is stored.
  /// - Throws: `Diagnostic`: `data` where a text holds a NUL character, which SQLite would cut;
  ///   `busy`, `inputOutput` or `cannotCreate` where the store cannot be written to; and what
  ///   `check` throws.
  public func store(
    _ documents: [MinedDocument], run: Int64, paths: [String: String] = [:],
    check: () throws -> Void = {}
  ) throws {
    for document in documents { try document.refuseNUL() }
    let known = try write { db in
      var writer = try DocumentWriter(db, run: run, names: names.take())
      for document in documents {
        try writer.write(document, path: paths[document.id], check: check)
      }
      try writer.finish()
      return writer.names
    }
    names.keep(known)
  }

  /// Visits the documents in the order in which they were first stored.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachDocument(_ body: (StoredDocument) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT name, format, title, pmid, doi, year,
            (SELECT COUNT(*) FROM sections WHERE document = documents.id AND listed),
            (SELECT COUNT(*) FROM sentences WHERE document = documents.id AND listed),
            (SELECT COUNT(DISTINCT claim_id) FROM evidence JOIN claims ON claims.id = claim
              WHERE document = documents.id),
            digest, reference_count, table_count, row_count
          FROM documents ORDER BY id
          """)
      while let row = try rows.next() {
        try body(
          StoredDocument(
            id: row.text(0), format: row.text(1), title: row.text(2), pmid: row.text(3),
            doi: row.text(4), year: row.text(5), sections: row.integer(6),
            sentences: row.integer(7), claims: row.integer(8),
            references: row.decode(Int?.self, atIndex: 10),
            tables: row.decode(Int?.self, atIndex: 11), rows: row.decode(Int?.self, atIndex: 12),
            digest: row.text(9)))
      }
    }
  }

  /// Visits the sentences, document by document, in the order of the text.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachSentence(
    _ body: (_ document: String, SentenceRecord) throws -> Void
  ) throws {
    try read { db in
      let rows = try Row.fetchCursor(db, sql: Self.sentencesInOrder)
      while let row = try rows.next() {
        try body(
          row.text(0),
          SentenceRecord(
            section: row.text(1), text: row.text(2), start: row.integer(3), end: row.integer(4)))
      }
    }
  }

  // CROSS JOIN keeps SQLite from reordering the tables, and so from sorting all rows first.
  static let sentencesInOrder = """
    SELECT documents.name, sections.label, sentences.text, sentences."start", sentences."end"
    FROM documents
    CROSS JOIN sentences ON sentences.document = documents.id
    CROSS JOIN sections
      ON sections.document = documents.id AND sections.ordinal = sentences.section
    WHERE sentences.listed
    ORDER BY documents.id, sentences.id
    """
}

extension MinedDocument {
  /// - Throws: a `Diagnostic` where a text that stands for the whole document holds a NUL character.
  fileprivate func refuseNUL() throws {
    func check(_ texts: String...) throws { try id.refuseNUL(texts) }
    try check(id, format, title, pmid, doi, year, digest)
    try id.refuseNUL(sections)
    for trial in trials {
      try id.refuseNUL(trial.agents + trial.agentIDs + trial.targets + trial.targetIDs)
      try id.refuseNUL(trial.phases + trial.ncts)
      try check(trial.section, trial.disease, trial.diseaseID, trial.status)
    }
    for event in events {
      try check(event.type, event.trigger)
      try id.refuseNUL(event.arguments.map(\.text))
    }
    if text.contains(0) { throw id.refusal }
  }
}

extension MinedPart {
  /// - Parameter document: its id, for the message.
  /// - Throws: a `Diagnostic` where a text holds a NUL character.
  func refuseNUL(in document: String) throws {
    func check(_ texts: String...) throws { try document.refuseNUL(texts) }
    for sentence in sentences { try check(sentence.section, sentence.text) }
    for mention in mentions {
      try check(
        mention.section, mention.text, mention.reason, mention.concept.id, mention.concept.name)
    }
    for citation in citations {
      try check(
        citation.section, citation.sentence, citation.citation, citation.reference, citation.pmid,
        citation.doi)
    }
    for evidence in evidence {
      try check(evidence.section, evidence.sentence, evidence.rule)
      try document.refuseNUL(
        evidence.context + evidence.citations + evidence.pmids + evidence.ncts)
      for concept in [evidence.claim.subject, evidence.claim.object] + evidence.claim.mediators {
        try check(concept.id, concept.name)
      }
    }
  }
}

extension String {
  /// Taken as the id of a document of which these are texts.
  fileprivate func refuseNUL(_ texts: [String]) throws {
    if texts.contains(where: \.hasNUL) { throw refusal }
  }

  fileprivate var refusal: Diagnostic {
    Diagnostic(
      "the text holds a NUL character, so the document was not stored; remove it", file: self)
  }

  fileprivate var hasNUL: Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
  }
}

extension Row {
  /// The text of a column, or an error where a damaged file holds something else.
  func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }

  func integer(_ index: Int) throws -> Int { try decode(Int.self, atIndex: index) }
}
