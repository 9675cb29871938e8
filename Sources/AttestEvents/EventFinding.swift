public import AttestModel

/// Finds what happens to the molecules of a sentence: the events of the GENIA annotation.
///
///     IL-4 induces expression of CD23.
///     Gene_expression  expression  Theme: CD23
///     Positive_regulation  induces  Theme: that event, Cause: IL-4
///
/// Each word that may be a trigger is linked with each molecule and each other such word; a link
/// is weighed by what is known of its word and its way through the sentence, then against its
/// rivals. What is likely enough becomes events, from the innermost outwards.
public struct EventFinding: Sendable {
  private let tables: EventTables
  private let modality: EventModality

  /// Finds events by counted tables, and what denies or hedges them by `modality`.
  public init(_ tables: EventTables, modality: EventModality) {
    self.tables = tables
    self.modality = modality
  }

  /// The events of a sentence, inner ones before those that hold them.
  ///
  /// - Parameter entities: its molecules, in text order.
  public func events(in parsed: ParsedSentence, entities: [EventEntity]) -> SentenceEvents {
    guard !entities.isEmpty else { return .none }
    let view = SentenceView(parsed, entities: entities)
    guard var sentence = SentenceLinks(view, tables) else { return .none }
    tables.weigh(&sentence)
    var choices = BindingChoice.all(in: sentence, tables)
    for index in choices.indices {
      choices[index].likelihood = tables.likelihood(
        choices[index].numbers + tables.evidence(choices[index].chains), choices[index].group,
        stage: 0)
      if choices[index].isFramed {
        choices[index].likelihood = max(choices[index].likelihood, PartnerFrames.likelihood)
      }
    }
    var assembly = EventAssembly(sentence, choices: choices, tables)
    assembly.assemble()
    var events = assembly.events
    modality.mark(&events, at: assembly.units, in: view)
    return SentenceEvents(
      events: events, isCut: assembly.isCut || BindingChoice.isCut(sentence, tables))
  }
}

/// What is found in one sentence.
public struct SentenceEvents: Hashable, Sendable {
  /// Of how many themes and causes the events of a word are made, and among how many molecules its
  /// partners are looked for.
  public static let mostThemes = EventAssembly.mostThemes
  /// How many causes at most an event of a word is given.
  public static let mostCauses = EventAssembly.mostCauses
  /// Among how many molecules at most the partners of a word such as *binding* are looked for.
  public static let mostPartners = BindingChoice.mostPartners

  /// Inner ones before those that hold them.
  public let events: [SentenceEvent]
  /// Whether a word has more arguments than that, so that events are missing.
  public let isCut: Bool

  static let none = SentenceEvents(events: [], isCut: false)
}
