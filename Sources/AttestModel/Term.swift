/// A thing with its names, as a reference of the field lists it.
public struct Term: Hashable, Sendable {
  /// A CURIE with its prefix in lower case; empty where the reference has only a name.
  public var id: String
  /// What the reference calls it first.
  public var name: String
  /// What sort of thing it is.
  public var kind: Concept.Kind
  /// Its other names, in the reference's order.
  public var synonyms: [String]
  /// Names that the reference has given up.
  public var retired: [String]
  /// Where it begins in its file, from 1.
  public var line: Int

  /// A term as its parts.
  public init(
    id: String, name: String, kind: Concept.Kind, synonyms: [String] = [], retired: [String] = [],
    line: Int
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.synonyms = synonyms
    self.retired = retired
    self.line = line
  }
}
