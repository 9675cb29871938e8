internal import AttestModel

/// How the phrases of a sentence hang together, and by which way one leads to another.
///
///     IL-4 induces expression of CD23.
///     induces –S– IL-4,  induces –o– expression,  expression –of– CD23
///
/// An edge that is taken against its direction has a `^` behind its name. Members of a list are
/// almost as near as the first of them.
struct PhraseGraph {
  private struct Edge {
    let target: Int
    let label: String
    let cost: Int
  }

  private static let step = 10
  private static let reach = 50

  private let chunks: [Chunk]
  private let words: [String]
  private var edges: [[Edge]]
  /// The next verb of each chunk before a semicolon, or -1.
  private let nextVerb: [Int]
  /// Whether the list that goes on behind each noun ends in a conjunction.
  private let isInList: [Bool]
  /// Chunks of prepositions with a noun behind them, by their words, in order.
  private let prepositions: [String: [Int]]

  /// The ways to those chunks that are near enough, by chunk.
  typealias Ways = [Int: [String]]

  init(_ parsed: ParsedSentence, texts: [String]) {
    chunks = parsed.chunks
    words = parsed.chunks.map { texts[$0.units].joined(separator: " ") }
    edges = Array(repeating: [], count: parsed.chunks.count)
    nextVerb = Self.nextVerbs(chunks)
    isInList = Self.lists(chunks)
    var prepositions: [String: [Int]] = [:]
    for index in chunks.indices.dropLast()
    where chunks[index].kind == .preposition && chunks[index + 1].kind == .noun {
      prepositions[words[index], default: []].append(index)
    }
    self.prepositions = prepositions
    for index in chunks.indices {
      switch chunks[index].kind {
      case .verb: linkVerb(index)
      case .noun, .adjective: linkNominal(index)
      default: break
      }
    }
  }

  private mutating func link(_ from: Int, _ to: Int, _ label: String, cost: Int = step) {
    edges[from].append(Edge(target: to, label: label, cost: cost))
    edges[to].append(Edge(target: from, label: label + "^", cost: cost))
  }

  /// The chunk before, with adverbs, brackets and what stands in them passed over; -1 at the start.
  private func previous(_ index: Int) -> Int {
    chunks.grammaticalPredecessor(of: index) ?? -1
  }

  private func kind(_ index: Int) -> Chunk.Kind? { index >= 0 ? chunks[index].kind : nil }

  private func isHead(_ index: Int) -> Bool {
    switch kind(index) {
    case .noun, .verb, .adjective: true
    default: false
    }
  }

  // MARK: Verbs

  private mutating func linkVerb(_ index: Int) {
    let chunk = chunks[index]
    let before = previous(index)
    if chunk.subject >= 0 {
      let label =
        chunks[chunk.subject].kind == .verb
        ? "Sv"
        : chunk.features.contains(.reduced)
          ? "R" : chunk.features.contains(.passive) ? "P" : "S"
      link(index, chunk.subject, label)
    }
    if chunk.governor >= 0 {
      link(chunk.governor, index, dependence(of: chunk, behind: before))
      return
    }
    if kind(before) == .preposition {
      let head = previous(before)
      if isHead(head) { link(head, index, "g" + words[before]) }
    } else if kind(before) == .subordinator {
      let head = previous(before)
      if isHead(head) { link(head, index, "t") }
    }
    if chunk.subject >= 0, chunk.subject < index {
      let opener = previous(chunk.subject)
      if kind(opener) == .subordinator {
        let head = previous(opener)
        if isHead(head) { link(head, index, "t") }
      }
    }
  }

  private func dependence(of chunk: Chunk, behind before: Int) -> String {
    switch kind(before) {
    case .conjunction: "g&"
    case .comma: "g,"
    case .preposition: "g" + words[before]
    case .relative: "gr"
    default:
      chunk.features.contains(.infinitive)
        ? "gto" : chunk.features.contains(.reduced) ? "gR" : "g"
    }
  }

  // MARK: Nouns and predicates

  private mutating func linkNominal(_ index: Int) {
    let before = previous(index)
    switch kind(before) {
    case .verb:
      link(before, index, chunks[index].kind == .noun ? "o" : "a")
    case .preposition:
      linkPrepositional(index, preposition: before)
    case .conjunction, .comma:
      var head = previous(before)
      if kind(head) == .comma { head = previous(head) }
      let isMember = kind(before) == .conjunction || isInList[index]
      if kind(head) == .noun || kind(head) == .adjective {
        link(head, index, isMember ? "&" : ",", cost: isMember ? 1 : Self.step)
      }
    case .open:
      let head = previous(before)
      if head >= 0 { link(head, index, "(", cost: 3) }
    case .noun, .adjective:
      link(before, index, "~")
    default:
      break
    }
  }

  private mutating func linkPrepositional(_ index: Int, preposition: Int) {
    var word = words[preposition]
    var head = previous(preposition)
    if kind(head) == .preposition {
      word = words[head] + " " + word
      head = previous(head)
    }
    if isHead(head) {
      link(head, index, word)
      return
    }
    // “In T cells, IL-4 induces …” belongs to the verb that follows.
    if nextVerb[index] >= 0 { link(nextVerb[index], index, word) }
    guard kind(head) == .conjunction || kind(head) == .comma else { return }
    // “of IL-2 and of IL-4”
    let places = prepositions[word] ?? []
    let first = places.firstIndex(from: { $0 >= head }) - 1
    if first >= 0 { link(places[first] + 1, index, "&", cost: 1) }
  }

  private static func nextVerbs(_ chunks: [Chunk]) -> [Int] {
    var next = -1
    var verbs = [Int](repeating: -1, count: chunks.count)
    for at in chunks.indices.reversed() {
      verbs[at] = next
      switch chunks[at].kind {
      case .verb: next = at
      case .semicolon: next = -1
      default: break
      }
    }
    return verbs
  }

  /// Whether a noun behind a comma is a member of a list that ends in a conjunction.
  private static func lists(_ chunks: [Chunk]) -> [Bool] {
    func kind(_ index: Int) -> Chunk.Kind? { index < chunks.count ? chunks[index].kind : nil }
    var ends = [Bool](repeating: false, count: chunks.count)
    for at in chunks.indices.reversed() {
      ends[at] =
        switch (kind(at + 1), kind(at + 2)) {
        case (.comma, .noun): ends[at + 2]
        case (.conjunction, _), (.comma, .conjunction): true
        default: false
        }
    }
    return ends
  }

  // MARK: Ways

  /// The shortest way from a chunk to every other that is near enough.
  ///
  /// - Parameter near: the chunks to look at.
  func ways(from start: Int, among near: Range<Int>) -> Ways {
    var ways: Ways = [:]
    var best: [Int: (cost: Int, labels: [String])] = [start: (0, [])]
    while let (chunk, way) = best.min(by: {
      ($0.value.cost, $0.value.labels.count, $0.key)
        < ($1.value.cost, $1.value.labels.count, $1.key)
    }) {
      best[chunk] = nil
      ways[chunk] = way.labels
      guard way.cost < Self.reach else { continue }
      for edge in edges[chunk] where ways[edge.target] == nil && near.contains(edge.target) {
        let cost = way.cost + edge.cost
        guard cost <= Self.reach + Self.step / 2 else { continue }
        let labels = way.labels + [edge.label]
        if let known = best[edge.target],
          (known.cost, known.labels.count) < (cost, labels.count)
            || (known.cost, known.labels.count) == (cost, labels.count)
              && !labels.lexicographicallyPrecedes(known.labels)
        {
          continue
        }
        best[edge.target] = (cost, labels)
      }
    }
    return ways
  }
}
