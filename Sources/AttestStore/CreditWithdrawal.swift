import GRDB

/// Takes back what was credited to an imported record before it goes or becomes another paper's, so
/// that the entries and citations which meant it are open again.
struct CreditWithdrawal {
  private let entries, worksOfEntry, openEntry, resetWork: Statement
  private let ownWorks, openCitations, removeWork: Statement
  private let evidenceOfWork, otherCredit, changeEvidence, untie: Statement
  private let digests: DocumentDigests
  /// Whose credits have changed.
  private var documents: Set<Int64> = []

  init(_ db: Database) throws {
    entries = try db.cachedStatement(
      sql: "SELECT document, ordinal, doi FROM bibliography WHERE publication = ?")
    worksOfEntry = try db.cachedStatement(
      sql: "SELECT id FROM cited_works WHERE document = ? AND entry = ?")
    openEntry = try db.cachedStatement(
      sql: "UPDATE bibliography SET publication = NULL WHERE document = ? AND ordinal = ?")
    resetWork = try db.cachedStatement(
      sql: "UPDATE cited_works SET pmid = '', doi = ? WHERE id = ?")
    ownWorks = try db.cachedStatement(
      sql: "SELECT id, document FROM cited_works WHERE publication = ?")
    openCitations = try db.cachedStatement(
      sql: "UPDATE citations SET work = NULL, resolution = 'unresolved' WHERE work = ?")
    removeWork = try db.cachedStatement(sql: "DELETE FROM cited_works WHERE id = ?")
    evidenceOfWork = try db.cachedStatement(
      sql: """
        SELECT evidence.id, evidence.pmids, evidence.citations, citations.citation,
          evidence.sentence
        FROM citations CROSS JOIN evidence ON evidence.sentence = citations.sentence
        WHERE citations.work = ?
        """)
    otherCredit = try db.cachedStatement(
      sql: """
        SELECT 1 FROM citations CROSS JOIN cited_works ON cited_works.id = citations.work
        WHERE citations.sentence = ? AND cited_works.pmid = ? AND cited_works.id <> ? LIMIT 1
        """)
    changeEvidence = try db.cachedStatement(sql: "UPDATE evidence SET pmids = ? WHERE id = ?")
    untie = try db.cachedStatement(
      sql: """
        DELETE FROM evidence_keys
        WHERE evidence = ? AND key = (SELECT id FROM keys WHERE kind = 'pmid' AND value = ?)
        """)
    digests = try DocumentDigests(db)
  }

  /// Opens the entries and citations that a record was found for.
  ///
  /// - Parameters:
  ///   - publication: the record's row.
  ///   - pmid: as it was when they were credited to it.
  mutating func withdraw(_ publication: Int64, pmid: String) throws {
    for entry in try Row.fetchAll(entries, arguments: [publication]) {
      let document = try entry.decode(Int64.self, atIndex: 0)
      let ordinal = try entry.integer(1)
      for work in try Int64.fetchAll(worksOfEntry, arguments: [document, ordinal]) {
        try uncredit(work, pmid)
        try resetWork.execute(arguments: [try entry.text(2), work])
      }
      try openEntry.execute(arguments: [document, ordinal])
      documents.insert(document)
    }
    for row in try Row.fetchAll(ownWorks, arguments: [publication]) {
      let work = try row.decode(Int64.self, atIndex: 0)
      try uncredit(work, pmid)
      try openCitations.execute(arguments: [work])
      try removeWork.execute(arguments: [work])
      documents.insert(try row.decode(Int64.self, atIndex: 1))
    }
  }

  /// Notes the digests of the documents whose credits have changed.
  mutating func finish() throws {
    for document in documents.sorted() { try digests.note(document) }
    documents = []
  }

  /// Takes a PMID from the claims that credit a work, unless they have it from another one.
  private func uncredit(_ work: Int64, _ pmid: String) throws {
    guard !pmid.isEmpty else { return }
    for row in try Row.fetchAll(evidenceOfWork, arguments: [work]) {
      let evidence = try row.decode(Int64.self, atIndex: 0)
      let pmids = JoinedList.split(try row.text(1))
      let sentence = try row.decode(Int64.self, atIndex: 4)
      guard pmids.contains(pmid), JoinedList.split(try row.text(2)).contains(try row.text(3)),
        try Int.fetchOne(otherCredit, arguments: [sentence, pmid, work]) == nil
      else { continue }
      try changeEvidence.execute(arguments: [
        JoinedList.join(pmids.filter { $0 != pmid }), evidence,
      ])
      try untie.execute(arguments: [evidence, pmid])
    }
  }
}
