/// Something that happens to something, as one trigger word says it.
///
/// Arguments may be other events: in *IL-4 inhibits the phosphorylation of STAT3*, the theme of
/// *inhibits* is the event of *phosphorylation*. Claims are derived from events, never from words.
public struct Event: Hashable, Sendable {
  /// The types of the GENIA event annotation, and four that reviews need beside them.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case geneExpression = "Gene_expression"
    case transcription = "Transcription"
    case catabolism = "Protein_catabolism"
    case localization = "Localization"
    case phosphorylation = "Phosphorylation"
    case dephosphorylation = "Dephosphorylation"
    case modification = "Protein_modification"
    case binding = "Binding"
    case regulation = "Regulation"
    case positiveRegulation = "Positive_regulation"
    case negativeRegulation = "Negative_regulation"
    /// What a thing does, with no direction: *activity of JAK2*, *STAT3 signalling*.
    case activity = "Activity"
    /// No event of its own: a word that stands for its theme, as in *the JAK family*.
    case thing = "Thing"
    case association = "Association"
    case targeting = "Targeting"
    case treatment = "Treatment"
  }

  /// The part that something takes in an event, after the GENIA annotation; `via` is what a cause
  /// acts through.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    case theme = "Theme"
    case cause = "Cause"
    case via = "Via"
    case site = "Site"
    case from = "From"
    case to = "To"
  }

  /// What fills a role.
  public enum Filler: Hashable, Sendable {
    /// Index into the sentence's mentions.
    case mention(Int)
    /// Index into the sentence's events.
    case event(Int)
    /// A noun phrase that no lexicon knows, into `Document.text`.
    case phrase(TextRange)
  }

  /// A role with what fills it.
  public struct Argument: Hashable, Sendable {
    /// The part that the filler takes in the event.
    public let role: Role
    /// What takes part.
    public let filler: Filler

    /// An argument as its parts.
    public init(_ role: Role, _ filler: Filler) {
      self.role = role
      self.filler = filler
    }
  }

  /// What happens.
  public let kind: Kind
  /// The trigger's bytes in `Document.text`.
  public let trigger: TextRange
  /// What takes part in it; a role may come several times.
  public let arguments: [Argument]
  /// Whether the sentence says that it does not happen.
  public let isNegated: Bool
  /// Whether the sentence calls it possible only.
  public let isSpeculated: Bool
  /// The rule that found it.
  public let rule: String

  /// An event as its parts.
  public init(
    _ kind: Kind, trigger: TextRange, arguments: [Argument], isNegated: Bool, isSpeculated: Bool,
    rule: String
  ) {
    self.kind = kind
    self.trigger = trigger
    self.arguments = arguments
    self.isNegated = isNegated
    self.isSpeculated = isSpeculated
    self.rule = rule
  }
}
