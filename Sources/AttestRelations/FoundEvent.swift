internal import AttestModel

/// What fills a role: a thing, or something that happens to a thing.
enum Node: Hashable {
  case entity(Entity)
  /// Index into the events found in the sentence.
  case event(Int)

  var isEvent: Bool {
    switch self {
    case .entity: false
    case .event: true
    }
  }

  /// Whether its list leaves it out.
  var isDenied: Bool {
    switch self {
    case .entity(let entity): entity.isDenied
    case .event: false
    }
  }
}

/// A thing in a sentence: a name of the lexicon, or a noun phrase as written.
struct Entity: Hashable {
  /// How the sentence brings it up.
  enum Standing: Hashable {
    case named
    /// Named as missing or less: *STAT1-deficient mice*, *reduced apoptosis*.
    case lost
    /// Named as given: *IL-6-treated cells*.
    case given
  }

  /// Index into the sentence's concepts, or -1.
  let mention: Int32
  /// The words of a phrase; for a mention its unit.
  let units: Range<Int>
  var standing = Standing.named
  /// Whether the list it stands in leaves it out: *but not JAK2*.
  var isDenied = false
  /// The unit of a word before another member of the list that belongs to it too: *MDSC* for
  /// *activation* in *MDSC proliferation and activation*; else -1.
  var shared: Int32 = -1

  var isLost: Bool { standing == .lost }
}

/// An event with its arguments as the sentence gives them.
///
/// A class, since many steps hold on to one and few change it.
final class FoundEvent {
  /// Index into the rule set.
  let rule: Int
  /// The unit of its trigger.
  let trigger: Int
  let chunk: Int
  @exclusivity(unchecked) var causes: Nodes
  @exclusivity(unchecked) var themes: Nodes
  @exclusivity(unchecked) var via: Nodes
  @exclusivity(unchecked) var isNegated: Bool
  let isHedged: Bool
  /// Whether there is less of it: *impaired phosphorylation*.
  let isReduced: Bool
  /// What acts through the cause: *downstream of Src*.
  let upstream: Nodes

  init(
    rule: Int, trigger: Int, chunk: Int, causes: Nodes, themes: Nodes, via: Nodes,
    isNegated: Bool, isHedged: Bool, isReduced: Bool = false, upstream: Nodes = Nodes()
  ) {
    self.rule = rule
    self.trigger = trigger
    self.chunk = chunk
    self.causes = causes
    self.themes = themes
    self.via = via
    self.isNegated = isNegated
    self.isHedged = isHedged
    self.isReduced = isReduced
    self.upstream = upstream
  }

  /// The same, denied, and by no means that are told.
  func denial() -> FoundEvent {
    FoundEvent(
      rule: rule, trigger: trigger, chunk: chunk, causes: causes, themes: themes, via: Nodes(),
      isNegated: true, isHedged: isHedged, isReduced: isReduced, upstream: upstream)
  }
}
