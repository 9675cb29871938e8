/// What the other links of a sentence say about each: the likelihoods of its rivals.
struct Rivals {
  private struct Role: Hashable {
    let trigger, type: Int
    let isCause: Bool
  }

  private struct WayRole: Hashable {
    let role: Role
    let way: UInt64
  }

  private struct Taken: Hashable {
    let end: Link.End
    let isCause: Bool
    /// The class of the events, or the trigger, whose links are compared.
    let among: Int
  }

  private let sentence: SentenceLinks
  /// By another way, of the same trigger and type.
  private var elsewhere: [Role: BestTwo<UInt64>] = [:]
  /// By the same way.
  private var alike: [WayRole: BestTwo<Int>] = [:]
  /// Of another type or group, between the same two.
  private var types: [Taken: BestTwo<Int>] = [:]
  /// Of another trigger, with the same end.
  private var triggers: [Taken: BestTwo<Int>] = [:]
  /// The themes of a trigger and type.
  private var themes: [Role: BestTwo<Link.End>] = [:]
  private var themesThere: [Taken: [Int: Double]] = [:]
  private var regulatedEvents: [Role: Double] = [:]
  /// How likely each trigger is one.
  private var eventness: [Double]

  init(_ sentence: SentenceLinks) {
    self.sentence = sentence
    eventness = [Double](repeating: 0, count: sentence.triggers.count)
    for (index, link) in sentence.links.enumerated() {
      let (role, likelihood) = (Self.role(link), link.likelihood)
      let way = sentence.relations[link.relation].way.hash
      elsewhere[role, default: .init()].add(likelihood, of: way)
      alike[WayRole(role: role, way: way), default: .init()].add(likelihood, of: index)
      types[Self.taken(link, among: link.trigger), default: .init()].add(likelihood, of: index)
      triggers[Self.taken(link, among: Self.kind(link)), default: .init()]
        .add(likelihood, of: link.trigger)
      guard !link.group.isCause else { continue }
      eventness[link.trigger] = max(eventness[link.trigger], likelihood)
      themes[role, default: .init()].add(likelihood, of: link.end)
      let there = Self.taken(link, among: link.trigger)
      themesThere[there, default: [:]][link.type] = max(
        themesThere[there]?[link.type] ?? 0, likelihood)
      if link.group == .regulatedEvent {
        regulatedEvents[role] = max(regulatedEvents[role] ?? 0, likelihood)
      }
    }
  }

  /// Log-odds of a link's rivals.
  ///
  /// In order: the best other end of the trigger on another way, on the same way; the best other
  /// type; the best other trigger of this end; then, for events as ends, how likely the end is an
  /// event; for causes, the best theme elsewhere and this end as a theme; for regulated molecules,
  /// the best regulated event.
  func numbers(of index: Int) -> [Double] {
    let link = sentence.links[index]
    let role = Self.role(link)
    let way = sentence.relations[link.relation].way.hash
    let same = Self.taken(link, among: link.trigger)
    var numbers = [
      elsewhere[role]?.best(besides: way) ?? 0,
      alike[WayRole(role: role, way: way)]?.best(besides: index) ?? 0,
      types[same]?.best(besides: index) ?? 0,
      triggers[Self.taken(link, among: Self.kind(link))]?.best(besides: link.trigger) ?? 0,
    ]
    if case .trigger(let end) = link.end { numbers.append(eventness[end]) }
    if link.group.isCause {
      let theme = Role(trigger: link.trigger, type: link.type, isCause: false)
      let there = Taken(end: link.end, isCause: false, among: link.trigger)
      numbers.append(themes[theme]?.best(besides: link.end) ?? 0)
      numbers.append(themesThere[there]?[link.type] ?? 0)
    } else if link.group == .regulated {
      numbers.append(regulatedEvents[role] ?? 0)
    }
    return numbers.map(Estimate.logOdds)
  }

  private static func role(_ link: Link) -> Role {
    Role(trigger: link.trigger, type: link.type, isCause: link.group.isCause)
  }

  private static func taken(_ link: Link, among: Int) -> Taken {
    Taken(end: link.end, isCause: link.group.isCause, among: among)
  }

  /// Triggers are rivals where their events are of one class.
  private static func kind(_ link: Link) -> Int {
    switch link.group {
    case .simple: 0
    case .binding: 1
    case .regulated, .regulatedEvent, .cause, .causingEvent: 2
    }
  }

  /// What `numbers` gives for a group, by name.
  static func names(of group: LinkGroup) -> [String] {
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
