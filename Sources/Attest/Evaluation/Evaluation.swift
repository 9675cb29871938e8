public import AttestModel

/// How well claims agree with gold claims.
///
///     var evaluator = Evaluator(gold)
///     for evidence in mined.evidence { evaluator.add(StatedClaim(evidence)) }
///     evaluator.evaluation().relaxed.core.f1    // 0.71
public struct Evaluation: Sendable {
  /// How many gold claims were found, and how many claims are right.
  public struct Figures: Hashable, Sendable {
    /// Gold claims.
    public var gold: Int
    /// Gold claims that a claim meets.
    public var found: Int
    /// Claims that meet a gold claim.
    public var right: Int
    /// Claims that were judged.
    public var claims: Int

    /// Figures as their parts; unless given, of nothing.
    public init(gold: Int = 0, found: Int = 0, right: Int = 0, claims: Int = 0) {
      self.gold = gold
      self.found = found
      self.right = right
      self.claims = claims
    }

    /// What part of the claims is right, from 0 to 1; 0 where there are none.
    public var precision: Double { claims > 0 ? Double(right) / Double(claims) : 0 }
    /// What part of the gold was found, from 0 to 1; 0 where there is none.
    public var recall: Double { gold > 0 ? Double(found) / Double(gold) : 0 }
    /// The harmonic mean of precision and recall, from 0 to 1.
    public var f1: Double {
      let sum = precision + recall
      return sum > 0 ? 2 * precision * recall / sum : 0
    }

    /// Figures of two texts together.
    public static func + (left: Figures, right: Figures) -> Figures {
      Figures(
        gold: left.gold + right.gold, found: left.found + right.found,
        right: left.right + right.right, claims: left.claims + right.claims)
    }
  }

  /// The figures of core claims, and of all.
  public struct Tiers: Hashable, Sendable {
    /// Both ends are genes, proteins, families, pathways, drugs or chemicals.
    public let core: Figures
    /// Of all claims, whatever their ends are.
    public let all: Figures

    /// Figures of both tiers.
    public init(core: Figures, all: Figures) {
      self.core = core
      self.all = all
    }
  }

  /// What else is right about claims that meet a gold claim, each from 0 to 1. Nil where the gold
  /// has nothing to measure by.
  public struct Agreement: Hashable, Sendable {
    /// F1 of the mediators of gold claims that have some.
    public let via: Double?
    /// F1 of being hedged.
    public let hedged: Double?
    /// What part has the right certainty.
    public let certainty: Double?
    /// What part is credited to just the right publications, where the gold credits any.
    public let citations: Double?

    /// An agreement as its parts, each from 0 to 1.
    public init(via: Double?, hedged: Double?, certainty: Double?, citations: Double?) {
      self.via = via
      self.hedged = hedged
      self.certainty = certainty
      self.citations = citations
    }
  }

  /// What became of sentences that invite misreadings.
  public struct Negatives: Hashable, Sendable {
    /// Misreadings that the table spells out.
    public let traps: Int
    /// Those of them that a claim makes.
    public let fallenInto: [StatedClaim]
    /// Sentences of the table that make no claim at all.
    public let silentSentences: Int
    /// Claims made in those sentences, each of them wrong.
    public let claimsInSilentSentences: Int

    /// What became of the sentences, as its parts.
    public init(
      traps: Int, fallenInto: [StatedClaim], silentSentences: Int, claimsInSilentSentences: Int
    ) {
      self.traps = traps
      self.fallenInto = fallenInto
      self.silentSentences = silentSentences
      self.claimsInSilentSentences = claimsInSilentSentences
    }
  }

  /// Relation, ends and polarity as in the gold.
  public let strict: Tiers
  /// Ends and polarity as in the gold, and a relation of the same sign.
  public let relaxed: Tiers
  /// Of the claims that meet a gold claim relaxedly.
  public let agreement: Agreement
  /// By relation, relaxedly, in the order of `Relation`; those that occur.
  public let relations: [(relation: Relation, figures: Figures)]
  /// Nil where no negatives were given.
  public let negatives: Negatives?
  /// Gold claims that were not found, relaxedly, in the order of the gold.
  public let missed: [StatedClaim]
  /// Claims that meet no gold claim, in their order.
  public let wrong: [StatedClaim]
}
