public import AttestModel

/// A name in a table's cell, such as `IL-6`: where it stands and what it stands for.
public struct TableName: Hashable, Sendable {
  /// In UTF-8 bytes from the start of the text that was asked about.
  public let range: TextRange
  /// What the name stands for.
  public let concept: Concept

  /// A name as its parts.
  public init(range: TextRange, concept: Concept) {
    self.range = range
    self.concept = concept
  }
}

/// Knows the names of genes, drugs, diseases and cells.
///
/// Tables are read by what their cells name; who keeps the names is not this stage's concern.
public protocol NameLookup: Sendable {
  /// The names in a text, in its order, none overlapping another.
  func names(in text: String) -> [TableName]
}
