/// What an author says: *subject relation object*, through the mediators, affirmed or denied.
public struct Claim: Hashable, Sendable {
  /// Empty name and id where an agentless passive leaves it out.
  public let subject: Concept
  /// What the subject does to the object.
  public let relation: Relation
  /// What is acted upon.
  public let object: Concept
  /// What the subject acts through; empty where nothing is named.
  public let mediators: [Concept]
  /// Whether it is said to be so, or not to be so.
  public let polarity: Polarity

  /// A claim as its parts, affirmed and direct unless said otherwise.
  public init(
    _ subject: Concept, _ relation: Relation, _ object: Concept, via mediators: [Concept] = [],
    polarity: Polarity = .affirmed
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.mediators = mediators
    self.polarity = polarity
  }

  /// Sixteen hexadecimal digits that are the same for the same claim on every machine.
  ///
  /// A hash of subject, relation, object, mediators and polarity; of ids where there are ids, of
  /// folded names where there are none. Mediators count as a set.
  public var id: String {
    var hasher = StableHash()
    func add(_ text: String) {
      var text = text
      text.withUTF8 { for byte in $0 { hasher.add(byte) } }
    }
    func add(_ concept: Concept) {
      add(concept.id.isEmpty ? folded(concept.name) : concept.id)
      hasher.add(0)
    }
    func folded(_ name: String) -> String {
      var name = name
      let isFolded = name.withUTF8 { $0.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) } }
      return isFolded ? name : name.lowercased()
    }
    add(subject)
    add(relation.rawValue)
    hasher.add(0)
    add(object)
    if mediators.count == 1 {
      add(mediators[0])
    } else {
      for mediator in mediators.sorted(by: { ($0.id, $0.name) < ($1.id, $1.name) }) {
        add(mediator)
      }
    }
    hasher.add(polarity == .affirmed ? 1 : 2)
    return hasher.hexadecimal
  }
}

extension Claim: CustomStringConvertible {
  /// `IFNG activates STAT1 via JAK1, JAK2`, with `not` before the relation where it is denied.
  public var description: String {
    let via = mediators.isEmpty ? "" : " via " + mediators.map(\.name).joined(separator: ", ")
    let not = polarity == .negated ? "not " : ""
    let subject = subject.name.isEmpty ? "()" : subject.name
    return "\(subject) \(not)\(relation.rawValue) \(object.name)\(via)"
  }
}
