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
  private let add, change, remove: Statement
  private let addLink, addNCT, removeLinks, removeNCTs, identity, identityOfPMID: Statement
  private let list: Statement
  private var known: KnownPublications
  private var withdrawal: CreditWithdrawal
  private var open: OpenCredits
  private(set) var counts = ImportCounts()

  init(_ db: Database) throws {
    self.db = db
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
    identityOfPMID = try db.cachedStatement(
      sql: "SELECT id, doi, author, year FROM publications WHERE pmid = ? AND pmid <> ''")
    list = try db.cachedStatement(
      sql: "UPDATE publications SET listed = 1 WHERE id = ? AND listed = 0")
    known = try KnownPublications(db)
    open = try OpenCredits(db)
    withdrawal = try CreditWithdrawal(db)
  }

  /// Looks up what is stored of the publications that are to be written next.
  mutating func lookUp(_ publications: [Publication]) throws { try known.lookUp(publications) }

  /// Writes a record of a publication that was looked up.
  ///
  /// - Parameter version: of PubMed's record; 0 for an entry of somebody's bibliography, which
  ///   never replaces PubMed's.
  mutating func write(_ record: PublicationRecord, version: Int) throws {
    let publication = record.publication
    let author = FoldedWords.family(publication.authors.first ?? "")
    var values: [PlainValue] = [
      .text(publication.pmid), .text(publication.doi), .text(publication.pmc), .text(author),
      .text(JoinedList.join(publication.authors)), .text(publication.title),
      .text(publication.journal), .text(publication.year), .number(version),
      .text(JoinedList.join(record.publicationTypes)), .text(JoinedList.join(record.ncts)),
      .text(JoinedList.join(record.mesh.map(Self.text))),
    ]
    var digest = ContentDigest()
    digest.add(values)
    digest.endTable()
    for (ordinal, link) in record.links.enumerated() {
      digest.add([.number(ordinal), .text(link.kind), .text(link.pmid), .text(link.source)])
    }
    digest.endTable()
    values.append(.text(digest.text))

    let stored = try known.stored(publication, author: author)
    if let stored {
      if version == 0 { try enlist(stored.id) }
      guard stored.content != digest.text, version >= stored.version else {
        counts.unchanged += 1
        return
      }
      try withdrawCredits(of: stored.id, unlessStill: publication, author)
      try change.execute(values + [.number(Int(stored.id))])
      try removeLinks.execute(arguments: [stored.id])
      try removeNCTs.execute(arguments: [stored.id])
      try writeParts(of: record, stored.id)
      counts.updated += 1
      open.change(author: author, year: publication.year, doi: publication.doi)
    } else {
      try add.execute(values)
      let id = db.lastInsertedRowID
      try writeParts(of: record, id)
      if version == 0 { try list.execute(arguments: [id]) }
      counts.added += 1
      open.add(id, author: author, year: publication.year, doi: publication.doi)
    }
    known.change(
      pmid: publication.pmid, doi: publication.doi,
      isBare: publication.pmid.isEmpty || stored?.isBare ?? false)
  }

  /// Notes that a bibliography has a record, which PubMed brought.
  private mutating func enlist(_ id: Int64) throws {
    try list.execute(arguments: [id])
    guard db.changesCount > 0, let row = try Row.fetchOne(identity, arguments: [id]) else { return }
    open.change(author: try row.text(2), year: try row.text(5), doi: try row.text(1))
  }

  /// Takes records back, as PubMed's `DeleteCitation` says.
  mutating func remove(_ pmids: [String]) throws {
    for pmid in pmids where !pmid.isEmpty {
      if let old = try Row.fetchOne(identityOfPMID, arguments: [pmid]) {
        try withdrawal.withdraw(old.decode(Int64.self, atIndex: 0), pmid: pmid)
        known.change(pmid: pmid, doi: try old.text(1), isBare: false)
        open.change(author: try old.text(2), year: try old.text(3), doi: try old.text(1))
      }
      try remove.execute(arguments: [pmid])
      counts.removed += db.changesCount
    }
  }

  /// Notes what became of the documents that had cited what was changed or taken back.
  mutating func finish() throws {
    try withdrawal.finish()
    try open.finish()
  }

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
    guard try new.indices.contains(where: { try old.text($0) != new[$0] }) else { return }
    try withdrawal.withdraw(id, pmid: old.text(0))
    known.change(
      pmid: try old.text(0), doi: try old.text(1), isBare: try old.text(0).isEmpty)
    open.change(author: try old.text(2), year: try old.text(5), doi: try old.text(1))
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
