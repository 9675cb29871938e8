/// A place in the text where an article points into its own reference list: `[12]`, `(3–5)`.
///
/// Marked-up formats say which entries are meant; a callout keeps that link.
public struct Callout: Hashable, Sendable {
  /// The number or name as printed, into `Document.text`; empty where the mark has no text.
  public let range: TextRange
  /// Indices into `Document.references`. A range such as `3–5` lists all its entries at the last.
  public let references: [Int]

  /// A callout as its parts.
  public init(at range: TextRange, to references: [Int]) {
    self.range = range
    self.references = references
  }
}
