import AttestModel
import GRDB

/// Finds the imported records that entries of reference lists and citations mean, and hands their
/// PMIDs on to the claims that credit them.
struct CitationResolving {
  private let db: Database
  private let byDOI, byAuthor, tieEntry, worksOfEntry, changeWork, evidenceOfWork: Statement
  private let changeEvidence: Statement
  private let digests: DocumentDigests
  private var keys: EvidenceKeyWriter

  init(_ db: Database) throws {
    self.db = db
    byDOI = try db.cachedStatement(
      sql: "SELECT id, pmid, doi, title FROM publications WHERE doi = ? AND doi <> ''")
    byAuthor = try db.cachedStatement(
      sql: """
        SELECT id, pmid, doi, title, listed, authors, journal FROM publications
        WHERE author = ? AND year = ?
        """)
    tieEntry = try db.cachedStatement(
      sql: "UPDATE bibliography SET publication = ? WHERE document = ? AND ordinal = ?")
    worksOfEntry = try db.cachedStatement(
      sql: "SELECT id FROM cited_works WHERE document = ? AND entry = ?")
    changeWork = try db.cachedStatement(
      sql: """
        UPDATE cited_works SET pmid = IIF(pmid = '', ?, pmid), doi = IIF(doi = '', ?, doi)
        WHERE id = ?
        """)
    evidenceOfWork = try db.cachedStatement(
      sql: """
        SELECT evidence.id, evidence.pmids, evidence.citations, citations.citation
        FROM citations CROSS JOIN evidence ON evidence.sentence = citations.sentence
        WHERE citations.work = ? AND citations.resolution <> 'ambiguous'
        """)
    changeEvidence = try db.cachedStatement(sql: "UPDATE evidence SET pmids = ? WHERE id = ?")
    digests = try DocumentDigests(db)
    keys = try EvidenceKeyWriter(db)
  }

  /// Resolves what is open of documents that were mined, or that imported records have a bearing on,
  /// since it was last done.
  ///
  /// - Returns: how many entries and citations were resolved.
  mutating func resolve() throws -> Int {
    guard try Int.fetchOne(db, sql: "SELECT 1 FROM publications LIMIT 1") != nil else { return 0 }
    try reopen()
    let changed = try resolveEntries()
    let others = try resolveCitations()
    for document in Set(changed.map(\.document)).union(others.map(\.document)).sorted() {
      try digests.note(document)
    }
    try OpenCredits.close(db)
    return changed.count + others.count
  }

  private typealias Change = (document: Int64, publication: Int64)

  // MARK: What is resolved

  /// Opens what was resolved and would be resolved otherwise now that other records have come: what
  /// is credited shall not depend on the order in which records were imported.
  private func reopen() throws {
    // Nil where so many have come that all is looked at.
    let touched = try OpenCredits.touchedKeys(db)
    guard touched?.isEmpty != true else { return }
    func isTouched(_ key: String) -> Bool { touched?.contains(key) ?? true }
    var withdrawal = try CreditWithdrawal(db)
    var outdated: Set<Int64> = []
    let tied = try Row.fetchCursor(
      db,
      sql: """
        SELECT doi, author, year, title, authors, publication FROM bibliography
        WHERE publication IS NOT NULL
        """)
    while let row = try tied.next() {
      guard isTouched(try Self.key(row.text(1), row.text(2))) else { continue }
      let publication = try row.decode(Int64.self, atIndex: 5)
      if try self.publication(Entry(row, from: 0))?.id != publication {
        outdated.insert(publication)
      }
    }
    let works = try Row.fetchCursor(
      db,
      sql: """
        SELECT publications.author, publications.year, publications.id FROM cited_works
        CROSS JOIN publications ON publications.id = cited_works.publication
        WHERE cited_works.publication IS NOT NULL
        """)
    while let row = try works.next() {
      if isTouched(try Self.key(row.text(0), row.text(1))) {
        outdated.insert(try row.decode(Int64.self, atIndex: 2))
      }
    }
    for publication in outdated.sorted() {
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT pmid, author, year, doi FROM publications WHERE id = ?",
          arguments: [publication])
      else { continue }
      try withdrawal.withdraw(publication, pmid: row.text(0))
      try db.execute(
        sql: """
          INSERT INTO changed_publications (author, year, doi) VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING
          """, arguments: [row.text(1), row.text(2), row.text(3)])
    }
    try withdrawal.finish()
  }

  static func key(_ author: String, _ year: String) -> String { "\(author)\t\(year)" }

  // MARK: Entries of lists

  /// An entry of a document's list, as far as it is compared with records.
  private struct Entry {
    let doi, author, year, title: String
    let authors: [String]

    init(_ row: Row, from index: Int) throws {
      doi = try row.text(index)
      author = try row.text(index + 1)
      year = try row.text(index + 2)
      title = try row.text(index + 3)
      authors = JoinedList.split(try row.text(index + 4)).map(FoldedWords.family)
    }

    /// Whether both name others beside the first author, and none of them in common.
    func hasOtherAuthors(than joined: String) -> Bool {
      let own = authors.dropFirst().filter { $0 != "et al" }
      let others = JoinedList.split(joined).dropFirst().map(FoldedWords.family)
      guard !own.isEmpty, !others.isEmpty else { return false }
      return Set(own).isDisjoint(with: others)
    }
  }

  private mutating func resolveEntries() throws -> [Change] {
    var changed: [Change] = []
    for row in try OpenCredits.entries(db) {
      let document = try row.decode(Int64.self, atIndex: 0)
      let ordinal = try row.integer(1)
      guard let found = try publication(Entry(row, from: 2)) else { continue }
      try tieEntry.execute(arguments: [found.id, document, ordinal])
      for work in try Int64.fetchAll(worksOfEntry, arguments: [document, ordinal]) {
        try changeWork.execute(arguments: [found.pmid, found.doi, work])
        try credit(work, found.pmid)
      }
      changed.append((document, found.id))
    }
    return changed
  }

  private func publication(
    _ entry: Entry
  ) throws -> (id: Int64, pmid: String, doi: String)? {
    if let row = try Row.fetchOne(byDOI, arguments: [entry.doi]) {
      return (try row.decode(Int64.self, atIndex: 0), try row.text(1), try row.text(2))
    }
    let title = TitleWords(entry.title)
    guard !title.plain.isEmpty, !entry.author.isEmpty else { return nil }
    var best: [Row] = []
    var bestShare = 0.7
    for row in try Row.fetchAll(byAuthor, arguments: [entry.author, entry.year]) {
      let doi = try row.text(2)
      guard entry.doi.isEmpty || doi.isEmpty || doi == entry.doi,
        try !entry.hasOtherAuthors(than: row.text(5))
      else { continue }
      let share = title.likeness(to: TitleWords(try row.text(3)))
      if share == bestShare { best.append(row) }
      if share > bestShare { (best, bestShare) = ([row], share) }
    }
    // One work may be there twice, as PubMed's record and without a PMID.
    if best.count > 1 { best = try best.filter { !(try $0.text(1).isEmpty) } }
    guard best.count == 1, let found = best.first else { return nil }
    return (try found.decode(Int64.self, atIndex: 0), try found.text(1), try found.text(2))
  }

  /// Hands a PMID on to the claims that credit a work.
  private mutating func credit(_ work: Int64, _ pmid: String) throws {
    guard !pmid.isEmpty else { return }
    for row in try Row.fetchAll(evidenceOfWork, arguments: [work]) {
      let evidence = try row.decode(Int64.self, atIndex: 0)
      let pmids = JoinedList.split(try row.text(1))
      guard !pmids.contains(pmid), JoinedList.split(try row.text(2)).contains(try row.text(3))
      else { continue }
      try changeEvidence.execute(arguments: [JoinedList.join(pmids + [pmid]), evidence])
      try keys.tie(.pmid, pmid, to: evidence)
    }
  }

  // MARK: Citations without a list

  /// A citation that points to nothing is looked up in the bibliographies that were imported;
  /// PubMed's records are too many for a name and a year to tell them apart.
  private mutating func resolveCitations() throws -> [Change] {
    let isOpen = try Int.fetchOne(db, sql: "SELECT 1 FROM publications WHERE listed = 1 LIMIT 1")
    guard isOpen != nil else { return [] }
    let open = try OpenCredits.citations(db)
    var changed: [Change] = []
    for row in open {
      let citation = try row.text(2)
      let families = FoldedWords.families(ofCitation: citation)
      guard let author = families.first else { continue }
      let authors = AuthorComparison(cited: families, isOpen: citation.contains(" et al. "))
      let found = try Row.fetchAll(
        byAuthor, arguments: [author, FoldedWords.year(ofCitation: citation)]
      ).filter { row in
        try row.integer(4) == 1
          && authors.agrees(with: JoinedList.split(try row.text(5)).map(FoldedWords.family))
      }
      guard found.count == 1, let publication = found.first else { continue }
      let document = try row.decode(Int64.self, atIndex: 0)
      let pmid = try publication.text(1)
      try db.execute(
        sql: """
          INSERT INTO cited_works (document, reference, pmid, doi, publication)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          document,
          [citation, try publication.text(3), try publication.text(6)].filter { !$0.isEmpty }
            .joined(separator: ". "), pmid, try publication.text(2),
          try publication.decode(Int64.self, atIndex: 0),
        ])
      let work = db.lastInsertedRowID
      try db.execute(
        sql: """
          UPDATE citations SET work = ?, resolution = 'reference'
          WHERE document = ? AND ordinal = ?
          """, arguments: [work, document, try row.integer(1)])
      try credit(work, pmid)
      changed.append((document, try publication.decode(Int64.self, atIndex: 0)))
    }
    return changed
  }
}

extension Store {
  /// Finds the imported records that reference lists and citations mean, and hands their PMIDs on
  /// to the claims that credit them: of documents that were mined, or that imported records have a
  /// bearing on, since it was last done.
  ///
  /// - Parameter run: a run of mining that ends; nil where none does.
  /// - Returns: How many entries and citations were resolved.
  /// - Throws: `Diagnostic`, where the store cannot be written to.
  public func resolveCitations(ending run: Int64? = nil) throws -> Int {
    try write { db in
      var resolving = try CitationResolving(db)
      let count = try resolving.resolve()
      // What runs left open that were interrupted before is resolved now, too.
      if run != nil { try db.execute(sql: "DELETE FROM unresolved_runs") }
      return count
    }
  }
}
