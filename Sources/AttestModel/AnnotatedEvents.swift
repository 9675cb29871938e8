/// Events that people have marked in a document, as harvesting and measuring need them.
public struct AnnotatedEvents: Sendable {
  public struct Trigger: Hashable, Sendable {
    public let type: String
    /// Into `Document.text`.
    public let range: TextRange

    public init(type: String, range: TextRange) {
      self.type = type
      self.range = range
    }
  }

  public struct Event: Hashable, Sendable {
    public let type: String
    public let trigger: String
    /// Roles as written (`Theme2` too) with what fills them: the id of an entity or an event.
    public let arguments: [Argument]

    public init(type: String, trigger: String, arguments: [Argument]) {
      self.type = type
      self.trigger = trigger
      self.arguments = arguments
    }
  }

  public struct Argument: Hashable, Sendable {
    public let role: String
    public let filler: String

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

  public init() {}
}
