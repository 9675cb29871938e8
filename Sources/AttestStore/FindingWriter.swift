import AttestModel
import GRDB

/// Writes what stands in documents beside their claims: names, citations, trials, the text itself.
struct FindingWriter {
  private struct Work: Hashable {
    let reference: ExactText
    let pmid: String
    let doi: String
    let entry: Int?
  }

  private struct Place: Hashable {
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

  /// Writes what a document holds.
  ///
  /// - Parameters:
  ///   - id: its row, with nothing of this kind hanging on it.
  ///   - sentences: the rows of its sentences, in their order.
  ///   - insert: adds a text that is no sentence of the document.
  mutating func write(
    _ document: MinedDocument, id: Int64, sentences: [(section: Int, id: Int64)],
    in sections: inout SectionOrdinals,
    insert: (_ section: Int, _ text: String, _ place: Range<Int>) throws -> Int64
  ) throws {
    try writeMentions(of: document, id, &sections)
    try writeCitations(of: document, id, sentences, &sections, insert)
    for trial in document.trials { try write(trial, id, &sections) }
    if !document.text.isEmpty {
      try statements.addText.execute(arguments: [
        id, String(decoding: document.text, as: UTF8.self),
      ])
    }
  }

  /// Takes out all that hangs on a document's row.
  func remove(_ document: Int64) throws {
    for statement in statements.removals { try statement.execute(arguments: [document]) }
  }

  private mutating func writeMentions(
    of document: MinedDocument, _ id: Int64, _ sections: inout SectionOrdinals
  ) throws {
    var label = ExactText("")
    var section: Int?
    for (ordinal, mention) in document.mentions.enumerated() {
      if section == nil || ExactText(mention.section) != label {
        section = try sections.ordinal(of: mention.section)
        label = ExactText(mention.section)
      }
      try statements.addMention.execute(arguments: [
        id, ordinal, section, try rowID(of: mention), mention.start, mention.end,
      ])
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
    of document: MinedDocument, _ id: Int64, _ sentences: [(section: Int, id: Int64)],
    _ sections: inout SectionOrdinals,
    _ insert: (_ section: Int, _ text: String, _ place: Range<Int>) throws -> Int64
  ) throws {
    guard !document.citations.isEmpty else { return }
    var rows: [Place: Int64] = [:]
    for (sentence, row) in zip(document.sentences, sentences) {
      rows[Place(section: row.section, text: ExactText(sentence.text))] = row.id
    }
    var works: [Work: Int64] = [:]
    for (ordinal, citation) in document.citations.enumerated() {
      let place = Place(
        section: try sections.ordinal(of: citation.section), text: ExactText(citation.sentence))
      let sentence: Int64
      if let known = rows[place] {
        sentence = known
      } else {
        sentence = try insert(place.section, citation.sentence, citation.start..<citation.end)
        rows[place] = sentence
      }
      try statements.addCitation.execute(arguments: [
        id, ordinal, sentence, try work(of: citation, id, &works), citation.citation,
        citation.resolution.rawValue, citation.start, citation.end,
      ])
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

  private func write(
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
      // In an order in which no row is taken out that another one still needs.
      removals = try ["mentions", "citations", "cited_works", "trials", "texts"].map {
        try db.cachedStatement(sql: "DELETE FROM \($0) WHERE document = ?")
      }
    }
  }
}
