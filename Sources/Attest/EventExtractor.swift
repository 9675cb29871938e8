public import AttestEvents
public import AttestModel
internal import AttestSyntax
internal import AttestText

/// Finds the events of documents whose molecules are given.
///
///     let extractor = EventExtractor(resources, finding: try .installed(folder))
///     extractor.events(in: document).first?.type    // Gene_expression
public struct EventExtractor: Sendable {
  private let parser: SentenceParser
  private let analysis = TextAnalysis()
  private let finding: EventFinding?

  /// - Parameter finding: nil where sentences are only to be parsed.
  public init(_ resources: Resources, finding: EventFinding?) {
    parser = SentenceParser(words: resources.words)
    self.finding = finding
  }

  /// The sentences of a document, each with its molecules; none where no entities are given.
  public func sentences(of document: Document) -> [(ParsedSentence, [EventEntity])] {
    guard let given = GivenMentions(document) else { return [] }
    let part = analysis.segment(document)
    return part.sentences.map { sentence in
      var mentions: [Mention] = []
      given.appendMentions(in: part.tokens, of: sentence, to: &mentions)
      let tagged = TaggedSentence(
        sentence, tokens: part.tokens, text: document.text, mentions: mentions,
        concepts: mentions.map { given.concepts[Int($0.concept)] }, citations: [])
      let molecules = given.indices(in: sentence.range)
        .filter { given.concepts[$0].kind == .gene }.map { given.entities[$0] }
      return (
        parser.parse(tagged), molecules.map { EventEntity(id: $0.id, range: $0.range) }
      )
    }
  }

  /// The events of a document.
  public struct Found: Sendable {
    /// In the order of its sentences, inner ones first.
    public let records: [EventRecord]
    /// Sentences of which events were left out, for a word has too many arguments.
    public let cuts: [Sentence]
  }

  /// What is said of `Found.cuts`.
  static let cut =
    "a word here has more than \(SentenceEvents.mostThemes) themes, "
    + "\(SentenceEvents.mostCauses) causes or \(SentenceEvents.mostPartners) partners; "
    + "only the events of the first ones are kept"

  /// What is found in a document.
  public func events(in document: Document) -> Found {
    guard let finding else { return Found(records: [], cuts: []) }
    var numbering = EventNumbering(document)
    var cuts: [Sentence] = []
    for (parsed, entities) in sentences(of: document) where !entities.isEmpty {
      let found = finding.events(in: parsed, entities: entities)
      if found.isCut { cuts.append(parsed.tagged.sentence) }
      numbering.add(found.events, among: entities)
    }
    return Found(records: numbering.records, cuts: cuts)
  }
}

extension EventFinding {
  /// Finding by the tables of an installed `Lexicons`.
  ///
  /// - Throws: a `Diagnostic` where a table is missing or malformed.
  public static func installed(_ folder: LexiconFolder) throws -> EventFinding {
    let events = folder.path + "/events"
    func text(_ name: String) throws -> String {
      String(decoding: try LexiconFolder.bytes(of: events + "/" + name), as: UTF8.self)
    }
    return EventFinding(
      try EventTables(
        triggers: text("triggers.tsv"), evidence: text("evidence.tsv"),
        weights: text("weights.tsv"), folder: events,
        rare: RareTriggers(text("rare.tsv"), file: events + "/rare.tsv"),
        partners: PartnerFrames(text("partners.tsv"), file: events + "/partners.tsv")),
      modality: try EventModality(text("modality.tsv"), file: events + "/modality.tsv"))
  }
}

/// Numbers triggers and events as standoff files do, triggers going on behind the entities.
private struct EventNumbering {
  private(set) var records: [EventRecord] = []

  private struct Place: Hashable {
    let type: String
    let range: TextRange
  }

  private let document: Document
  private let offsets: SourceOffsets
  private var next: Int
  private var triggers: [Place: String] = [:]

  init(_ document: Document) {
    self.document = document
    offsets = SourceOffsets(document.source)
    next = 1 + ((document.entities ?? []).compactMap { Int($0.id.dropFirst()) }.max() ?? 0)
  }

  mutating func add(_ events: [SentenceEvent], among entities: [EventEntity]) {
    let first = records.count
    for event in events {
      let trigger = id(of: event.type, event.trigger)
      var themes = 0
      let arguments = event.arguments.map { argument -> EventRecord.Argument in
        var role = argument.role.rawValue
        if argument.role == .theme {
          themes += 1
          if themes > 1 { role += "\(themes)" }
        }
        switch argument.filler {
        case .entity(let index):
          return self.argument(role, entities[index].id, entities[index].range)
        case .site(let range):
          return self.argument(role, id(of: "Entity", range), range)
        case .event(let index):
          let inner = records[first + index]
          return EventRecord.Argument(
            role: role, id: inner.id, text: inner.trigger, start: inner.start, end: inner.end)
        }
      }
      let place = scalars(event.trigger)
      records.append(
        EventRecord(
          id: "E\(records.count + 1)", type: event.type, triggerID: trigger,
          trigger: document.string(in: event.trigger), start: place.lowerBound,
          end: place.upperBound, arguments: arguments, isNegated: event.isNegated,
          isSpeculated: event.isSpeculated))
    }
  }

  private func scalars(_ range: TextRange) -> Range<Int> {
    offsets.scalars(in: document.map.source(of: range))
  }

  private func argument(_ role: String, _ id: String, _ range: TextRange) -> EventRecord.Argument {
    let place = scalars(range)
    return EventRecord.Argument(
      role: role, id: id, text: document.string(in: range), start: place.lowerBound,
      end: place.upperBound)
  }

  private mutating func id(of type: String, _ range: TextRange) -> String {
    let place = Place(type: type, range: range)
    if let known = triggers[place] { return known }
    let id = "T\(next)"
    next += 1
    triggers[place] = id
    return id
  }
}
