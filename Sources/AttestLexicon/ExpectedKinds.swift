public import AttestModel

/// What kinds of things verbs take as their cause and their theme, for choosing among the meanings
/// of a name: what phosphorylates is no disease.
public struct ExpectedKinds: Sendable {
  private var causes = WordMap<KindSet>()
  private var themes = WordMap<KindSet>()

  /// Of no verb yet; until one is added, nothing is expected.
  public init() {}

  var isEmpty: Bool { causes.count == 0 }

  /// Adds a verb's way of being used; of several ways, what one of them takes is taken.
  ///
  /// - Parameters:
  ///   - forms: of the verb.
  ///   - causes: kinds of what does it; all where empty.
  ///   - themes: kinds of what it is done to; all where empty.
  public mutating func add(
    _ forms: some Sequence<WordHash>, causes: Set<Concept.Kind>, themes: Set<Concept.Kind>
  ) {
    let causes = causes.isEmpty ? KindSet.all : KindSet(causes)
    let themes = themes.isEmpty ? KindSet.all : KindSet(themes)
    for form in forms {
      self.causes.update(form, default: causes) { $0 = $0.union(causes) }
      self.themes.update(form, default: themes) { $0 = $0.union(themes) }
    }
  }

  func causes(of verb: WordHash) -> KindSet? { causes[verb] }
  func themes(of verb: WordHash) -> KindSet? { themes[verb] }
}

extension Matcher {
  /// The kinds that the verb beside a name takes in its place: `PSA
  /// phosphorylates`, `is phosphorylated by PSA`, `phosphorylates PSA`, `PSA is phosphorylated`.
  /// All of them where no verb stands there.
  func kinds(takenBeside span: Range<Int>, _ expected: ExpectedKinds) -> KindSet {
    var kinds = KindSet.all
    guard !expected.isEmpty else { return kinds }
    func narrow(to taken: KindSet?) {
      if let taken { kinds = kinds.intersection(taken) }
    }
    if let next = word(after: span.upperBound) {
      if Self.passives.contains(tokens[next].hash) {
        if let verb = verb(from: next + 1, expected), !isParticipleOfCause(verb) {
          narrow(to: expected.themes(of: tokens[verb].hash))
        }
      } else if let verb = verb(from: next, expected) {
        let isPassive = verb + 1 < range.upperBound && tokens[verb + 1].hash == Self.by
        narrow(
          to: isPassive
            ? expected.themes(of: tokens[verb].hash) : expected.causes(of: tokens[verb].hash))
      }
    }
    var before = span.lowerBound - 1
    if before > range.lowerBound, Self.articles.contains(tokens[before].hash) { before -= 1 }
    if before >= range.lowerBound {
      if tokens[before].hash == Self.by {
        if before > range.lowerBound {
          narrow(to: expected.causes(of: tokens[before - 1].hash))
        }
      } else {
        narrow(to: expected.themes(of: tokens[before].hash))
      }
    }
    return kinds
  }

  private func word(after end: Int) -> Int? {
    end < range.upperBound && tokens[end].kind == .word && !tokens[end].isGlued ? end : nil
  }

  /// The verb at a place, or behind an adverb.
  private func verb(from start: Int, _ expected: ExpectedKinds) -> Int? {
    for position in start..<min(start + 2, range.upperBound) {
      guard tokens[position].kind == .word else { return nil }
      if expected.causes(of: tokens[position].hash) != nil { return position }
    }
    return nil
  }

  /// `is phosphorylating`, which is no passive.
  private func isParticipleOfCause(_ verb: Int) -> Bool {
    text[Int(tokens[verb].start)..<Int(tokens[verb].end)].suffix(3).elementsEqual("ing".utf8)
  }

  private static var by: WordHash { WordHash("by") }
  private static let passives = WordSet([
    WordHash("is"), WordHash("are"), WordHash("was"), WordHash("were"), WordHash("been"),
    WordHash("be"),
  ])
  private static let articles = WordSet([WordHash("the"), WordHash("a"), WordHash("an")])
}
