internal import AttestModel

/// Makes events of the links that are likely enough.
struct EventAssembly {
  private(set) var events: [SentenceEvent] = []
  /// The unit of each event's trigger.
  private(set) var units: [Int] = []
  /// Whether a word has more arguments than events are made of.
  private(set) var isCut = false

  static let mostThemes = 20
  static let mostCauses = 6

  private let sentence: SentenceLinks
  private let choices: [BindingChoice]
  private let tables: EventTables
  private let sites: EventSites
  /// Events by trigger.
  private var made: [Int: [Int]] = [:]
  /// Themes of regulation by trigger, the likeliest first.
  private var themes: [Int: [Link]] = [:]
  /// Causes by trigger and type.
  private var causes: [[Int]: [Link]] = [:]
  private var known: [SentenceEvent: Int] = [:]

  private enum State { case begun, done }
  private var states: [Int: State] = [:]

  init(_ sentence: SentenceLinks, choices: [BindingChoice], _ tables: EventTables) {
    self.sentence = sentence
    self.choices = choices
    self.tables = tables
    sites = EventSites(sentence.view, tables)
  }

  mutating func assemble() {
    addSimple()
    for choice in BindingChoice.chosen(among: choices, tables) {
      let links = choice.links.map { sentence.links[$0] }
      add(links[0], links.compactMap { link in entity(link).map { .init(.theme, $0) } })
    }
    collectRegulation()
    for trigger in themes.keys.sorted() { build(trigger) }
  }

  private func isLikely(_ link: Link) -> Bool {
    link.likelihood >= tables.threshold(link.group.rawValue)
  }

  /// Of the types that a trigger may have for one end, the likeliest.
  private func likeliest(_ fits: (Link) -> Bool) -> [Link] {
    var best: [[Link.End]: Int] = [:]
    for (index, link) in sentence.links.enumerated() where fits(link) && isLikely(link) {
      let key: [Link.End] = [.trigger(link.trigger), link.end]
      if let other = best[key], sentence.links[other].likelihood >= link.likelihood { continue }
      best[key] = index
    }
    return best.values.sorted().map { sentence.links[$0] }
  }

  private mutating func addSimple() {
    let links = likeliest { $0.group == .simple }
    // In *A phosphorylates B*, A is no theme.
    let withObject = Set(links.filter { sentence.way(of: $0) == "o|" }.map(\.trigger))
    for link in links {
      let isSubject = sentence.way(of: link) == "S|" && sentence.triggers[link.trigger].isActive
      if isSubject, withObject.contains(link.trigger) { continue }
      if let entity = entity(link) { add(link, [.init(.theme, entity)]) }
    }
  }

  private func entity(_ link: Link) -> SentenceEvent.Filler? {
    guard case .entity(let place) = link.end else { return nil }
    return .entity(sentence.view.places[place].entity)
  }

  // MARK: Regulation

  private mutating func collectRegulation() {
    for link in likeliest({ $0.group == .regulated || $0.group == .regulatedEvent }) {
      themes[link.trigger, default: []].append(link)
    }
    for trigger in themes.keys {
      themes[trigger]?.sort { ($1.likelihood, $0.relation) < ($0.likelihood, $1.relation) }
    }
    for link in sentence.links where link.group.isCause && isLikely(link) {
      causes[[link.trigger, link.type], default: []].append(link)
    }
  }

  /// Makes the events of a trigger, after those that they are about. What would be about itself
  /// is left out.
  private mutating func build(_ trigger: Int) {
    guard states[trigger] == nil else { return }
    states[trigger] = .begun
    for link in themes[trigger] ?? [] {
      let themes = first(Self.mostThemes, of: fillers(of: link))
      var causes: [SentenceEvent.Filler] = []
      for cause in self.causes[[trigger, link.type]] ?? [] where cause.end != link.end {
        causes += fillers(of: cause).prefix(Self.mostCauses + 1)
      }
      causes = first(Self.mostCauses, of: causes)
      for theme in themes {
        let arguments = [SentenceEvent.Argument(.theme, theme)]
        if causes.isEmpty { add(link, arguments) }
        for cause in causes where cause != theme { add(link, arguments + [.init(.cause, cause)]) }
      }
    }
    states[trigger] = .done
  }

  private mutating func first(
    _ count: Int, of fillers: [SentenceEvent.Filler]
  ) -> [SentenceEvent.Filler] {
    if fillers.count > count { isCut = true }
    return Array(fillers.prefix(count))
  }

  private mutating func fillers(of link: Link) -> [SentenceEvent.Filler] {
    switch link.end {
    case .entity: return entity(link).map { [$0] } ?? []
    case .trigger(let other):
      if themes[other] != nil { build(other) }
      if states[other] == .begun { return [] }
      return (made[other] ?? []).map { .event($0) }
    }
  }

  private mutating func add(_ link: Link, _ arguments: [SentenceEvent.Argument]) {
    let trigger = sentence.triggers[link.trigger]
    var event = SentenceEvent(
      type: tables.types[link.type], trigger: trigger.range, arguments: arguments)
    if let site = sites.site(of: event, trigger: trigger.unit) {
      event = SentenceEvent(
        type: event.type, trigger: event.trigger,
        arguments: arguments + [.init(.site, .site(site))])
    }
    guard known[event] == nil else { return }
    known[event] = events.count
    made[link.trigger, default: []].append(events.count)
    events.append(event)
    units.append(trigger.unit)
  }
}
