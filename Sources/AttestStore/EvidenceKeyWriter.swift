import AttestModel
import GRDB

/// Writes what evidence is looked up by: whom it credits, and where it holds.
struct EvidenceKeyWriter {
  enum Kind: String {
    case citation, pmid, nct, context, year
  }

  private struct Key: Hashable {
    let kind: Kind
    let value: ExactText
  }

  private let db: Database
  private var known: [Key: Int64] = [:]
  private let add, find, addPart, tie, tieLater, mark: Statement
  private var marked: Set<String> = []

  init(_ db: Database) throws {
    self.db = db
    add = try db.cachedStatement(
      sql: "INSERT INTO keys (kind, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
    find = try db.cachedStatement(sql: "SELECT id FROM keys WHERE kind = ? AND value = ?")
    addPart = try db.cachedStatement(
      sql: "INSERT INTO key_parts (part, key) VALUES (?, ?) ON CONFLICT DO NOTHING")
    tie = try db.cachedStatement(
      sql: """
        INSERT INTO evidence_keys (key, evidence, claim, sentence, hedged, negated, relation)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
    tieLater = try db.cachedStatement(
      sql: """
        INSERT INTO evidence_keys (key, evidence, claim, sentence, hedged, negated, relation)
        SELECT ?, evidence.id, claims.id, evidence.sentence, certainty = 'hedged',
          polarity = 'negated', relation
        FROM evidence CROSS JOIN claims ON claims.id = evidence.claim
        WHERE evidence.id = ? ON CONFLICT DO NOTHING
        """)
    mark = try db.cachedStatement(
      sql: "INSERT INTO unranked_claims (claim_id) VALUES (?) ON CONFLICT DO NOTHING")
  }

  /// - Parameters:
  ///   - id: the row of the evidence.
  ///   - claim: the row of its claim.
  ///   - sentence: the row of its sentence.
  ///   - year: of the document, which counts where the evidence credits nobody.
  mutating func write(
    _ evidence: Evidence, id: Int64, claim: Int64, sentence: Int64, year: String
  ) throws {
    let keys = Self.keys(
      citations: evidence.citations, pmids: evidence.pmids, ncts: evidence.ncts,
      context: evidence.context, year: year)
    for (kind, value) in keys {
      try tie.execute(arguments: [
        try self.id(of: kind, value), id, claim, sentence, evidence.certainty == .hedged,
        evidence.claim.polarity == .negated, evidence.claim.relation.rawValue,
      ])
    }
    try mark(evidence.claim.id)
  }

  /// What evidence is looked up by.
  static func keys(
    citations: [String], pmids: [String], ncts: [String], context: [String], year: String
  ) -> [(Kind, String)] {
    var keys: [(Kind, String)] = citations.map { (.citation, $0) }
    keys += pmids.map { (.pmid, $0) }
    keys += ncts.map { (.nct, $0) }
    keys += context.map { (.context, FoldedWords.words($0)) }
    if citations.isEmpty { keys.append((.year, year)) }
    return keys.filter { !$0.1.isEmpty }
  }

  /// Notes that the support of a claim has to be counted anew.
  mutating func mark(_ claim: String) throws {
    guard marked.insert(claim).inserted else { return }
    try mark.execute(arguments: [claim])
  }

  /// Adds to what stored evidence is looked up by.
  mutating func tie(_ kind: Kind, _ value: String, to evidence: Int64) throws {
    guard !value.isEmpty else { return }
    try tieLater.execute(arguments: [try id(of: kind, value), evidence])
  }

  private mutating func id(of kind: Kind, _ value: String) throws -> Int64 {
    let key = Key(kind: kind, value: ExactText(value))
    if let id = known[key] { return id }
    try add.execute(arguments: [kind.rawValue, value])
    let isNew = db.changesCount == 1
    let id: Int64
    if isNew {
      id = db.lastInsertedRowID
    } else if let found = try Int64.fetchOne(find, arguments: [kind.rawValue, value]) {
      id = found
    } else {
      throw DamagedRow(what: "an index does not agree with its table")
    }
    if isNew { try writeParts(of: kind, value, id) }
    known[key] = id
    return id
  }

  private func writeParts(of kind: Kind, _ value: String, _ id: Int64) throws {
    for part in Self.parts(of: kind, value) { try addPart.execute(arguments: [part, id]) }
  }

  /// What a key is found by: `author:hu`, `year:2018`, for citations.
  static func parts(of kind: Kind, _ value: String) -> [String] {
    switch kind {
    case .citation:
      let year = FoldedWords.year(ofCitation: value)
      return FoldedWords.families(ofCitation: value).map { "author:" + $0 }
        + (year.isEmpty ? [] : ["year:" + year])
    case .year: return ["year:" + value]
    case .pmid, .nct, .context: return []
    }
  }
}
