internal import AttestModel

/// Every link that a sentence may hold.
///
/// Ends that stand farther off than `reach` are no ends: of annotated arguments none in a thousand
/// does, and a sentence then takes time in proportion to its length.
struct SentenceLinks {
  /// How many words and marks to each side of a trigger its arguments may stand.
  static let reach = 60

  let view: SentenceView
  let triggers: [Trigger]
  let triggerFeatures: [TriggerFeatures]
  let relations: [RelationFeatures]
  var links: [Link]

  /// Nil where the sentence has no molecule or no word that is ever a trigger.
  init?(_ view: SentenceView, _ tables: EventTables) {
    guard !view.places.isEmpty else { return nil }
    let known = tables.triggers(in: view)
    guard !known.isEmpty else { return nil }
    self.view = view
    triggers = known.map(\.trigger)
    triggerFeatures = triggers.map(TriggerFeatures.init)
    var relations: [RelationFeatures] = []
    var links: [Link] = []
    for (index, (trigger, types)) in known.enumerated() {
      let near = (trigger.unit - Self.reach..<trigger.unit + Self.reach + 1)
        .clamped(to: view.units.indices)
      let ways = view.ways(from: trigger.unit, in: near)
      func add(_ end: Link.End, _ relation: PlaceRelation) {
        relations.append(RelationFeatures(relation, usage: trigger.usage))
        for type in types {
          for group in Self.groups(of: tables.classes[type], taking: end) {
            links.append(
              Link(
                trigger: index, type: type, end: end, group: group,
                relation: relations.count - 1))
          }
        }
      }
      for number in view.places(in: near) {
        let place = view.places[number]
        add(
          .entity(number),
          PlaceRelation(
            from: trigger, to: place.unit,
            isBefore: view.entities[place.entity].range.lowerBound < trigger.range.lowerBound,
            word: nil, ways: ways, in: view))
      }
      guard types.contains(where: { tables.classes[$0] == .regulation }) else { continue }
      let first = known.firstIndex(from: { $0.trigger.unit >= near.lowerBound })
      let end = known.firstIndex(from: { $0.trigger.unit >= near.upperBound })
      for number in first..<end where number != index {
        let other = known[number].trigger
        add(
          .trigger(number),
          PlaceRelation(
            from: trigger, to: other.unit,
            isBefore: other.range.lowerBound < trigger.range.lowerBound, word: other.word,
            ways: ways, in: view))
      }
    }
    self.relations = relations
    self.links = links
  }

  private static func groups(of kind: EventClass, taking end: Link.End) -> [LinkGroup] {
    switch (kind, end) {
    case (.simple, .entity): [.simple]
    case (.binding, .entity): [.binding]
    case (.regulation, .entity): [.regulated, .cause]
    case (.regulation, .trigger): [.regulatedEvent, .causingEvent]
    case (.simple, .trigger), (.binding, .trigger): []
    }
  }

  func chains(of link: Link, _ tables: EventTables) -> [EvidenceChain] {
    tables.features.chains(link, triggerFeatures[link.trigger], relations[link.relation])
  }

  func way(of link: Link) -> String { relations[link.relation].relation.way }

  /// What the other links of the sentence say about each.
  func rivals() -> [[Double]] {
    let rivals = Rivals(self)
    return links.indices.map(rivals.numbers)
  }
}
