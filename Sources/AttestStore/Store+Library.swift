public import AttestModel
import GRDB

/// A publication as it was imported, with all that says it was withdrawn.
public struct StoredPublication: Hashable, Sendable {
  /// Authors, title, journal, year and identifiers.
  public let publication: Publication
  /// `Review`, `Retracted Publication`.
  public let kinds: [String]
  /// Comments on it, corrections and retractions, as PubMed links them.
  public let links: [PublicationRecord.Link]
  /// Trials that its record names: `NCT` and eight digits each.
  public let ncts: [String]
  /// What imported lists say about it.
  public let retractions: [Retraction]

  /// Whether PubMed or a list says that it was withdrawn.
  public var isRetracted: Bool {
    kinds.contains("Retracted Publication")
      || links.contains { $0.kind == "RetractionIn" || $0.kind == "RetractedIn" }
      || retractions.contains { $0.kind.lowercased().hasPrefix("retract") }
  }

  /// Whether its journal has doubts about it.
  public var hasExpressionOfConcern: Bool {
    links.contains { $0.kind == "ExpressionOfConcernIn" }
      || retractions.contains { $0.kind.lowercased().hasPrefix("expression of concern") }
  }
}

extension Store {
  /// The imported record of a PMID, with the lists of retractions looked through; nil where there
  /// is neither.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func publication(pmid: String) throws -> StoredPublication? {
    try publication(where: "pmid = ? AND pmid <> ''", pmid) ?? listed(pmid: pmid, doi: "")
  }

  /// As `publication(pmid:)`, by DOI.
  public func publication(doi: String) throws -> StoredPublication? {
    try publication(where: "doi = ? AND doi <> ''", doi) ?? listed(pmid: "", doi: doi)
  }

  private func publication(
    where condition: String, _ value: String
  ) throws -> StoredPublication? {
    try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT id, pmid, doi, pmc, authors, title, journal, year, kinds, ncts FROM publications
          WHERE \(condition)
          """)
      guard let row = try Row.fetchOne(find, arguments: [value]) else { return nil }
      let links = try db.cachedStatement(
        sql: """
          SELECT kind, pmid, source FROM publication_links WHERE publication = ? ORDER BY ordinal
          """)
      let publication = Publication(
        authors: JoinedList.split(try row.text(4)), title: try row.text(5),
        journal: try row.text(6), year: try row.text(7), pmid: try row.text(1),
        doi: try row.text(2), pmc: try row.text(3))
      return StoredPublication(
        publication: publication, kinds: JoinedList.split(try row.text(8)),
        links: try Row.fetchAll(links, arguments: [try row.decode(Int64.self, atIndex: 0)]).map {
          PublicationRecord.Link(
            kind: try $0.text(0), pmid: try $0.text(1), source: try $0.text(2))
        }, ncts: JoinedList.split(try row.text(9)),
        retractions: try retractions(db, publication.pmid, publication.doi))
    }
  }

  /// What a list alone says.
  private func listed(pmid: String, doi: String) throws -> StoredPublication? {
    let found = try read { try retractions($0, pmid, doi) }
    guard !found.isEmpty else { return nil }
    return StoredPublication(
      publication: Publication(pmid: pmid, doi: doi), kinds: [], links: [], ncts: [],
      retractions: found)
  }

  private func retractions(_ db: Database, _ pmid: String, _ doi: String) throws -> [Retraction] {
    let find = try db.cachedStatement(
      sql: """
        SELECT pmid, doi, kind, notice, date, reason FROM retractions
        WHERE pmid = ?1 AND pmid <> ''
        UNION SELECT pmid, doi, kind, notice, date, reason FROM retractions
        WHERE doi = ?2 AND doi <> ''
        """)
    return try Row.fetchAll(find, arguments: [pmid, doi]).map {
      Retraction(
        pmid: try $0.text(0), doi: try $0.text(1), kind: try $0.text(2), notice: try $0.text(3),
        date: try $0.text(4), reason: try $0.text(5))
    }
  }

  /// The PMIDs of publications that lists of retractions withdraw, by the PMIDs of their notices.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func noticedPublications() throws -> [String: String] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT notice, pmid FROM retractions
          WHERE notice <> '' AND notice <> pmid AND notice NOT LIKE '10.%' AND notice <> '0'
          """)
      var publications: [String: String] = [:]
      while let row = try rows.next() { publications[try row.text(0)] = try row.text(1) }
      return publications
    }
  }

  /// The documents of which the abstract is all that the store has: records of bibliographies, and
  /// texts without another section.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func abstracts() throws -> Set<String> {
    try read { db in
      try Set(
        String.fetchAll(
          db,
          sql: """
            SELECT name FROM documents
            WHERE format IN ('pubmed', 'medline', 'ris', 'csl', 'bibtex', 'pubtator')
              OR NOT EXISTS (
                SELECT 1 FROM sections
                WHERE document = documents.id AND lower(label) NOT IN ('', 'title', 'abstract'))
            """))
    }
  }

  /// Whether any document of the store makes a claim.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func hasClaims() throws -> Bool {
    try read { db in try Int.fetchOne(db, sql: "SELECT 1 FROM evidence LIMIT 1") != nil }
  }

  /// The imported record of a trial, by its number or one that it had before; `nct` of what comes
  /// back is the one that counts. Nil where there is none.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func trial(nct: String) throws -> TrialRecord? {
    try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT id, nct, title, official_title, acronym, summary, conditions, phases, status,
            start_date, completion_date, sponsor
          FROM trial_records
          WHERE nct = ?1 OR id IN (SELECT trial FROM trial_aliases WHERE alias = ?1)
          ORDER BY nct <> ?1 LIMIT 1
          """)
      guard let row = try Row.fetchOne(find, arguments: [nct]) else { return nil }
      let id = try row.decode(Int64.self, atIndex: 0)
      func rows(_ columns: String, _ table: String) throws -> [Row] {
        try Row.fetchAll(
          db.cachedStatement(
            sql: "SELECT \(columns) FROM \(table) WHERE trial = ? ORDER BY ordinal"),
          arguments: [id])
      }
      return TrialRecord(
        nct: try row.text(1), aliases: try rows("alias", "trial_aliases").map { try $0.text(0) },
        title: try row.text(2), officialTitle: try row.text(3), acronym: try row.text(4),
        summary: try row.text(5), conditions: JoinedList.split(try row.text(6)),
        interventions: try rows("kind, name, other_names", "trial_interventions").map {
          TrialRecord.Intervention(
            kind: try $0.text(0), name: try $0.text(1),
            otherNames: JoinedList.split(try $0.text(2)))
        }, phases: JoinedList.split(try row.text(7)), status: try row.text(8),
        startDate: try row.text(9), completionDate: try row.text(10), sponsor: try row.text(11),
        references: try rows("pmid, kind, citation", "trial_references").map {
          TrialRecord.Reference(
            pmid: try $0.text(0), kind: try $0.text(1), citation: try $0.text(2))
        })
    }
  }

  /// The documents of a PMID: what was mined of that publication.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func documents(pmid: String) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db.cachedStatement(
          sql: "SELECT name FROM documents WHERE pmid = ? AND pmid <> '' ORDER BY id"),
        arguments: [pmid])
    }
  }

  /// Whether a document is in the store.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func hasDocument(_ document: String) throws -> Bool {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT 1 FROM documents WHERE name = ?", arguments: [document])
        != nil
    }
  }

  /// Documents whose names are nearly a name: its file in another folder, in other capitals, or one
  /// slip away.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func documents(like name: String, limit: Int = 5) throws -> [String] {
    func last(_ name: String) -> Substring {
      name.lowercased().split(separator: "/").last ?? ""
    }
    let wanted = last(name)
    let stem = wanted.split(separator: ".").first ?? wanted
    guard !wanted.isEmpty else { return [] }
    return try read { db in
      var found: [String] = []
      let names = try String.fetchCursor(db, sql: "SELECT name FROM documents ORDER BY id")
      while found.count < limit, let other = try names.next() {
        let file = last(other)
        let isNear =
          file == wanted || stem.utf8.count > 2 && file.split(separator: ".").first == stem
          || wanted.utf8.count > 4 && AuthorComparison.isOneSlip(String(wanted), String(file))
        if isNear { found.append(other) }
      }
      return found
    }
  }

  /// What the document is called that a file is; nil where the file was not mined.
  ///
  /// - Parameter path: as it was given to `store(_:run:paths:check:)`.
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func documentName(path: String) throws -> String? {
    try read { db in
      try String.fetchOne(
        db.cachedStatement(
          sql: "SELECT name FROM documents WHERE path = ? AND path IS NOT NULL ORDER BY id"),
        arguments: [path])
    }
  }

  /// Whether a claim of the store names one of these things.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func hasConcept(_ things: ClaimQuery.Things) throws -> Bool {
    try read { db in
      let byID = try db.cachedStatement(sql: "SELECT 1 FROM concepts WHERE curie = ?")
      let byName = try db.cachedStatement(
        sql: "SELECT 1 FROM concepts WHERE name = ? AND curie = ''")
      return try things.ids.contains { try Int.fetchOne(byID, arguments: [$0]) != nil }
        || things.names.contains { try Int.fetchOne(byName, arguments: [$0]) != nil }
    }
  }

  /// Authors who are credited and whose names are one slip away from a name, as citations call them:
  /// `Teng et al.` for Tang.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func authors(like name: String) throws -> [String] {
    let family = FoldedWords.plain(name)
    guard let initial = family.first, family.utf8.count > 3 else { return [] }
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT substr(part, 8), value FROM (
            SELECT part, MIN(key) AS first FROM key_parts
            WHERE part >= ?1 AND part < ?1 || char(0x10FFFF) GROUP BY part
          )
          CROSS JOIN keys ON keys.id = first
          """, arguments: ["author:\(initial)"])
      var found: [String] = []
      while let row = try rows.next() {
        guard AuthorComparison.isOneSlip(family, try row.text(0)) else { continue }
        let citation = try row.text(1)
        let named = citation.split(separator: " ").dropLast().joined(separator: " ")
        if !named.isEmpty, !found.contains(named) { found.append(named) }
      }
      return found
    }
  }

  /// How many publications, lists' retractions and trials were imported.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func importedCounts() throws -> (publications: Int, retractions: Int, trials: Int) {
    try read { db in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
      }
      return (try count("publications"), try count("retractions"), try count("trial_records"))
    }
  }

  /// Visits the authors that sentences name in running text, with how their citations agree.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachNamedAuthor(
    in document: String? = nil,
    _ body: (_ document: String, NamedAuthorRecord) throws -> Void
  ) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT documents.name, named_authors.name, agreement, citations, sections.label,
            sentences.text, named_authors."start", named_authors."end"
          FROM documents
          CROSS JOIN named_authors ON named_authors.document = documents.id
          CROSS JOIN sentences ON sentences.id = named_authors.sentence
          CROSS JOIN sections
            ON sections.document = documents.id AND sections.ordinal = sentences.section
          \(document == nil ? "" : "WHERE documents.name = ?")
          ORDER BY documents.id, named_authors.ordinal
          """, arguments: document.map { [$0] } ?? [])
      while let row = try rows.next() {
        guard let agreement = NamedAuthorRecord.Agreement(rawValue: try row.text(2)) else {
          throw DamagedRow(what: "an unknown agreement of names")
        }
        try body(
          row.text(0),
          NamedAuthorRecord(
            name: row.text(1), agreement: agreement, citations: JoinedList.split(row.text(3)),
            section: row.text(4), sentence: row.text(5), start: row.integer(6),
            end: row.integer(7)))
      }
    }
  }

  /// The reference list of a document.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func bibliography(of document: String) throws -> [Publication] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT bibliography.authors, bibliography.title, bibliography.journal,
            bibliography.year, bibliography.year_letter,
            IIF(bibliography.pmid = '', COALESCE(publications.pmid, ''), bibliography.pmid),
            IIF(bibliography.doi = '', COALESCE(publications.doi, ''), bibliography.doi),
            IIF(bibliography.pmc = '', COALESCE(publications.pmc, ''), bibliography.pmc),
            bibliography.label
          FROM documents
          CROSS JOIN bibliography ON bibliography.document = documents.id
          LEFT JOIN publications ON publications.id = bibliography.publication
          WHERE documents.name = ? ORDER BY ordinal
          """, arguments: [document]
      ).map {
        Publication(
          authors: JoinedList.split(try $0.text(0)), title: try $0.text(1),
          journal: try $0.text(2), year: try $0.text(3), yearLetter: try $0.text(4),
          pmid: try $0.text(5), doi: try $0.text(6), pmc: try $0.text(7), label: try $0.text(8))
      }
    }
  }
}
