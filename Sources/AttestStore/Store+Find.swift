public import AttestModel
import GRDB

extension Store {
  /// Finds claims, the best supported first: by independent sources, then by sentences.
  ///
  /// - Parameters:
  ///   - limit: How many claims to give at most.
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func find(_ query: ClaimQuery, limit: Int = 20) throws -> [FoundClaim] {
    try read { db in
      // A search touches pages all over the file, some of each: mapped, they need not be copied, and
      // to check all that is on them each time would take a quarter of the search. What goes through
      // all of a store does without, for its pages would count as the program's memory.
      try db.execute(
        sql: "PRAGMA mmap_size = \(Self.mapped); PRAGMA cell_size_check = OFF")
      defer { try? db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0") }
      guard let search = try ClaimSearch(db, query) else { return [] }
      return try search.run(limit: limit)
    }
  }

  /// In bytes: as much as SQLite maps at most.
  private static let mapped = 0x7FFF_0000

  /// Visits the evidence of the claims that a query asks for, document by document.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read; and what `body` throws.
  public func forEachEvidence(
    matching query: ClaimQuery, _ body: (Evidence) throws -> Void
  ) throws {
    try read { db in
      guard let search = try ClaimSearch(db, query) else { return }
      let reader = try EvidenceReader(db)
      for id in try search.evidence() {
        if let row = try Row.fetchOne(search.evidenceRow, arguments: [id]) {
          try body(reader.evidence(in: row))
        }
      }
    }
  }

  /// Whether sentences or claims wait to be indexed, after a run that was interrupted.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func isBehind() throws -> Bool {
    try read { try SearchIndex($0).isBehind() || SupportCounting($0).isBehind() }
  }

  /// Sentences in which words stand: one of each group of phrases.
  ///
  /// - Throws: `Diagnostic`, where the store cannot be read.
  public func sentences(
    matching groups: [[String]], limit: Int = 100
  ) throws -> [(document: String, sentence: SentenceRecord)] {
    guard let pattern = EvidenceCondition.pattern(groups) else { return [] }
    return try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT documents.name, sections.label, sentences.text, sentences."start",
            sentences."end"
          FROM sentence_words
          CROSS JOIN sentences ON sentences.id = sentence_words.rowid
          CROSS JOIN documents ON documents.id = sentences.document
          CROSS JOIN sections
            ON sections.document = documents.id AND sections.ordinal = sentences.section
          WHERE sentence_words MATCH ? ORDER BY sentence_words.rowid LIMIT ?
          """)
      return try Row.fetchAll(find, arguments: [pattern, limit]).map {
        (
          try $0.text(0),
          SentenceRecord(
            section: try $0.text(1), text: try $0.text(2), start: try $0.integer(3),
            end: try $0.integer(4))
        )
      }
    }
  }
}
