/// An entity that came with a document: somebody else has found it and given it a number.
public struct GivenEntity: Hashable, Sendable {
  /// The type of molecules, which events are about.
  public static let protein = "Protein"

  /// As in its file: `T3`.
  public let id: String
  /// As in its file: `Protein`.
  public let type: String
  /// Into `Document.text`.
  public let range: TextRange

  /// An entity as its parts.
  public init(id: String, type: String, range: TextRange) {
    self.id = id
    self.type = type
    self.range = range
  }
}
