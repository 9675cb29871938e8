import AttestModel
import GRDB

/// Writes what stands in documents beside their claims: names, citations, trials, the text itself.
struct FindingWriter {
  /// How far a document's rows have come, and the works that it cites.
  struct Place {
    var mentions = 0
    var citations = 0
    var authors = 0
    fileprivate var works: [Work: Int64] = [:]
  }

  fileprivate struct Work: Hashable {
    let reference: ExactText
    let pmid: String
    let doi: String
    let entry: Int?
  }

  private struct Spot: Hashable {
    let section: Int
    let text: ExactText
  }

  /// The ids of names that are known.
  private(set) var names: [NameKey: Int64]
  private let db: Database
  private let statements: Statements

  init(_ db: Database, names: [NameKey: Int64]) throws {
    self.db = db
    self.names = names
    statements = try Statements(db)
  }

  /// Writes what a part of a document holds.
  ///
  /// - Parameters:
  ///   - id: its row, with nothing of this kind hanging on it.
  ///   - sentences: the rows of the part's sentences, in their order.
  ///   - place: how far the parts before came.
  ///   - insert: adds a text that is no sentence of the document.
  mutating func write(
    _ part: MinedPart, id: Int64, sentences: [(section: Int, id: Int64)], at place: inout Place,
    in sections: inout SectionOrdinals,
    insert: (_ section: Int, _ text: String, _ place: Range<Int>) throws -> Int64
  ) throws {
    try writeMentions(of: part, id, &place, &sections)
    try writeCitations(of: part, id, sentences, &place, &sections, insert)
  }

  /// In bytes; a longer text goes into several rows, since each is held several times over while it
  /// is written.
  static let longestPiece = 1_048_576

  /// Writes the source text of a document, unless it is empty.
  func write(text: [UInt8], of document: Int64) throws {
    var start = 0
    var ordinal = 0
    while start < text.count {
      var end = min(start + Self.longestPiece, text.count)
      // A piece ends between two letters.
      while end < text.count, end > start + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
      let piece = String(decoding: text[start..<end], as: UTF8.self)
      if ordinal == 0 {
        try statements.addText.execute(arguments: [document, piece])
      } else {
        try statements.addTextPiece.execute(arguments: [document, ordinal, piece])
      }
      ordinal += 1
      start = end
    }
  }

  /// Takes out all that hangs on a document's row.
  func remove(_ document: Int64) throws {
    for statement in statements.removals { try statement.execute(arguments: [document]) }
  }

  private mutating func writeMentions(
    of part: MinedPart, _ id: Int64, _ place: inout Place, _ sections: inout SectionOrdinals
  ) throws {
    var label = ExactText("")
    var section: Int?
    for mention in part.mentions {
      if section == nil || ExactText(mention.section) != label {
        section = try sections.ordinal(of: mention.section)
        label = ExactText(mention.section)
      }
      try statements.addMention.execute(arguments: [
        id, place.mentions, section, try rowID(of: mention), mention.start, mention.end,
      ])
      place.mentions += 1
    }
  }

  private mutating func rowID(of mention: MentionRecord) throws -> Int64 {
    let key = NameKey(mention)
    if let known = names[key] { return known }
    let concept = mention.concept
    let values: StatementArguments = [
      mention.text, concept.id, mention.reason, concept.name, concept.kind.rawValue,
    ]
    try statements.addName.execute(arguments: values)
    let id: Int64
    if db.changesCount == 1 {
      id = db.lastInsertedRowID
    } else if let found = try Int64.fetchOne(statements.findName, arguments: values) {
      id = found
    } else {
      throw DamagedRow(what: "an index does not agree with its table")
    }
    names[key] = id
    return id
  }

  private func writeCitations(
    of part: MinedPart, _ id: Int64, _ sentences: [(section: Int, id: Int64)],
    _ place: inout Place, _ sections: inout SectionOrdinals,
    _ insert: (_ section: Int, _ text: String, _ place: Range<Int>) throws -> Int64
  ) throws {
    guard !part.citations.isEmpty else { return }
    var rows: [Spot: Int64] = [:]
    for (sentence, row) in zip(part.sentences, sentences) {
      rows[Spot(section: row.section, text: ExactText(sentence.text))] = row.id
    }
    for citation in part.citations {
      let spot = Spot(
        section: try sections.ordinal(of: citation.section), text: ExactText(citation.sentence))
      let sentence: Int64
      if let known = rows[spot] {
        sentence = known
      } else {
        sentence = try insert(spot.section, citation.sentence, citation.start..<citation.end)
        rows[spot] = sentence
      }
      try statements.addCitation.execute(arguments: [
        id, place.citations, sentence, try work(of: citation, id, &place.works),
        citation.citation, citation.resolution.rawValue, citation.start, citation.end,
      ])
      place.citations += 1
    }
  }

  private func work(
    of citation: CitationRecord, _ document: Int64, _ works: inout [Work: Int64]
  ) throws -> Int64? {
    guard !(citation.reference + citation.pmid + citation.doi).isEmpty else { return nil }
    let work = Work(
      reference: ExactText(citation.reference), pmid: citation.pmid, doi: citation.doi,
      entry: citation.entry)
    if let known = works[work] { return known }
    try statements.addWork.execute(arguments: [
      document, citation.reference, citation.pmid, citation.doi, citation.entry,
    ])
    works[work] = db.lastInsertedRowID
    return db.lastInsertedRowID
  }

  func write(
    _ trial: Trial, _ document: Int64, _ sections: inout SectionOrdinals
  ) throws {
    try statements.addTrial.execute(arguments: [
      document, try sections.ordinal(of: trial.section), JoinedList.join(trial.agents),
      JoinedList.join(trial.agentIDs), JoinedList.join(trial.targets),
      JoinedList.join(trial.targetIDs), trial.disease, trial.diseaseID,
      JoinedList.join(trial.phases), trial.status, JoinedList.join(trial.ncts), trial.start,
      trial.end,
    ])
    let row = db.lastInsertedRowID
    for nct in Set(trial.ncts) { try statements.addNCT.execute(arguments: [nct, row]) }
  }

  /// Every statement that writing needs, compiled.
  private struct Statements {
    let addMention, addName, findName, addCitation, addWork, addTrial, addNCT, addText: Statement
    let addTextPiece: Statement
    let removals: [Statement]

    init(_ db: Database) throws {
      addMention = try db.cachedStatement(
        sql: """
          INSERT INTO mentions (document, ordinal, section, name, "start", "end")
          VALUES (?, ?, ?, ?, ?, ?)
          """)
      addName = try db.cachedStatement(
        sql: """
          INSERT INTO names (text, curie, reason, name, kind) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """)
      findName = try db.cachedStatement(
        sql: """
          SELECT id FROM names
          WHERE text = ? AND curie = ? AND reason = ? AND name = ? AND kind = ?
          """)
      addCitation = try db.cachedStatement(
        sql: """
          INSERT INTO citations
            (document, ordinal, sentence, work, citation, resolution, "start", "end")
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      addWork = try db.cachedStatement(
        sql: """
          INSERT INTO cited_works (document, reference, pmid, doi, entry) VALUES (?, ?, ?, ?, ?)
          """)
      addTrial = try db.cachedStatement(
        sql: """
          INSERT INTO trials
            (document, section, agents, agent_ids, targets, target_ids, disease, disease_id, phases,
              status, ncts, "start", "end")
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      addNCT = try db.cachedStatement(sql: "INSERT INTO trial_ncts (nct, trial) VALUES (?, ?)")
      addText = try db.cachedStatement(sql: "INSERT INTO texts (document, text) VALUES (?, ?)")
      addTextPiece = try db.cachedStatement(
        sql: "INSERT INTO text_pieces (document, ordinal, text) VALUES (?, ?, ?)")
      // In an order in which no row is taken out that another one still needs.
      removals = try [
        "mentions", "citations", "cited_works", "trials", "text_pieces", "texts",
      ].map {
        try db.cachedStatement(sql: "DELETE FROM \($0) WHERE document = ?")
      }
    }
  }
}
