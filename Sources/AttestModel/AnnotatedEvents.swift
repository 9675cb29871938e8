/// Events that people have marked in a document, as harvesting and measuring need them.
public struct AnnotatedEvents: Sendable {
  /// A stretch of text that says an event, with the event's type.
  public struct Trigger: Hashable, Sendable {
    /// As written: `Positive_regulation`.
    public let type: String
    /// Into `Document.text`.
    public let range: TextRange

    /// A trigger as its parts.
    public init(type: String, range: TextRange) {
      self.type = type
      self.range = range
    }
  }

  /// An event with what takes part in it.
  public struct Event: Hashable, Sendable {
    /// As written: `Positive_regulation`.
    public let type: String
    /// The id of its trigger.
    public let trigger: String
    /// Roles as written (`Theme2` too) with what fills them: the id of an entity or an event.
    public let arguments: [Argument]

    /// An event as its parts.
    public init(type: String, trigger: String, arguments: [Argument]) {
      self.type = type
      self.trigger = trigger
      self.arguments = arguments
    }
  }

  /// A role with the one thing that fills it.
  public struct Argument: Hashable, Sendable {
    /// As written, number and all: `Theme2`.
    public let role: String
    /// The id of an entity or an event: `T1`, `E2`.
    public let filler: String

    /// An argument as its parts.
    public init(role: String, filler: String) {
      self.role = role
      self.filler = filler
    }
  }

  /// By id.
  public var triggers: [String: Trigger] = [:]
  /// By id.
  public var events: [String: Event] = [:]
  /// For an entity that is the same as another, the other.
  public var equivalents: [String: String] = [:]

  /// No events yet.
  public init() {}
}
