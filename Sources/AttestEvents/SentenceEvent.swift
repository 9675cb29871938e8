public import AttestModel

/// An event of a sentence, its arguments being molecules or other events of the sentence.
public struct SentenceEvent: Hashable, Sendable {
  /// What takes part in an event.
  public enum Filler: Hashable, Sendable {
    /// Index into the molecules given with the sentence.
    case entity(Int)
    /// Index into the sentence's events; always an earlier one.
    case event(Int)
    /// A part of a molecule, such as *serine 727*, into `Document.text`.
    case site(TextRange)
  }

  /// A role with what fills it.
  public struct Argument: Hashable, Sendable {
    /// The part that the filler takes in the event.
    public let role: Event.Role
    /// What takes part.
    public let filler: Filler

    /// An argument as its parts.
    public init(_ role: Event.Role, _ filler: Filler) {
      self.role = role
      self.filler = filler
    }
  }

  /// As in the tables: `Gene_expression`.
  public let type: String
  /// Into `Document.text`.
  public let trigger: TextRange
  /// What takes part in it; a role may come several times.
  public let arguments: [Argument]
  /// Whether the sentence says that it does not happen.
  public var isNegated = false
  /// Whether the sentence calls it possible only.
  public var isSpeculated = false

  /// An event as its parts.
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
