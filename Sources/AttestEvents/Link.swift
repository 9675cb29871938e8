internal import AttestModel

/// What kinds of events take what kinds of arguments.
enum LinkGroup: String, CaseIterable, Sendable {
  case simple = "simple.theme.protein"
  case binding = "binding.theme.protein"
  case regulated = "regulation.theme.protein"
  case regulatedEvent = "regulation.theme.event"
  case cause = "regulation.cause.protein"
  case causingEvent = "regulation.cause.event"

  var isCause: Bool { self == .cause || self == .causingEvent }
  var takesEvents: Bool { self == .regulatedEvent || self == .causingEvent }

  /// What the group of links of one type is called: `Gene_expression.theme.protein`.
  func named(for type: String) -> String {
    type + String(rawValue[(rawValue.firstIndex(of: ".") ?? rawValue.startIndex)...])
  }
}

/// Which arguments a type of event takes.
enum EventClass: Sendable {
  case simple, binding, regulation

  init(type: String) {
    self =
      type == "Binding"
      ? .binding : type.lowercased().hasSuffix("regulation") ? .regulation : .simple
  }
}

/// That a word may be a trigger of a type, and something else its theme or its cause.
struct Link {
  enum End: Hashable {
    /// Index into the view's places.
    case entity(Int)
    /// Index into the triggers.
    case trigger(Int)
  }

  let trigger: Int
  /// Index into the tables' types.
  let type: Int
  let end: End
  let group: LinkGroup
  /// Index into `SentenceLinks.relations`.
  let relation: Int
  /// How likely it is, from 0 to 1.
  var likelihood = 0.0
}

/// The ten kinds of evidence for a link.
enum LinkEvidence: String, CaseIterable {
  case before, after, way, detail, distance, usage, between, beside, follower, both

  static let features = allCases.map { Feature($0.rawValue) }
}

/// A relation's strings with their fingerprints, made once for all types and roles.
struct RelationFeatures {
  let relation: PlaceRelation
  let way, detail, distance, crowd, crossing, between, beside, follower, usageWay: Feature

  init(_ relation: PlaceRelation, usage: String) {
    self.relation = relation
    way = Feature(relation.way)
    detail = Feature(relation.detail)
    distance = Feature(relation.distance)
    crowd = Feature(relation.crowd)
    crossing = Feature(relation.crossing)
    between = Feature(relation.between)
    beside = Feature(relation.beside)
    follower = Feature(relation.follower)
    usageWay = Feature(usage + " " + relation.way)
  }
}

/// A trigger's strings with their fingerprints.
struct TriggerFeatures {
  let stem, word, usage, left, right: Feature

  init(_ trigger: Trigger) {
    stem = Feature(trigger.stem)
    word = Feature("=" + trigger.word)
    usage = Feature(trigger.usage)
    left = Feature(trigger.left)
    right = Feature(trigger.right)
  }
}

/// The names of types and groups with their fingerprints.
struct GroupFeatures: Sendable {
  let types: [Feature]
  let groups: [LinkGroup: Feature]
  let typed: [LinkGroup: [Feature]]

  /// - Parameter types: by whose counts each type is weighed, mostly its own.
  init(types: [String]) {
    self.types = types.map(Feature.init)
    groups = Dictionary(
      uniqueKeysWithValues: LinkGroup.allCases.map { ($0, Feature($0.rawValue)) })
    typed = Dictionary(
      uniqueKeysWithValues: LinkGroup.allCases.map { group in
        (group, types.map { Feature(group.named(for: $0)) })
      })
  }

  /// What speaks for or against a link, each from general to special.
  func chains(
    _ link: Link, _ trigger: TriggerFeatures, _ relation: RelationFeatures
  ) -> [EvidenceChain] {
    let name = LinkEvidence.features
    let type = types[link.type]
    let group = groups[link.group] ?? .none
    let typed = typed[link.group]?[link.type] ?? .none
    let (stem, usage) = (trigger.stem, trigger.usage)
    func chain(
      _ base: EvidenceChain.Base, _ evidence: LinkEvidence,
      _ keys: (Feature, Feature, Feature)...
    ) -> EvidenceChain {
      let index = LinkEvidence.allCases.firstIndex(of: evidence) ?? 0
      return EvidenceChain(
        base: base, keys: keys.map { EvidenceKey(name[index], $0.0, $0.1, $0.2) })
    }
    let none = Feature.none
    return [
      chain(
        .trigger, .before, (type, none, none), (type, stem, none), (type, stem, trigger.word),
        (type, stem, trigger.left)),
      chain(
        .trigger, .after, (type, none, none), (type, stem, none), (type, stem, trigger.word),
        (type, stem, trigger.right)),
      chain(
        .trueTriggers, .way, (group, none, none), (group, none, relation.way),
        (group, stem, relation.way)),
      chain(
        .trueTriggers, .detail, (group, none, none), (group, none, relation.way),
        (group, none, relation.detail), (group, stem, relation.detail)),
      chain(
        .trueTriggers, .distance, (group, none, none), (group, none, relation.distance),
        (group, none, relation.crowd), (group, none, relation.crossing)),
      chain(
        .trueTriggers, .usage, (group, none, none), (group, none, usage), (group, stem, usage),
        (group, none, relation.usageWay)),
      chain(
        .trueTriggers, .between, (group, none, none), (group, none, relation.between),
        (group, stem, relation.between)),
      chain(
        .trueTriggers, .beside, (group, none, none), (group, none, relation.beside),
        (group, stem, relation.beside)),
      chain(
        .all, .follower, (group, none, none), (group, none, relation.follower),
        (typed, none, relation.follower), (typed, stem, relation.follower)),
      chain(
        .all, .both, (group, none, none), (typed, none, none), (typed, none, relation.way),
        (typed, stem, relation.way)),
    ]
  }
}
