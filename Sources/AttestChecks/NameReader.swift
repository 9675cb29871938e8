public import AttestModel

/// Knows names and what they stand for.
///
/// Checks ask for whole names, as they stand in cells; who keeps them is not this stage's concern.
public protocol NameKnowledge: Sendable {
  /// What a name stands for, the preferred meaning first; empty where it is not known.
  func meanings(of name: String) -> [Concept]

  /// The known spelling that differs from a name by one slip: a letter more, less, changed or two
  /// swapped. Nil where there is none or the slip may be another name.
  func nearest(to name: String) -> String?

  /// The names in a text.
  func concepts(in text: String) -> [Concept]

  /// Whether a word is one of English, in any of its forms.
  func isWord(_ word: String) -> Bool

  /// What is known beyond names.
  var facts: CheckFacts { get }

  /// What columns of a heading hold.
  var columnNames: ColumnNames { get }
}

/// Names of a table, looked up once each.
public final class NameReader {
  private let knowledge: any NameKnowledge
  /// What is known beyond names.
  public let facts: CheckFacts
  @exclusivity(unchecked) private var meanings: [String: [Concept]] = [:]
  /// Several checks ask of one name after the other.
  @exclusivity(unchecked) private var last: (name: String, meanings: [Concept]) = ("", [])
  @exclusivity(unchecked) private var slips: [String: String?] = [:]
  @exclusivity(unchecked) private var mentions: [String: [Concept]] = [:]

  /// How many names are kept before all are forgotten.
  private static let most = 50_000

  /// Asks `knowledge`, and keeps what it answers.
  public init(_ knowledge: any NameKnowledge) {
    self.knowledge = knowledge
    facts = knowledge.facts
  }

  /// What a name stands for, the preferred meaning first.
  public func meanings(of name: String) -> [Concept] {
    if name == last.name, !name.isEmpty { return last.meanings }
    if let known = meanings[name] {
      last = (name, known)
      return known
    }
    if meanings.count >= Self.most { meanings.removeAll(keepingCapacity: true) }
    let found = knowledge.meanings(of: name)
    meanings[name] = found
    last = (name, found)
    return found
  }

  /// Whether a word is one of English, in any of its forms.
  public func isWord(_ word: String) -> Bool { knowledge.isWord(word) }

  /// Whether a name is known: to the lexicon, or as a gene's symbol.
  public func isKnown(_ name: String) -> Bool {
    !meanings(of: name).isEmpty || facts.genes.isKnown(name)
  }

  /// What a column of a heading holds.
  public func role(of heading: String) -> ColumnRole? { knowledge.columnNames.role(of: heading) }

  /// What a name stands for first.
  public func concept(_ name: String) -> Concept? { meanings(of: name).first }

  /// What to compare a name by: its identifier where it is known, else itself in lower case.
  public func key(of name: String) -> String {
    guard let concept = concept(name) else { return name.lowercased() }
    return concept.id.isEmpty ? "\(concept.kind.rawValue) \(concept.name)" : concept.id
  }

  /// The known spelling that a name misses by one slip.
  public func nearest(to name: String) -> String? {
    if let known = slips[name] { return known }
    if slips.count >= Self.most { slips.removeAll(keepingCapacity: true) }
    let found = knowledge.nearest(to: name) ?? otherForm(of: name)
    slips[name] = .some(found)
    return found
  }

  /// The disease that a name of several words means with one word in another form, and perhaps
  /// with words before it: *hemophagocytosis lymphohistiocytosis*.
  private func otherForm(of name: String) -> String? {
    let words = name.lowercased().split(separator: " ").map(String.init)
    guard (2...7).contains(words.count) else { return nil }
    let endings = [
      ("osis", "ic"), ("osis", "otic"), ("sis", "tic"), ("itis", "itic"), ("ia", "ic"),
    ]
    for start in 0...min(2, words.count - 2) {
      for index in start..<words.count - 1 where words[index].utf8.count >= 7 {
        for (noun, adjective) in endings where words[index].hasSuffix(noun) {
          var changed = Array(words[start...])
          changed[index - start] = words[index].dropLast(noun.count) + adjective
          let meant = changed.joined(separator: " ")
          if concept(meant)?.kind == .disease { return meant }
        }
      }
    }
    return nil
  }

  /// The names in a text.
  public func concepts(in text: String) -> [Concept] {
    if let known = mentions[text] { return known }
    if mentions.count >= Self.most { mentions.removeAll(keepingCapacity: true) }
    let found = knowledge.concepts(in: text)
    mentions[text] = found
    return found
  }
}
