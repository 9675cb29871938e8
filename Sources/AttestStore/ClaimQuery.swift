public import AttestModel

/// Which claims are looked for. What is left out does not count; what is given must all hold.
public struct ClaimQuery: Hashable, Sendable {
  /// A thing that may stand at an end of a claim: any of these.
  public struct Things: Hashable, Sendable {
    /// CURIEs of things that have an identifier: `hgnc:5438`.
    public var ids: [String]
    /// Of things without an identifier.
    public var names: [String]

    /// Things by identifier, and those that have none by name.
    public init(ids: [String] = [], names: [String] = []) {
      self.ids = ids
      self.names = names
    }
  }

  /// What acts.
  public var subject: Things?
  /// What is acted upon.
  public var object: Things?
  /// At either end.
  public var either: Things?
  /// What is named among the mediators.
  public var via: Things?
  /// Any of these; all where empty.
  public var relations: [Relation] = []
  /// Affirmed or denied; nil for either.
  public var polarity: Polarity?
  /// Asserted, or hedged, by one sentence at least.
  public var certainty: Certainty?
  /// Credited by the sentence, or of the document.
  public var pmid: String?
  /// A trial that the sentence names: `NCT` and eight digits.
  public var nct: String?
  /// In normal form: `Hu and Hu 2018`.
  public var citation: String?
  /// The family name of an author that the sentence credits; with a year, for a work of that year.
  public var author: String?
  /// Of the publication that the sentence credits, or of a document that credits none.
  public var year: String?
  /// The id of the document that makes it.
  public var document: String?
  /// Cells, tissues, species and diseases that the sentence names: any of these.
  public var context: [String] = []
  /// Words and phrases of the sentence: one of each group.
  public var text: [[String]] = []

  /// Finds every claim, until something is set.
  public init() {}
}

/// A claim that was looked for, with how well it is supported.
public struct FoundClaim: Hashable, Sendable {
  /// What was found, with its polarity and its mediators.
  public let claim: Claim
  /// How many sentences make it.
  public let sentences: Int
  /// How many documents make it.
  public let documents: Int
  /// Independent sources: publications that are credited, and documents that credit nobody.
  public let publications: Int
  /// How many times it is asserted.
  public let asserted: Int
  /// How many times it is hedged.
  public let hedged: Int
  /// Of `publications`, those that only hedge.
  public let hedging: Int
  /// Independent sources of the same claim with the other polarity, whatever its mediators; one that
  /// says so in several wordings counts once.
  public let against: Int
  /// Of `against`, those that only hedge.
  public let againstHedging: Int
  /// The sentence to read first: asserted rather than hedged, credited rather than not, short.
  public let best: Evidence

  /// How far the sources bear the claim out, between 0 and 1: `(for + 1) / (for + against + 2)`,
  /// Laplace's rule of succession, where both are numbers of sources, those that only hedge counting
  /// half, however often each says it. One source that asserts it gives 0.67, ten give 0.92; one for
  /// and one against give 0.5.
  public var belief: Double {
    let support = Double(publications) - 0.5 * Double(hedging)
    let doubt = Double(against) - 0.5 * Double(againstHedging)
    return (support + 1) / (support + doubt + 2)
  }
}
