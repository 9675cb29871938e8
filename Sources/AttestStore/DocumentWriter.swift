import AttestModel
import GRDB

/// Writes documents inside one transaction.
///
/// Every statement is compiled once, and the ids of concepts and claims are kept, so that a claim
/// that many sentences make costs one look-up.
struct DocumentWriter {
  private struct ConceptKey: Hashable {
    let id: ExactText
    let name: ExactText
    let kind: Concept.Kind
  }

  private struct ClaimKey: Hashable {
    let subject: Int64
    let relation: Relation
    let object: Int64
    let mediators: [Int64]
    let polarity: Polarity
  }

  private struct SentenceKey: Hashable {
    let section: Int
    let start: Int
    let end: Int
    let text: ExactText
  }

  private let db: Database
  private let run: Int64
  private let statements: Statements
  private var concepts: [ConceptKey: Int64] = [:]
  private var claims: [ClaimKey: Int64] = [:]
  /// Claims that lost evidence in this transaction.
  private var weakened: Set<Int64> = []
  private var findings: FindingWriter
  private let library: LibraryWriter
  private var keys: EvidenceKeyWriter
  private let search: SearchIndex
  private let digests: DocumentDigests
  private let events: EventWriter

  /// - Parameter names: the ids of names that are known.
  init(_ db: Database, run: Int64, names: [NameKey: Int64]) throws {
    self.db = db
    self.run = run
    self.statements = try Statements(db)
    self.findings = try FindingWriter(db, names: names)
    self.library = try LibraryWriter(db)
    self.keys = try EvidenceKeyWriter(db)
    self.search = try SearchIndex(db)
    self.digests = try DocumentDigests(db)
    self.events = try EventWriter(db)
  }

  /// The ids of names that are known now.
  var names: [NameKey: Int64] { findings.names }

  /// Writes a document; one with the same id is replaced and keeps its place.
  ///
  /// - Parameters:
  ///   - path: of the file that is the document; nil where it is none.
  ///   - check: is called before each part of a long document; what it throws ends the writing.
  ///     Others are not waited for long, and what was finished is kept.
  mutating func write(
    _ document: MinedDocument, path: String?, check: () throws -> Void
  ) throws {
    let id = try emptyRow(for: document, path)
    var sections = SectionOrdinals(document: id, addSection: statements.addSection)
    for label in document.sections { try sections.add(label, listed: true) }
    var place = FindingWriter.Place()
    try document.forEachPart { part in
      if document.earlier != nil { try check() }
      try part.refuseNUL(in: document.id)
      try write(part, of: document, id, &sections, &place)
    }
    for trial in document.trials { try findings.write(trial, id, &sections) }
    try findings.write(text: document.text, of: id)
    try library.write(document.bibliography, of: id)
    try events.write(document.events, of: id)
    try digests.note(id)
  }

  private mutating func write(
    _ part: MinedPart, of document: MinedDocument, _ id: Int64,
    _ sections: inout SectionOrdinals, _ place: inout FindingWriter.Place
  ) throws {
    var sentences: [SentenceKey: Int64] = [:]
    sentences.reserveCapacity(part.sentences.count)
    var listed: [(section: Int, id: Int64)] = []
    listed.reserveCapacity(part.sentences.count)

    for sentence in part.sentences {
      let key = SentenceKey(
        section: try sections.ordinal(of: sentence.section), start: sentence.start,
        end: sentence.end, text: ExactText(sentence.text))
      let row = try insert(key, into: id, listed: true)
      sentences[key] = row
      listed.append((key.section, row))
    }
    try findings.write(part, id: id, sentences: listed, at: &place, in: &sections) {
      [db, statements] section, text, place in
      try statements.addSentence.execute(arguments: [
        id, section, false, text, place.lowerBound, place.upperBound,
      ])
      return db.lastInsertedRowID
    }
    try library.write(part, id: id, sentences: listed.map(\.id), from: place.authors)
    place.authors += part.namedAuthors.count
    for evidence in part.evidence {
      let key = SentenceKey(
        section: try sections.ordinal(of: evidence.section), start: evidence.start,
        end: evidence.end, text: ExactText(evidence.sentence))
      let sentence: Int64
      if let known = sentences[key] {
        sentence = known
      } else {
        sentence = try insert(key, into: id, listed: false)
        sentences[key] = sentence
      }
      let claim = try rowID(of: evidence.claim)
      try statements.addEvidence.execute(arguments: [
        id, claim, sentence, evidence.certainty.rawValue,
        JoinedList.join(evidence.context), JoinedList.join(evidence.citations),
        JoinedList.join(evidence.pmids), JoinedList.join(evidence.ncts), evidence.rule,
      ])
      try keys.write(
        evidence, id: db.lastInsertedRowID, claim: claim, sentence: sentence, year: document.year)
    }
  }

  /// Takes a document out, with all that hangs on it; gives whether it was there.
  mutating func remove(_ document: String) throws -> Bool {
    guard let id = try Int64.fetchOne(statements.findDocument, arguments: [document]) else {
      return false
    }
    try clear(id)
    try statements.removeDocument.execute(arguments: [id])
    return true
  }

  /// Takes out all that hangs on a document's row.
  private mutating func clear(_ id: Int64) throws {
    try weakened.formUnion(Int64.fetchAll(statements.claimsOfDocument, arguments: [id]))
    try search.forget(id)
    try library.remove(id)
    try findings.remove(id)
    try events.remove(id)
    try statements.removeEvidence.execute(arguments: [id])
    try statements.removeSentences.execute(arguments: [id])
    try statements.removeSections.execute(arguments: [id])
    // Before new sentences get the ids of those that are gone.
    try search.close()
  }

  /// Takes out the claims that no sentence makes any more, and the concepts that no claim names.
  mutating func finish() throws {
    var unnamed: Set<Int64> = []
    for claim in weakened.sorted() {
      if let claimID = try String.fetchOne(statements.claimID, arguments: [claim]) {
        try keys.mark(claimID)
      }
      guard try Int64.fetchOne(statements.anyEvidence, arguments: [claim]) == nil else { continue }
      try unnamed.formUnion(Int64.fetchAll(statements.conceptsOfClaim, arguments: [claim]))
      try statements.removeClaim.execute(arguments: [claim])
    }
    for concept in unnamed.sorted() {
      try statements.removeUnnamedConcept.execute(arguments: [concept])
    }
    weakened = []
    concepts = [:]
    claims = [:]
  }

  /// The document's row, with nothing hanging on it.
  private mutating func emptyRow(
    for document: MinedDocument, _ path: String?
  ) throws -> Int64 {
    let values: StatementArguments = [
      run, document.format, document.title, document.pmid, document.doi, document.year,
      document.digest, document.references, document.tables, document.rows, path, document.id,
    ]
    guard let id = try Int64.fetchOne(statements.findDocument, arguments: [document.id]) else {
      try statements.addDocument.execute(arguments: values)
      return db.lastInsertedRowID
    }
    try clear(id)
    try statements.changeDocument.execute(arguments: values)
    return id
  }

  private func insert(_ key: SentenceKey, into document: Int64, listed: Bool) throws -> Int64 {
    try statements.addSentence.execute(arguments: [
      document, key.section, listed, key.text.text, key.start, key.end,
    ])
    return db.lastInsertedRowID
  }

  private mutating func rowID(of claim: Claim) throws -> Int64 {
    let key = ClaimKey(
      subject: try rowID(of: claim.subject), relation: claim.relation,
      object: try rowID(of: claim.object), mediators: try claim.mediators.map { try rowID(of: $0) },
      polarity: claim.polarity)
    if let known = claims[key] { return known }

    let mediators = key.mediators.map { String($0) }.joined(separator: "|")
    try statements.addClaim.execute(arguments: [
      claim.id, key.subject, key.relation.rawValue, key.object, mediators, key.polarity.rawValue,
    ])
    let isNew = db.changesCount == 1
    let id =
      isNew
      ? db.lastInsertedRowID
      : try known(
        statements.findClaim,
        [key.subject, key.object, key.relation.rawValue, key.polarity.rawValue, mediators])
    if isNew {
      for (ordinal, mediator) in key.mediators.enumerated() {
        try statements.addMediator.execute(arguments: [id, ordinal, mediator])
      }
    }
    claims[key] = id
    return id
  }

  private mutating func rowID(of concept: Concept) throws -> Int64 {
    let key = ConceptKey(
      id: ExactText(concept.id), name: ExactText(concept.name), kind: concept.kind)
    if let known = concepts[key] { return known }
    let values: StatementArguments = [concept.id, concept.name, concept.kind.rawValue]
    try statements.addConcept.execute(arguments: values)
    let id =
      db.changesCount == 1 ? db.lastInsertedRowID : try known(statements.findConcept, values)
    concepts[key] = id
    return id
  }

  /// The id of a row that SQLite would not add because it is there.
  private func known(_ statement: Statement, _ values: StatementArguments) throws -> Int64 {
    guard let id = try Int64.fetchOne(statement, arguments: values) else {
      throw DamagedRow(what: "an index does not agree with its table")
    }
    return id
  }
}

extension DocumentWriter {
  /// Every statement that writing needs, compiled.
  private struct Statements {
    let findDocument, addDocument, changeDocument: Statement
    let claimsOfDocument, removeEvidence, removeSentences, removeSections: Statement
    let addSection, addSentence, addEvidence: Statement
    let findConcept, addConcept, findClaim, addClaim, addMediator: Statement
    let anyEvidence, conceptsOfClaim, removeClaim, removeUnnamedConcept: Statement
    let removeDocument, claimID: Statement

    init(_ db: Database) throws {
      findDocument = try db.cachedStatement(sql: "SELECT id FROM documents WHERE name = ?")
      addDocument = try db.cachedStatement(
        sql: """
          INSERT INTO documents
            (run, format, title, pmid, doi, year, digest, reference_count, table_count, row_count,
              path, name)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      changeDocument = try db.cachedStatement(
        sql: """
          UPDATE documents
          SET run = ?, format = ?, title = ?, pmid = ?, doi = ?, year = ?, digest = ?,
            reference_count = ?, table_count = ?, row_count = ?, path = COALESCE(?, path)
          WHERE name = ?
          """)

      claimsOfDocument = try db.cachedStatement(
        sql: "SELECT DISTINCT claim FROM evidence WHERE document = ?")
      removeEvidence = try db.cachedStatement(sql: "DELETE FROM evidence WHERE document = ?")
      removeSentences = try db.cachedStatement(sql: "DELETE FROM sentences WHERE document = ?")
      removeSections = try db.cachedStatement(sql: "DELETE FROM sections WHERE document = ?")

      addSection = try db.cachedStatement(
        sql: "INSERT INTO sections (document, ordinal, listed, label) VALUES (?, ?, ?, ?)")
      addSentence = try db.cachedStatement(
        sql: """
          INSERT INTO sentences (document, section, listed, text, "start", "end")
          VALUES (?, ?, ?, ?, ?, ?)
          """)
      addEvidence = try db.cachedStatement(
        sql: """
          INSERT INTO evidence
            (document, claim, sentence, certainty, context, citations, pmids, ncts, rule)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)

      findConcept = try db.cachedStatement(
        sql: "SELECT id FROM concepts WHERE curie = ? AND name = ? AND kind = ?")
      addConcept = try db.cachedStatement(
        sql: "INSERT INTO concepts (curie, name, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      findClaim = try db.cachedStatement(
        sql: """
          SELECT id FROM claims
          WHERE subject = ? AND object = ? AND relation = ? AND polarity = ? AND mediators = ?
          """)
      addClaim = try db.cachedStatement(
        sql: """
          INSERT INTO claims (claim_id, subject, relation, object, mediators, polarity)
          VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """)
      addMediator = try db.cachedStatement(
        sql: "INSERT INTO claim_mediators (claim, ordinal, concept) VALUES (?, ?, ?)")

      anyEvidence = try db.cachedStatement(sql: "SELECT 1 FROM evidence WHERE claim = ? LIMIT 1")
      conceptsOfClaim = try db.cachedStatement(
        sql: """
          SELECT subject FROM claims WHERE id = ?1
          UNION SELECT object FROM claims WHERE id = ?1
          UNION SELECT concept FROM claim_mediators WHERE claim = ?1
          """)
      removeDocument = try db.cachedStatement(sql: "DELETE FROM documents WHERE id = ?")
      claimID = try db.cachedStatement(sql: "SELECT claim_id FROM claims WHERE id = ?")
      removeClaim = try db.cachedStatement(sql: "DELETE FROM claims WHERE id = ?")
      removeUnnamedConcept = try db.cachedStatement(
        sql: """
          DELETE FROM concepts WHERE id = ?1
            AND NOT EXISTS (SELECT 1 FROM claims WHERE subject = ?1)
            AND NOT EXISTS (SELECT 1 FROM claims WHERE object = ?1)
            AND NOT EXISTS (SELECT 1 FROM claim_mediators WHERE concept = ?1)
          """)
    }
  }
}
