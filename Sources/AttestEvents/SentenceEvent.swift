public import AttestModel

/// An event of a sentence, its arguments being molecules or other events of the sentence.
public struct SentenceEvent: Hashable, Sendable {
  public enum Filler: Hashable, Sendable {
    /// Index into the molecules given with the sentence.
    case entity(Int)
    /// Index into the sentence's events; always an earlier one.
    case event(Int)
    /// A part of a molecule, such as *serine 727*, into `Document.text`.
    case site(TextRange)
  }

  public struct Argument: Hashable, Sendable {
    public let role: Event.Role
    public let filler: Filler

    public init(_ role: Event.Role, _ filler: Filler) {
      self.role = role
      self.filler = filler
    }
  }

  /// As in the tables: `Gene_expression`.
  public let type: String
  /// Into `Document.text`.
  public let trigger: TextRange
  public let arguments: [Argument]
  public var isNegated = false
  public var isSpeculated = false

  public init(
    type: String, trigger: TextRange, arguments: [Argument], isNegated: Bool = false,
    isSpeculated: Bool = false
  ) {
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
    self.isNegated = isNegated
    self.isSpeculated = isSpeculated
  }
}
