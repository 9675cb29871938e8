internal import AttestModel

/// What is known of events in general: which words say them, and by which ways their arguments
/// stand. Three tables of `Lexicons/events`, counted from annotated texts.
public struct EventTables: Sendable {
  /// How many times links are weighed, each time against their rivals of the time before.
  static let stages = 3

  /// Types of events by the stem of their triggers, as indices into `types`.
  private let counted: [String: [Int]]
  private let rare: RareTriggers
  private let rareTypes: [String: Int]
  let types: [String]
  let classes: [EventClass]
  /// By whose counts each type is weighed.
  let weighedAs: [String]
  let features: GroupFeatures
  let partners: PartnerFrames
  var counts: [UInt64: EvidenceCount] = [:]
  /// By group, stage and name; `bias` has no name of evidence.
  var weights: [String: [Double]] = [:]
  var thresholds: [String: Double] = [:]

  init(
    triggers: [String: [Int]], types: [String], rare: RareTriggers = .none,
    partners: PartnerFrames = .none
  ) {
    counted = triggers
    self.rare = rare
    self.partners = partners
    var (types, weighedAs) = (types, types)
    var rareTypes: [String: Int] = [:]
    for row in rare.rows.values.sorted(by: { $0.type < $1.type }) {
      let index = types.firstIndex(of: row.type) ?? types.count
      if index == types.count {
        types.append(row.type)
        weighedAs.append(triggers[row.stem]?.first.map { types[$0] } ?? row.type)
      }
      rareTypes[row.type] = index
    }
    self.rareTypes = rareTypes
    self.types = types
    self.weighedAs = weighedAs
    classes = types.map(EventClass.init)
    features = GroupFeatures(types: weighedAs)
  }

  /// The words of a sentence that may say events, each with the types that it may have.
  func triggers(in view: SentenceView) -> [(trigger: Trigger, types: [Int])] {
    Trigger.all(in: view) { rare.rows[$0] != nil || counted[$1] != nil }
      .compactMap { trigger in
        let types = counted[trigger.stem] ?? []
        guard let row = rare.rows[trigger.word], let type = rareTypes[row.type],
          !types.contains(type)
        else { return types.isEmpty ? nil : (trigger, types) }
        let near = (trigger.unit - RareTriggers.near..<trigger.unit + RareTriggers.near + 1)
          .clamped(to: view.units.indices)
        if near.contains(where: { row.unless.contains(view.texts[$0]) }) { return nil }
        return (trigger.taken(for: row.word, stem: row.stem), [type])
      }
  }

  /// Reads the three counted tables.
  ///
  /// - Parameters:
  ///   - triggers: the text of `triggers.tsv`.
  ///   - evidence: the text of `evidence.tsv`.
  ///   - weights: the text of `weights.tsv`.
  ///   - folder: where they lie, for messages.
  ///   - rare: what is known besides, as are `partners`.
  /// - Throws: a `Diagnostic` at the first row that is malformed.
  public init(
    triggers: String, evidence: String, weights: String, folder: String,
    rare: RareTriggers = .none, partners: PartnerFrames = .none
  ) throws {
    var types: [String] = []
    var found: [String: [Int]] = [:]
    try Self.forEachRow(triggers, columns: 5, file: folder + "/triggers.tsv") { fields, _ in
      let type = String(fields[1])
      let index = types.firstIndex(of: type) ?? types.count
      if index == types.count { types.append(type) }
      found[String(fields[0]), default: []].append(index)
    }
    self.init(triggers: found, types: types, rare: rare, partners: partners)
    try Self.forEachRow(evidence, columns: 6, file: folder + "/evidence.tsv") { fields, fault in
      guard let times = Int32(fields[4]), let right = Int32(fields[5]), right <= times, right >= 0
      else { throw fault("expected two counts, the second no larger than the first") }
      let key = EvidenceKey(
        Feature(String(fields[0])), Feature(String(fields[1])), Feature(String(fields[2])),
        Feature(String(fields[3])))
      counts[key.hash] = EvidenceCount(times: times, right: right)
    }
    var known: [String: [String: Double]] = [:]
    let file = folder + "/weights.tsv"
    try Self.forEachRow(weights, columns: 4, file: file) { fields, fault in
      guard let weight = Double(fields[3]) else { throw fault("expected a number as the weight") }
      if fields[2] == "threshold" {
        thresholds[String(fields[0])] = weight
      } else {
        known["\(fields[0]) \(fields[1])", default: [:]][String(fields[2])] = weight
      }
    }
    for (group, stage) in Self.weighings {
      let key = "\(group) \(stage)"
      guard let weights = known[key] else { continue }
      self.weights[key] = try (Self.names(of: group, stage: stage) + ["bias"]).map { name in
        guard let weight = weights[name] else {
          throw Diagnostic(
            "the weight of “\(name)” for \(group) in stage \(stage) is missing", file: file)
        }
        return weight
      }
    }
  }

  /// Every group with every stage at which it is weighed.
  private static var weighings: [(group: String, stage: Int)] {
    LinkGroup.allCases.flatMap { group in (0..<stages).map { (group.rawValue, $0) } }
      + [(BindingChoice.single, 0), (BindingChoice.pair, 0)]
  }

  /// What a group is weighed by, in the order of its numbers.
  static func names(of group: String, stage: Int) -> [String] {
    guard let group = LinkGroup(rawValue: group) else {
      return BindingChoice.numberNames(of: group)
    }
    return LinkEvidence.allCases.map(\.rawValue) + (stage == 0 ? [] : Rivals.names(of: group))
  }

  /// Rows behind the header; lines that begin with `#` are passed over.
  static func forEachRow(
    _ text: String, columns: Int, file: String,
    _ body: ([Substring], (String) -> Diagnostic) throws -> Void
  ) throws {
    var isHeader = true
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      if isHeader {
        isHeader = false
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let fault = { Diagnostic($0, file: file, line: number + 1) }
      guard fields.count == columns else {
        throw fault("expected \(columns) fields, found \(fields.count)")
      }
      try body(fields, fault)
    }
  }

  /// The log-odds that each chain gives.
  func evidence(_ chains: [EvidenceChain]) -> [Double] {
    chains.map { chain in Estimate.logOdds(chain.keys.lazy.map(\.hash)) { counts[$0] } }
  }

  /// How likely something is, by its evidence and what each piece counts for.
  func likelihood(_ numbers: [Double], _ group: String, stage: Int) -> Double {
    guard let weights = weights["\(group) \(stage)"], weights.count == numbers.count + 1 else {
      return 0
    }
    var sum = weights[numbers.count]
    for (number, weight) in zip(numbers, weights) { sum += number * weight }
    return Estimate.share(logOdds: sum)
  }

  func threshold(_ group: String) -> Double { thresholds[group] ?? 0.4 }

  /// Weighs the links of a sentence.
  func weigh(_ sentence: inout SentenceLinks) {
    let evidence = sentence.links.map { self.evidence(sentence.chains(of: $0, self)) }
    for stage in 0..<Self.stages {
      let rivals = stage == 0 ? [] : sentence.rivals()
      for index in sentence.links.indices {
        sentence.links[index].likelihood = likelihood(
          evidence[index] + (stage == 0 ? [] : rivals[index]),
          sentence.links[index].group.rawValue, stage: stage)
      }
    }
  }
}
