import AttestModel
import GRDB

/// The stored records that a batch of imported ones may replace, looked up together: one by one,
/// looking them up would take longer than writing them.
struct KnownPublications {
  struct Stored {
    let id: Int64
    let version: Int
    let content: String
    /// Whether it has no PMID.
    let isBare: Bool
  }

  /// How many are looked up together.
  private static let piece = 500
  private static let columns = "id, version, content, pmid, doi"

  private let byPMID, byDOI, bareByDOI, onePMID, oneDOI, oneBareDOI, oneTitle: Statement
  private var pmids: [String: Stored] = [:]
  /// By DOI: the first record, and the first without a PMID.
  private var dois: [String: Stored] = [:]
  private var bareDOIs: [String: Stored] = [:]
  /// PMIDs and DOIs whose records have changed since they were looked up.
  private var changed: Set<String> = []
  /// DOIs of those that had no PMID, or have none now.
  private var changedBare: Set<String> = []

  init(_ db: Database) throws {
    let places = Array(repeating: "?", count: Self.piece).joined(separator: ", ")
    func statement(_ condition: String) throws -> Statement {
      try db.cachedStatement(sql: "SELECT \(Self.columns) FROM publications \(condition)")
    }
    let withPMID = "INDEXED BY publications_by_pmid WHERE pmid <> '' AND pmid"
    let withDOI = "INDEXED BY publications_by_doi WHERE doi <> '' AND doi"
    byPMID = try statement("\(withPMID) IN (\(places))")
    byDOI = try statement("\(withDOI) IN (\(places))")
    let withDOIAlone = """
      INDEXED BY publications_bare_by_doi WHERE doi <> '' AND pmid = '' AND doi
      """
    bareByDOI = try statement("\(withDOIAlone) IN (\(places))")
    onePMID = try statement("\(withPMID) = ?")
    oneDOI = try statement("\(withDOI) = ? LIMIT 1")
    oneBareDOI = try statement("\(withDOIAlone) = ? LIMIT 1")
    oneTitle = try statement("WHERE author = ? AND year = ? AND title = ?")
  }

  /// Looks up what is stored of the publications of a batch.
  mutating func lookUp(_ publications: [Publication]) throws {
    changed = []
    changedBare = []
    pmids = try find(publications.map(\.pmid), byPMID, at: 3)
    dois = try find(publications.filter(\.pmid.isEmpty).map(\.doi), byDOI, at: 4)
    bareDOIs = try find(publications.filter { !$0.pmid.isEmpty }.map(\.doi), bareByDOI, at: 4)
  }

  /// The record that is stored of a publication.
  ///
  /// Another record that shares its DOI, such as a comment's, is not this one.
  ///
  /// - Parameter author: the first author, as the table has it.
  func stored(_ publication: Publication, author: String) throws -> Stored? {
    if publication.pmid.isEmpty {
      guard publication.doi.isEmpty else {
        return try look(publication.doi, in: dois, changed, oneDOI)
      }
      return try Self.first(oneTitle, [author, publication.year, publication.title])
    }
    return try look(publication.pmid, in: pmids, changed, onePMID)
      ?? look(publication.doi, in: bareDOIs, changedBare, oneBareDOI)
  }

  /// Notes that a record of these identifiers was written or removed.
  ///
  /// - Parameter isBare: whether it had no PMID, or has none now.
  mutating func change(pmid: String, doi: String, isBare: Bool) {
    changed.insert(pmid)
    changed.insert(doi)
    if isBare { changedBare.insert(doi) }
  }

  private func look(
    _ identifier: String, in found: [String: Stored], _ changed: Set<String>,
    _ statement: Statement
  ) throws -> Stored? {
    guard !identifier.isEmpty else { return nil }
    guard changed.contains(identifier) else { return found[identifier] }
    return try Self.first(statement, [identifier])
  }

  private func find(
    _ identifiers: [String], _ statement: Statement, at column: Int
  ) throws -> [String: Stored] {
    var found: [String: Stored] = [:]
    let wanted = Array(Set(identifiers.filter { !$0.isEmpty }))
    for start in stride(from: 0, to: wanted.count, by: Self.piece) {
      let piece = wanted[start..<min(start + Self.piece, wanted.count)]
      let padding = Array(repeating: "", count: Self.piece - piece.count)
      let rows = try Row.fetchCursor(statement, arguments: StatementArguments(piece + padding))
      while let row = try rows.next() {
        let identifier = try row.text(column)
        if found[identifier] == nil { found[identifier] = try Self.stored(row) }
      }
    }
    return found
  }

  private static func first(_ statement: Statement, _ arguments: [String]) throws -> Stored? {
    try Row.fetchOne(statement, arguments: StatementArguments(arguments)).map(stored)
  }

  private static func stored(_ row: Row) throws -> Stored {
    Stored(
      id: try row.decode(Int64.self, atIndex: 0), version: try row.integer(1),
      content: try row.text(2), isBare: try row.text(3).isEmpty)
  }
}
