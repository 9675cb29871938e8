/// An event of a document, as it is exported: one row of the events table.
public struct EventRecord: Hashable, Sendable {
  /// What fills a role: a molecule, a part of one, or another event.
  public struct Argument: Hashable, Sendable {
    /// `Theme`, `Theme2`, `Cause`, `Site`.
    public let role: String
    /// `T3` for a molecule or a part of one, `E2` for an event.
    public let id: String
    /// As written; for an event, its trigger.
    public let text: String
    /// Unicode scalars into the document's source text.
    public let start: Int
    /// Behind its last scalar, counted as `start`.
    public let end: Int

    /// An argument as its parts.
    public init(role: String, id: String, text: String, start: Int, end: Int) {
      self.role = role
      self.id = id
      self.text = text
      self.start = start
      self.end = end
    }
  }

  /// `E1`, unique in its document.
  public let id: String
  /// `Positive_regulation`.
  public let type: String
  /// `T9`, unique in its document; events that one word says share it.
  public let triggerID: String
  /// As written.
  public let trigger: String
  /// Unicode scalars into the document's source text.
  public let start: Int
  /// Behind the trigger's last scalar, counted as `start`.
  public let end: Int
  /// What takes part in it; a role may come several times, numbered.
  public let arguments: [Argument]
  /// Whether the text says that it does not happen.
  public let isNegated: Bool
  /// Whether the text calls it possible only.
  public let isSpeculated: Bool

  /// An event as its parts.
  public init(
    id: String, type: String, triggerID: String, trigger: String, start: Int, end: Int,
    arguments: [Argument], isNegated: Bool, isSpeculated: Bool
  ) {
    self.id = id
    self.type = type
    self.triggerID = triggerID
    self.trigger = trigger
    self.start = start
    self.end = end
    self.arguments = arguments
    self.isNegated = isNegated
    self.isSpeculated = isSpeculated
  }
}
