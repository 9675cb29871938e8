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
        let oldClaims = try EvidenceReader(before)
        let newClaims = try EvidenceReader(after)
        let oldRows = try Row.fetchCursor(before, sql: Self.supportInOrder)
        let newRows = try Row.fetchCursor(after, sql: Self.supportInOrder)
        var one = try oldRows.next().map { try SupportRow($0) }
        var other = try newRows.next().map { try SupportRow($0) }
        while one != nil || other != nil {
          if let old = one, other.map({ old.id < $0.id }) ?? true {
            try body(
              StoreDifference(
                change: .lost, claim: oldClaims.claim(old.claim), old: old.support,
                new: .init()))
            one = try oldRows.next().map { try SupportRow($0) }
          } else if let new = other, one.map({ new.id < $0.id }) ?? true {
            try body(
              StoreDifference(
                change: .gained, claim: newClaims.claim(new.claim), old: .init(),
                new: new.support))
            other = try newRows.next().map { try SupportRow($0) }
          } else if let old = one, let new = other {
            if old.support != new.support {
              try body(
                StoreDifference(
                  change: .changed, claim: newClaims.claim(new.claim), old: old.support,
                  new: new.support))
            }
            one = try oldRows.next().map { try SupportRow($0) }
            other = try newRows.next().map { try SupportRow($0) }
          }
        }
      }
    }
  }

  private struct SupportRow {
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
