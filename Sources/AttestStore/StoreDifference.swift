public import AttestModel
import GRDB

/// A claim that two stores do not support alike.
public struct StoreDifference: Hashable, Sendable {
  /// What became of a claim between the two stores.
  public enum Change: String, Hashable, Sendable, CaseIterable {
    case gained, lost, changed
  }

  /// How often a store makes the claim.
  public struct Support: Hashable, Sendable {
    /// How many sentences make it.
    public var sentences = 0
    /// How many independent sources make it, as `FoundClaim.publications` counts them.
    public var publications = 0
    /// How many times it is asserted, as `FoundClaim.asserted` counts them.
    public var asserted = 0
    /// The publications that its sentences credit, as cited or by PMID, in order: `Hu and Li 2018`,
    /// `PMID 11`.
    public var credits: [String] = []
  }

  /// What became of it from the old store to the new.
  public let change: Change
  /// The claim, which both stores know by the same id.
  public let claim: Claim
  /// In the older store; nothing but zeros where it lacks the claim.
  public let old: Support
  /// In this store; nothing but zeros where it lacks the claim.
  public let new: Support
}

extension Store {
  /// Visits the claims that this store has gained, lost or changed against an older one, in the
  /// order of their identifiers. Both are read side by side, in constant memory.
  ///
  /// - Throws: `Diagnostic`, where a store cannot be read; and what `body` throws.
  public func forEachDifference(
    from old: Store, _ body: (StoreDifference) throws -> Void
  ) throws {
    try old.read { before in
      try read { after in
        let oldClaims = try CreditReader(before)
        let newClaims = try CreditReader(after)
        let touched = try Self.claimsOfChangedDocuments(before, after)
        let oldRows = try Row.fetchCursor(before, sql: Self.supportInOrder)
        let newRows = try Row.fetchCursor(after, sql: Self.supportInOrder)
        var one = try oldRows.next().map { try SupportRow($0) }
        var other = try newRows.next().map { try SupportRow($0) }
        while one != nil || other != nil {
          if let old = one, other.map({ old.id < $0.id }) ?? true {
            try body(
              StoreDifference(
                change: .lost, claim: oldClaims.claim(old.claim), old: oldClaims.credited(old),
                new: .init()))
            one = try oldRows.next().map { try SupportRow($0) }
          } else if let new = other, one.map({ new.id < $0.id }) ?? true {
            try body(
              StoreDifference(
                change: .gained, claim: newClaims.claim(new.claim), old: .init(),
                new: newClaims.credited(new)))
            other = try newRows.next().map { try SupportRow($0) }
          } else if let old = one, let new = other {
            if old.support != new.support || touched.contains(Self.key(old.id)) {
              let (support, newSupport) = try (oldClaims.credited(old), newClaims.credited(new))
              if support != newSupport {
                try body(
                  StoreDifference(
                    change: .changed, claim: newClaims.claim(new.claim), old: support,
                    new: newSupport))
              }
            }
            one = try oldRows.next().map { try SupportRow($0) }
            other = try newRows.next().map { try SupportRow($0) }
          }
        }
      }
    }
  }

  /// The claims of documents that are not the same in both stores: only they may be credited to
  /// somebody else.
  private static func claimsOfChangedDocuments(
    _ one: Database, _ other: Database
  ) throws -> Set<UInt64> {
    let sql = "SELECT name, content, id FROM documents ORDER BY name"
    let (rows, others) = try (Row.fetchCursor(one, sql: sql), Row.fetchCursor(other, sql: sql))
    var changed: ([Int64], [Int64]) = ([], [])
    var (row, otherRow) = try (rows.next()?.copy(), others.next()?.copy())
    while row != nil || otherRow != nil {
      let (name, otherName) = (try row?.text(0), try otherRow?.text(0))
      let isFirst =
        otherName == nil
        || name.map { $0.utf8.lexicographicallyPrecedes((otherName ?? "").utf8) } ?? false
      let isSame = name == otherName
      // One that was stored before there were digests may be any.
      let content = row?[1] as String?
      let hasChanged = !isSame || content == nil || content != otherRow?[1] as String?
      if isSame || isFirst, let old = row {
        if hasChanged { changed.0.append(try old.decode(Int64.self, atIndex: 2)) }
        row = try rows.next()?.copy()
      }
      if isSame || !isFirst, let new = otherRow {
        if hasChanged { changed.1.append(try new.decode(Int64.self, atIndex: 2)) }
        otherRow = try others.next()?.copy()
      }
    }
    var claims: Set<UInt64> = []
    for (db, documents) in [(one, changed.0), (other, changed.1)] {
      let find = try db.cachedStatement(
        sql: """
          SELECT claim_id FROM evidence CROSS JOIN claims ON claims.id = evidence.claim
          WHERE evidence.document = ?
          """)
      for document in documents {
        let ids = try String.fetchCursor(find, arguments: [document])
        while let id = try ids.next() { claims.insert(key(id)) }
      }
    }
    return claims
  }

  /// The number that a claim's id is, which takes less memory.
  private static func key(_ id: String) -> UInt64 { UInt64(id, radix: 16) ?? 0 }

  fileprivate struct SupportRow {
    let id: String
    let claim: Int64
    let support: StoreDifference.Support

    init(_ row: Row) throws {
      id = try row.text(0)
      claim = try row.decode(Int64.self, atIndex: 1)
      support = .init(
        sentences: try row.integer(2), publications: try row.integer(3),
        asserted: try row.integer(4))
    }
  }

  private static let supportInOrder = """
    SELECT claim_id, claim, sentences, publications, asserted FROM claim_support ORDER BY claim_id
    """
}

/// Reads claims and whom their sentences credit.
private struct CreditReader {
  private let reader: EvidenceReader
  private let credits: Statement

  init(_ db: Database) throws {
    reader = try EvidenceReader(db)
    credits = try db.cachedStatement(
      sql: """
        SELECT DISTINCT citations, pmids FROM claims
        CROSS JOIN evidence ON evidence.claim = claims.id WHERE claim_id = ?
        """)
  }

  func claim(_ id: Int64) throws -> Claim { try reader.claim(id) }

  /// A claim's support, with whom its sentences credit.
  func credited(_ row: Store.SupportRow) throws -> StoreDifference.Support {
    var support = row.support
    var found: Set<String> = []
    for row in try Row.fetchAll(credits, arguments: [row.id]) {
      found.formUnion(JoinedList.split(try row.text(0)))
      found.formUnion(JoinedList.split(try row.text(1)).map { "PMID \($0)" })
    }
    support.credits = found.sorted()
    return support
  }
}
