internal import AttestModel

/// Makes events of the links that are likely enough.
struct EventAssembly {
  private(set) var events: [SentenceEvent] = []

  private static let mostThemes = 20
  private static let mostCauses = 6

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
    sites = EventSites(sentence.view)
  }

  mutating func assemble() {
    addSimple()
    for choice in choices where isChosen(choice) {
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
    for link in likeliest({ $0.group == .simple }) {
      if let entity = entity(link) { add(link, [.init(.theme, entity)]) }
    }
  }

  /// Whether a choice is likely enough, and none that it excludes is likelier: a molecule is bound
  /// alone or together with another.
  private func isChosen(_ choice: BindingChoice) -> Bool {
    guard choice.likelihood >= tables.threshold(choice.group) else { return false }
    return !choices.contains { other in
      other.trigger == choice.trigger && other.links.count != choice.links.count
        && other.likelihood > choice.likelihood
        && other.links.contains(where: choice.links.contains)
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
      let themes = fillers(of: link).prefix(Self.mostThemes)
      let causes = (causes[[trigger, link.type]] ?? [])
        .filter { $0.end != link.end }.flatMap { fillers(of: $0) }.prefix(Self.mostCauses)
      for theme in themes {
        let arguments = [SentenceEvent.Argument(.theme, theme)]
        if causes.isEmpty { add(link, arguments) }
        for cause in causes where cause != theme { add(link, arguments + [.init(.cause, cause)]) }
      }
    }
    states[trigger] = .done
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
  }
}
