public import AttestModel

/// One way of saying that something happens: its trigger words and where its arguments stand.
///
///     rule activating-verb
///     reason  The subject raises the activity of what the verb acts on.
///     verbs   activate stimulate
///     cause   subject
///     theme   object
///     example IL-6 activates STAT3. => IL6 activates STAT3
public struct Rule: Identifiable, Hashable, Sendable {
  /// Where an argument stands, seen from the trigger.
  public enum Slot: Hashable, Sendable {
    /// Of an active verb what stands before it; of a passive one what it says by *by*.
    case subject
    /// Of an active verb what follows it; of a passive one its subject.
    case object
    /// A noun before the trigger noun: *STAT3 activation*.
    case before
    /// The part of a compound before the hyphen: *IL-4-induced*.
    case left
    /// What the compound or adjective describes: *IL-4-induced activation*.
    case described
    /// The name beside the trigger noun: *the JAK inhibitor ruxolitinib*.
    case apposition
    /// Behind a preposition, which is kept as its fingerprint.
    case preposition(WordHash)
  }

  /// A sentence, and the claims it must give, each as it prints: `IL6 activates STAT3`.
  public struct Example: Hashable, Sendable {
    /// The sentence as the rule's file gives it.
    public let sentence: String
    /// The claims that must be found in it; none where it must give none.
    public let claims: [String]
    /// From 1, in the rule's file.
    public let line: Int
  }

  /// The file's name without its ending, a slash, and the rule's name.
  public let id: String
  /// The name that its file gives it.
  public var name: String { id.split(separator: "/").last.map(String.init) ?? id }
  /// The path of the file that it stands in, for messages.
  public let file: String
  /// From 1.
  public let line: Int
  /// What its claims say; nil for rules whose events only serve as arguments of others.
  public let relation: Relation?
  /// What kind of event it finds.
  public let kind: Event.Kind
  /// Why it holds, in a sentence for whoever reads the rule.
  public let reason: String
  /// Trigger verbs by their base forms.
  public let verbs: [String]
  /// Trigger nouns in the singular.
  public let nouns: [String]
  /// Trigger adjectives.
  public let adjectives: [String]
  /// Words behind a hyphen: `induced` in *IL-4-induced*.
  public let compounds: [String]
  /// Where its cause may stand; the first place that holds one that fits counts.
  public let cause: [Slot]
  /// Where its theme may stand, as for `cause`.
  public let theme: [Slot]
  /// Where what the cause acts through may stand, as for `cause`.
  public let via: [Slot]
  /// Empty where any kind will do.
  public let causeKinds: Set<Concept.Kind>
  /// Kinds of things that may be the theme; see `themeEvents` for where it is empty.
  public let themeKinds: Set<Concept.Kind>
  /// Kinds of events that may be the theme; with `themeKinds` empty and this not, only those.
  public let themeEvents: Set<Event.Kind>
  /// Words of which one must stand beside the trigger: `negatively` in *negatively regulates*.
  public let with: [String]
  /// Whether what it names as the cause is what others act through: *STAT3-mediated*.
  public let isMediator: Bool
  /// Whether a thing does it with itself: *homodimer*.
  public let isReflexive: Bool
  /// What a rule asks of its cause.
  public enum Need: String, CaseIterable, Hashable, Sendable {
    /// That there is one.
    case cause
    /// That it is named as missing or given: *STAT1-deficient mice*, *IL-6-treated cells*.
    case condition
    /// That the sentence denies it, or says that there is more or less of its theme.
    case change
    /// That a passive names no one who acts: *STAT3 is activated in melanoma*.
    case agentless
  }
  /// What it asks of its cause; empty where nothing.
  public let needs: Set<Need>
  /// Names of rules of which one must have found the cause; empty where any will do.
  public let causeRules: [String]
  /// Whether its events stand for something missing or given: *loss of*, *treatment with*.
  public let isCondition: Bool
  /// The sentences that show what it finds; tests read them all.
  public let examples: [Example]

  /// Whether another rule finds whatever this one would.
  func looksForTheSame(as other: Rule) -> Bool {
    cause == other.cause && theme == other.theme && causeKinds == other.causeKinds
      && themeKinds == other.themeKinds && themeEvents == other.themeEvents
      && with == other.with && needs == other.needs && causeRules == other.causeRules
  }

  /// Whether two rules differ in no more than where they stand.
  func saysTheSame(as other: Rule) -> Bool {
    relation == other.relation && kind == other.kind && reason == other.reason
      && verbs == other.verbs && nouns == other.nouns && adjectives == other.adjectives
      && compounds == other.compounds && cause == other.cause && theme == other.theme
      && via == other.via && causeKinds == other.causeKinds && themeKinds == other.themeKinds
      && themeEvents == other.themeEvents && with == other.with
      && isMediator == other.isMediator && isReflexive == other.isReflexive
      && needs == other.needs && causeRules == other.causeRules
      && isCondition == other.isCondition
      && examples.map(\.sentence) == other.examples.map(\.sentence)
      && examples.map(\.claims) == other.examples.map(\.claims)
  }

  /// The sign of what happens to the theme.
  public var sign: Relation.Sign {
    switch kind {
    case .positiveRegulation: .positive
    case .negativeRegulation, .catabolism, .dephosphorylation: .negative
    case .geneExpression, .transcription, .localization, .phosphorylation, .modification, .binding,
      .regulation, .activity, .thing, .association, .targeting, .treatment:
      .none
    }
  }
}

extension Event.Kind {
  /// The kind of event that the rules of a relation's file describe unless they say otherwise.
  init(of relation: Relation) {
    self =
      switch relation {
      case .activates, .increasesAmount, .promotes: .positiveRegulation
      case .inhibits, .decreasesAmount, .suppresses: .negativeRegulation
      case .phosphorylates: .phosphorylation
      case .dephosphorylates: .dephosphorylation
      case .modifies: .modification
      case .binds: .binding
      case .translocates: .localization
      case .regulates: .regulation
      case .targets: .targeting
      case .treats: .treatment
      case .associatedWith: .association
      }
  }
}
