internal import AttestModel

/// What is known of events in general: which words say them, and by which ways their arguments
/// stand. Three tables of `Lexicons/events`, counted from annotated texts.
public struct EventTables: Sendable {
  /// How many times links are weighed, each time against their rivals of the time before.
  static let stages = 3

  /// Types of events by the stem of their triggers, as indices into `types`.
  let triggers: [String: [Int]]
  let types: [String]
  let classes: [EventClass]
  let features: GroupFeatures
  var counts: [UInt64: EvidenceCount] = [:]
  /// By group, stage and name; `bias` has no name of evidence.
  var weights: [String: [Double]] = [:]
  var thresholds: [String: Double] = [:]

  init(triggers: [String: [Int]], types: [String]) {
    self.triggers = triggers
    self.types = types
    classes = types.map(EventClass.init)
    features = GroupFeatures(types: types)
  }

  /// Reads the three tables.
  ///
  /// - Parameters:
  ///   - triggers: the text of `triggers.tsv`.
  ///   - evidence: the text of `evidence.tsv`.
  ///   - weights: the text of `weights.tsv`.
  ///   - folder: where they lie, for messages.
  /// - Throws: a `Diagnostic` at the first row that is malformed.
  public init(triggers: String, evidence: String, weights: String, folder: String) throws {
    var types: [String] = []
    var found: [String: [Int]] = [:]
    try Self.forEachRow(triggers, columns: 5, file: folder + "/triggers.tsv") { fields, _ in
      let type = String(fields[1])
      let index = types.firstIndex(of: type) ?? types.count
      if index == types.count { types.append(type) }
      found[String(fields[0]), default: []].append(index)
    }
    self.init(triggers: found, types: types)
    try Self.forEachRow(evidence, columns: 6, file: folder + "/evidence.tsv") { fields, fault in
      guard let times = Int32(fields[4]), let right = Int32(fields[5]), right <= times, right >= 0
      else { throw fault("expected two counts, the second no larger than the first") }
      let key = EvidenceKey(
        Feature(String(fields[0])), Feature(String(fields[1])), Feature(String(fields[2])),
        Feature(String(fields[3])))
      counts[key.hash] = EvidenceCount(times: times, right: right)
    }
    try Self.forEachRow(weights, columns: 4, file: folder + "/weights.tsv") { fields, fault in
      guard let weight = Double(fields[3]) else { throw fault("expected a number as the weight") }
      if fields[2] == "threshold" {
        thresholds[String(fields[0])] = weight
      } else {
        self.weights["\(fields[0]) \(fields[1])", default: []].append(weight)
      }
    }
  }

  /// Rows behind the header; lines that begin with `#` are passed over.
  private static func forEachRow(
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
