import AttestModel
import GRDB

/// Writes a document's reference list, and the authors that its sentences name.
struct LibraryWriter {
  private let addEntry, addName: Statement
  private let removals: [Statement]

  init(_ db: Database) throws {
    addEntry = try db.cachedStatement(
      sql: """
        INSERT INTO bibliography
          (document, ordinal, label, author, authors, title, journal, year, year_letter, pmid, doi,
            pmc)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    addName = try db.cachedStatement(
      sql: """
        INSERT INTO named_authors
          (document, ordinal, sentence, name, agreement, citations, "start", "end")
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    removals = try ["named_authors", "bibliography"].map {
      try db.cachedStatement(sql: "DELETE FROM \($0) WHERE document = ?")
    }
  }

  /// Writes a reference list.
  func write(_ bibliography: [Publication], of id: Int64) throws {
    for (ordinal, entry) in bibliography.enumerated() {
      try addEntry.execute(arguments: [
        id, ordinal, entry.label, FoldedWords.family(entry.authors.first ?? ""),
        JoinedList.join(entry.authors), entry.title, entry.journal, entry.year, entry.yearLetter,
        entry.pmid, entry.doi, entry.pmc,
      ])
    }
  }

  /// Writes the authors that a part of a document names.
  ///
  /// - Parameters:
  ///   - sentences: the rows of the part's sentences, in their order.
  ///   - first: how many authors the parts before name.
  func write(_ part: MinedPart, id: Int64, sentences: [Int64], from first: Int) throws {
    guard !part.namedAuthors.isEmpty else { return }
    var rows: [ExactText: Int64] = [:]
    for (sentence, row) in zip(part.sentences, sentences) {
      rows[ExactText(sentence.text)] = row
    }
    for (ordinal, name) in part.namedAuthors.enumerated() {
      guard let sentence = rows[ExactText(name.sentence)] else { continue }
      try addName.execute(arguments: [
        id, first + ordinal, sentence, name.name, name.agreement.rawValue,
        JoinedList.join(name.citations), name.start, name.end,
      ])
    }
  }

  /// Takes out what hangs on a document's row.
  func remove(_ document: Int64) throws {
    for statement in removals { try statement.execute(arguments: [document]) }
  }
}
