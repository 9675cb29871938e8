/// A place in the text that names a concept.
public struct Mention: Hashable, Sendable {
  /// How a name that may stand for several things came to stand for this one.
  public enum Choice: UInt8, Hashable, Sendable {
    /// It stands for one thing only.
    case only
    /// The document says what it stands for: `gastric cancer (GC)`.
    case defined
    /// The verb beside it takes no other kind of thing: `PSA phosphorylates STAT3`.
    case expected
    /// The words beside it tell: `GC patients`.
    case neighbours
    /// The document calls the thing by another name too.
    case document
    /// Nothing tells; the first meaning of the lexicon was taken.
    case first
  }

  /// What is written onto a name and changes what is said of it.
  public struct Affixes: OptionSet, Hashable, Sendable {
    /// The affixes as bits: 1 phosphorylated, 2 opposed, 4 lacking.
    public let rawValue: UInt8

    /// The affixes that have these bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// `pSTAT3`, `p-STAT3`, `phospho-STAT3`.
    public static let phosphorylated = Affixes(rawValue: 1)
    /// `anti-IL-6`.
    public static let opposed = Affixes(rawValue: 2)
    /// `Stat3−/−`, `STAT3-deficient`, `STAT3-null`.
    public static let lacking = Affixes(rawValue: 4)
  }

  /// Into `Document.text`.
  public let range: TextRange
  /// Into the document's tokens.
  public let tokens: Range<Int>
  /// Index of the chosen concept in the lexicon; below 0 a phrase that the document abbreviates.
  public let concept: Int32
  /// Index of the name that matched, in the lexicon.
  public let name: Int32
  /// A list whose head was left out (`-β` in `IFN-α and -β`) gives a mention with this set.
  public let isElided: Bool
  /// How its meaning was chosen.
  public let choice: Choice
  /// What is written onto it.
  public let affixes: Affixes

  /// A mention as its parts.
  public init(
    range: TextRange, tokens: Range<Int>, concept: Int32, name: Int32, isElided: Bool = false,
    choice: Choice = .only, affixes: Affixes = []
  ) {
    self.range = range
    self.tokens = tokens
    self.concept = concept
    self.name = name
    self.isElided = isElided
    self.choice = choice
    self.affixes = affixes
  }
}
