internal import AttestModel

/// Every link that a sentence may hold.
struct SentenceLinks {
  let view: SentenceView
  let triggers: [Trigger]
  let triggerFeatures: [TriggerFeatures]
  let relations: [RelationFeatures]
  var links: [Link]

  /// Nil where the sentence has no molecule or no word that is ever a trigger.
  init?(_ view: SentenceView, _ tables: EventTables) {
    guard !view.places.isEmpty else { return nil }
    let triggers = Trigger.all(in: view) { tables.triggers[$0] != nil }
    guard !triggers.isEmpty else { return nil }
    self.view = view
    self.triggers = triggers
    triggerFeatures = triggers.map(TriggerFeatures.init)
    var relations: [RelationFeatures] = []
    var links: [Link] = []
    for (index, trigger) in triggers.enumerated() {
      let types = tables.triggers[trigger.stem] ?? []
      let chunk = view.chunkOf[trigger.unit]
      let ways =
        chunk >= 0
        ? view.graph.ways(from: chunk) : [[String]?](repeating: nil, count: view.chunks.count)
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
      for (number, place) in view.places.enumerated() {
        add(
          .entity(number),
          PlaceRelation(
            from: trigger, to: place.unit,
            isBefore: view.entities[place.entity].range.lowerBound < trigger.range.lowerBound,
            word: nil, ways: ways, in: view))
      }
      guard types.contains(where: { tables.classes[$0] == .regulation }) else { continue }
      for (number, other) in triggers.enumerated() where number != index {
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

  /// What the other links of the sentence say about each: log-odds of its rivals.
  ///
  /// In order: the best other end of the trigger on another way, on the same way; the best other
  /// type; the best other trigger of this end; then, for events as ends, how likely the end is an
  /// event; for causes, the best theme elsewhere and this end as a theme; for regulated molecules,
  /// the best regulated event.
  func rivals() -> [[Double]] {
    struct Key: Hashable {
      let trigger, type: Int
      let isCause: Bool
    }
    struct EndKey: Hashable {
      let end: Link.End
      let isCause: Bool
    }
    var ofTrigger: [Key: [Int]] = [:]
    var ofEnd: [EndKey: [Int]] = [:]
    var eventness = [Double](repeating: 0, count: triggers.count)
    for (index, link) in links.enumerated() {
      let isCause = link.group.isCause
      ofTrigger[Key(trigger: link.trigger, type: link.type, isCause: isCause), default: []]
        .append(index)
      ofEnd[EndKey(end: link.end, isCause: isCause), default: []].append(index)
      if !isCause { eventness[link.trigger] = max(eventness[link.trigger], link.likelihood) }
    }
    return links.indices.map { index in
      let link = links[index]
      let isCause = link.group.isCause
      var (elsewhere, alike, type, trigger) = (0.0, 0.0, 0.0, 0.0)
      let way = way(of: link)
      for other in ofTrigger[Key(trigger: link.trigger, type: link.type, isCause: isCause)] ?? []
      where other != index {
        if self.way(of: links[other]) == way {
          alike = max(alike, links[other].likelihood)
        } else {
          elsewhere = max(elsewhere, links[other].likelihood)
        }
      }
      for other in ofEnd[EndKey(end: link.end, isCause: isCause)] ?? [] where other != index {
        if links[other].trigger == link.trigger {
          type = max(type, links[other].likelihood)
        } else if Self.isSameClass(links[other].group, link.group) {
          trigger = max(trigger, links[other].likelihood)
        }
      }
      var numbers = [elsewhere, alike, type, trigger]
      if case .trigger(let end) = link.end { numbers.append(eventness[end]) }
      let themes = ofTrigger[Key(trigger: link.trigger, type: link.type, isCause: false)] ?? []
      if isCause {
        let others = themes.lazy.filter { links[$0].end != link.end }
        let same = themes.lazy.filter { links[$0].end == link.end }
        numbers.append(others.map { links[$0].likelihood }.max() ?? 0)
        numbers.append(same.map { links[$0].likelihood }.max() ?? 0)
      } else if link.group == .regulated {
        let events = themes.lazy.filter { links[$0].group == .regulatedEvent }
        numbers.append(events.map { links[$0].likelihood }.max() ?? 0)
      }
      return numbers.map(Estimate.logOdds)
    }
  }

  private static func isSameClass(_ one: LinkGroup, _ other: LinkGroup) -> Bool {
    one == other
      || ![.simple, .binding].contains(one) && ![.simple, .binding].contains(other)
  }

  /// What `rivals` gives for a group, by name.
  static func rivalNames(of group: LinkGroup) -> [String] {
    let common = ["rival.elsewhere", "rival.alike", "rival.type", "rival.trigger"]
    return switch group {
    case .simple, .binding: common
    case .regulated: common + ["theme.event"]
    case .regulatedEvent: common + ["end.event"]
    case .cause: common + ["theme.elsewhere", "theme.same"]
    case .causingEvent: common + ["end.event", "theme.elsewhere", "theme.same"]
    }
  }
}
