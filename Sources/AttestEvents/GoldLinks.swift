internal import AttestModel

/// The annotated events of one document, laid over its sentences.
struct GoldLinks {
  struct Key: Hashable {
    /// Where the trigger begins, in bytes.
    let trigger: Int
    let type: String
    let isCause: Bool
  }

  enum End: Hashable {
    /// The id of an entity; of equivalent ones, the first.
    case entity(String)
    /// Where its trigger begins, in bytes.
    case trigger(Int)
  }

  /// Every trigger with its type, whatever its arguments.
  private(set) var triggers: Set<Key> = []
  private(set) var ends: [Key: Set<End>] = [:]
  /// The themes of each event of binding, by its trigger.
  private(set) var bindings: [Int: Set<Set<String>>] = [:]
  private let equivalents: [String: String]

  /// - Parameters:
  ///   - words: the words of all sentences.
  ///   - likeliness: of a word to be a trigger; decides which of several words is the one.
  init(_ gold: AnnotatedEvents, words: [[Trigger]], likeliness: (String) -> Double) {
    equivalents = gold.equivalents
    var places: [String: Int] = [:]
    for id in Set(gold.events.values.map(\.trigger)) {
      guard let trigger = gold.triggers[id] else { continue }
      let covered = Self.covered(trigger.range, by: words)
      let best = covered.max {
        (likeliness($0.word), $1.range.lowerBound) < (likeliness($1.word), $0.range.lowerBound)
      }
      places[id] = best?.range.lowerBound
    }
    for event in gold.events.values {
      guard let place = places[event.trigger] else { continue }
      triggers.insert(Key(trigger: place, type: event.type, isCause: false))
      var themes: Set<String> = []
      for argument in event.arguments {
        let role = argument.role.prefix { !$0.isNumber }
        guard role == "Theme" || role == "Cause" else { continue }
        let key = Key(trigger: place, type: event.type, isCause: role == "Cause")
        if let inner = gold.events[argument.filler] {
          if let end = places[inner.trigger] { ends[key, default: []].insert(.trigger(end)) }
        } else {
          let entity = canonical(argument.filler)
          ends[key, default: []].insert(.entity(entity))
          if role == "Theme" { themes.insert(entity) }
        }
      }
      if event.type == "Binding" { bindings[place, default: []].insert(themes) }
    }
  }

  /// The words that a range covers, in whole or in part.
  static func covered(_ range: TextRange, by words: [[Trigger]]) -> [Trigger] {
    words.lazy.filter { sentence in
      guard let first = sentence.first, let last = sentence.last else { return false }
      return first.range.lowerBound < range.upperBound && last.range.upperBound > range.lowerBound
    }.flatMap { $0.filter { $0.range.overlaps(range) } }
  }

  func canonical(_ entity: String) -> String { equivalents[entity] ?? entity }

  /// Whether one event has all of these as themes; for one, it and no other.
  func binds(_ themes: [String], trigger: Int) -> Bool {
    let wanted = Set(themes.map(canonical))
    return bindings[trigger]?.contains {
      themes.count == 1 ? $0 == wanted : wanted.count == themes.count && wanted.isSubset(of: $0)
    } ?? false
  }
}
