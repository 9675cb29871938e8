public import AttestModel

extension Lexicon {
  /// How much a lexicon holds.
  public struct Counts: Sendable {
    /// How much there is of one type.
    public struct Count: Hashable, Sendable {
      /// Different things, with an identifier or without.
      public var things = 0
      /// All names of these things, the canonical ones included.
      public var names = 0
      /// Things that have an identifier.
      public var identified = 0
    }

    /// In the order of the types.
    public var kinds: [(Concept.Kind, Count)] = []
    /// How many things each reference has, most first.
    public var sources: [(String, Int)] = []
    /// Names that several things have.
    public var shared = 0
  }

  /// Counts what is there. Linear in its size.
  public func counts() -> Counts {
    var kinds: [Concept.Kind: Counts.Count] = [:]
    var sources: [UInt8: (index: Int, count: Int)] = [:]
    for index in 0..<image.conceptCount {
      let concept = image.concepts[index]
      var count = kinds[concept.ownKind] ?? Counts.Count()
      count.things += 1
      count.names += Int(concept.nameCount)
      count.identified += concept.idLength > 0 ? 1 : 0
      kinds[concept.ownKind] = count
      sources[concept.source, default: (index, 0)].count += 1
    }
    var counts = Counts()
    counts.kinds = kinds.sorted { $0.key.ordinal < $1.key.ordinal }.map { ($0.key, $0.value) }
    counts.sources = sources.values.map { (source(of: $0.index), $0.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    counts.shared = (0..<image.nameCount).count { image.names[$0].rival != 0 }
    return counts
  }
}
