/// A place in the text that names a concept.
public struct Mention: Hashable, Sendable {
  /// Into `Document.text`.
  public let range: TextRange
  /// Into the document's tokens.
  public let tokens: Range<Int>
  /// Index of the chosen concept in the lexicon.
  public let concept: Int32
  /// Index of the name that matched, in the lexicon.
  public let name: Int32
  /// A list whose head was left out (`-β` in `IFN-α and -β`) gives a mention with this set.
  public let isElided: Bool

  public init(
    range: TextRange, tokens: Range<Int>, concept: Int32, name: Int32, isElided: Bool = false
  ) {
    self.range = range
    self.tokens = tokens
    self.concept = concept
    self.name = name
    self.isElided = isElided
  }
}
