import AttestModel
import GRDB

/// What an import changed.
public struct ImportCounts: Hashable, Sendable {
  /// Records that were not there before.
  public var added = 0
  /// Records that took the place of another edition or wording.
  public var updated = 0
  /// Records that were there already, word for word, or in a better edition.
  public var unchanged = 0
  /// Records that PubMed took back.
  public var removed = 0

  /// Nothing changed yet.
  public init() {}
}

/// Writes records of publications; one of a PMID or DOI that is there is replaced in place.
struct PublicationWriter {
  private let db: Database
  private let byPMID, byDOI, byTitle, pmidOf: Statement
  private let add, change, remove: Statement
  private let addLink, addNCT, removeLinks, removeNCTs, identity: Statement
  private var withdrawal: CreditWithdrawal
  private(set) var counts = ImportCounts()

  init(_ db: Database) throws {
    self.db = db
    let found = "SELECT id, version, content FROM publications WHERE"
    byPMID = try db.cachedStatement(sql: "\(found) pmid = ? AND pmid <> ''")
    byDOI = try db.cachedStatement(sql: "\(found) doi = ? AND doi <> ''")
    byTitle = try db.cachedStatement(sql: "\(found) author = ? AND year = ? AND title = ?")
    pmidOf = try db.cachedStatement(sql: "SELECT pmid FROM publications WHERE id = ?")
    let columns = [
      "pmid", "doi", "pmc", "author", "authors", "title", "journal", "year", "version", "kinds",
      "ncts", "mesh", "content",
    ]
    add = try db.cachedStatement(
      sql: """
        INSERT INTO publications (\(columns.joined(separator: ", ")))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    change = try db.cachedStatement(
      sql: """
        UPDATE publications SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?
        """)
    remove = try db.cachedStatement(sql: "DELETE FROM publications WHERE pmid = ? AND pmid <> ''")
    addLink = try db.cachedStatement(
      sql: """
        INSERT INTO publication_links (publication, ordinal, kind, pmid, source)
        VALUES (?, ?, ?, ?, ?)
        """)
    addNCT = try db.cachedStatement(
      sql: "INSERT INTO publication_ncts (nct, publication) VALUES (?, ?) ON CONFLICT DO NOTHING")
    removeLinks = try db.cachedStatement(
      sql: "DELETE FROM publication_links WHERE publication = ?")
    removeNCTs = try db.cachedStatement(sql: "DELETE FROM publication_ncts WHERE publication = ?")
    identity = try db.cachedStatement(
      sql: "SELECT pmid, doi, author, authors, title, year FROM publications WHERE id = ?")
    withdrawal = try CreditWithdrawal(db)
  }

  /// - Parameter version: of PubMed's record; 0 for an entry of somebody's bibliography, which
  ///   never replaces PubMed's.
  mutating func write(_ record: PublicationRecord, version: Int) throws {
    let publication = record.publication
    let author = FoldedWords.family(publication.authors.first ?? "")
    let values: [any DatabaseValueConvertible] = [
      publication.pmid, publication.doi, publication.pmc, author,
      JoinedList.join(publication.authors), publication.title, publication.journal,
      publication.year, version, JoinedList.join(record.publicationTypes),
      JoinedList.join(record.ncts), JoinedList.join(record.mesh.map(Self.text)),
    ]
    var digest = ContentDigest()
    digest.add(values)
    digest.endTable()
    for (ordinal, link) in record.links.enumerated() {
      digest.add([ordinal, link.kind, link.pmid, link.source])
    }
    digest.endTable()
    let all = StatementArguments((values + [digest.text]).map { $0.databaseValue })

    if let (id, oldVersion, content) = try known(publication, author) {
      guard content != digest.text, version >= oldVersion else {
        counts.unchanged += 1
        return
      }
      try withdrawCredits(of: id, unlessStill: publication, author)
      try change.execute(arguments: all + [id])
      try removeLinks.execute(arguments: [id])
      try removeNCTs.execute(arguments: [id])
      try writeParts(of: record, id)
      counts.updated += 1
    } else {
      // The number of values is that of the columns above.
      add.setUncheckedArguments(all)
      try add.execute()
      try writeParts(of: record, db.lastInsertedRowID)
      counts.added += 1
    }
  }

  /// Takes records back, as PubMed's `DeleteCitation` says.
  mutating func remove(_ pmids: [String]) throws {
    for pmid in pmids {
      if let row = try Row.fetchOne(byPMID, arguments: [pmid]) {
        try withdrawal.withdraw(row.decode(Int64.self, atIndex: 0), pmid: pmid)
      }
      try remove.execute(arguments: [pmid])
      counts.removed += db.changesCount
    }
  }

  /// Notes what became of the documents that had cited what was changed or taken back.
  mutating func finish() throws { try withdrawal.finish() }

  /// A record that becomes another paper's, or gets another identifier, is nobody's credit until it
  /// is looked up anew.
  private mutating func withdrawCredits(
    of id: Int64, unlessStill publication: Publication, _ author: String
  ) throws {
    guard let old = try Row.fetchOne(identity, arguments: [id]) else { return }
    let new = [
      publication.pmid, publication.doi, author, JoinedList.join(publication.authors),
      publication.title, publication.year,
    ]
    if try new.indices.contains(where: { try old.text($0) != new[$0] }) {
      try withdrawal.withdraw(id, pmid: old.text(0))
    }
  }

  private func known(
    _ publication: Publication, _ author: String
  ) throws -> (id: Int64, version: Int, content: String)? {
    var row: Row?
    if !publication.pmid.isEmpty {
      row = try Row.fetchOne(byPMID, arguments: [publication.pmid])
    }
    if row == nil, !publication.doi.isEmpty {
      row = try Row.fetchOne(byDOI, arguments: [publication.doi])
      // Another record that shares the DOI, such as a comment's, is not this one.
      if let found = row, !publication.pmid.isEmpty {
        let pmid = try String.fetchOne(pmidOf, arguments: [found[0] as Int64])
        if pmid != "" { row = nil }
      }
    }
    if row == nil, publication.pmid.isEmpty, publication.doi.isEmpty {
      row = try Row.fetchOne(byTitle, arguments: [author, publication.year, publication.title])
    }
    return try row.map {
      (try $0.decode(Int64.self, atIndex: 0), try $0.integer(1), try $0.text(2))
    }
  }

  private func writeParts(of record: PublicationRecord, _ id: Int64) throws {
    for (ordinal, link) in record.links.enumerated() {
      try addLink.execute(arguments: [id, ordinal, link.kind, link.pmid, link.source])
    }
    for nct in record.ncts { try addNCT.execute(arguments: [nct, id]) }
  }

  /// `D007249 Inflammation/drug therapy*`: a star marks what is a main subject.
  private static func text(_ heading: PublicationRecord.MeshHeading) -> String {
    ([heading.id.isEmpty ? "-" : heading.id, heading.name].joined(separator: " ")
      + heading.qualifiers.map { "/" + $0 }.joined() + (heading.isMajor ? "*" : ""))
  }
}

/// Writes records of trials; one of a number that is there is replaced in place.
struct TrialRecordWriter {
  private let db: Database
  private let find, add, change, addAlias, addIntervention, addReference: Statement
  private let removals: [Statement]
  private let digests: RecordDigests
  private(set) var counts = ImportCounts()

  init(_ db: Database) throws {
    self.db = db
    let columns = [
      "nct", "title", "official_title", "acronym", "summary", "conditions", "phases", "status",
      "start_date", "completion_date", "sponsor",
    ]
    find = try db.cachedStatement(sql: "SELECT id, content FROM trial_records WHERE nct = ?")
    add = try db.cachedStatement(
      sql: """
        INSERT INTO trial_records (\(columns.joined(separator: ", ")), content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
        """)
    change = try db.cachedStatement(
      sql: """
        UPDATE trial_records SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?
        """)
    addAlias = try db.cachedStatement(
      sql: "INSERT INTO trial_aliases (trial, ordinal, alias) VALUES (?, ?, ?)")
    addIntervention = try db.cachedStatement(
      sql: """
        INSERT INTO trial_interventions (trial, ordinal, kind, name, other_names)
        VALUES (?, ?, ?, ?, ?)
        """)
    addReference = try db.cachedStatement(
      sql: """
        INSERT INTO trial_references (trial, ordinal, pmid, kind, citation) VALUES (?, ?, ?, ?, ?)
        """)
    removals = try ["trial_aliases", "trial_interventions", "trial_references"].map {
      try db.cachedStatement(sql: "DELETE FROM \($0) WHERE trial = ?")
    }
    digests = try RecordDigests(db, .trials)
  }

  mutating func write(_ trial: TrialRecord) throws {
    let values: StatementArguments = [
      trial.nct, trial.title, trial.officialTitle, trial.acronym, trial.summary,
      JoinedList.join(trial.conditions), JoinedList.join(trial.phases), trial.status,
      trial.startDate, trial.completionDate, trial.sponsor,
    ]
    let known = try Row.fetchOne(find, arguments: [trial.nct])
    let id: Int64
    if let known {
      id = try known.decode(Int64.self, atIndex: 0)
      try change.execute(arguments: values + [id])
      for removal in removals { try removal.execute(arguments: [id]) }
    } else {
      try add.execute(arguments: values)
      id = db.lastInsertedRowID
    }
    for (ordinal, alias) in trial.aliases.enumerated() {
      try addAlias.execute(arguments: [id, ordinal, alias])
    }
    for (ordinal, intervention) in trial.interventions.enumerated() {
      try addIntervention.execute(arguments: [
        id, ordinal, intervention.kind, intervention.name,
        JoinedList.join(intervention.otherNames),
      ])
    }
    for (ordinal, reference) in trial.references.enumerated() {
      try addReference.execute(arguments: [
        id, ordinal, reference.pmid, reference.kind, reference.citation,
      ])
    }
    try digests.note(id)
    guard let known else {
      counts.added += 1
      return
    }
    let isSame = try known.text(1) == digests.digest(of: id)
    if isSame { counts.unchanged += 1 } else { counts.updated += 1 }
  }
}
