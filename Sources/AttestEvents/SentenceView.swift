public import AttestModel

/// A molecule that may take part in events, at its place in the text.
public struct EventEntity: Hashable, Sendable {
  /// What events call it: `T3`.
  public let id: String
  /// Into `Document.text`.
  public let range: TextRange

  /// A molecule as its parts.
  public init(id: String, range: TextRange) {
    self.id = id
    self.range = range
  }
}

/// A parsed sentence as events are read from it: its words, its phrases, its molecules.
final class SentenceView {
  struct Place {
    /// Index into `entities`.
    let entity: Int
    /// The unit that it ends in.
    let unit: Int
  }

  let parsed: ParsedSentence
  let entities: [EventEntity]
  /// In text order.
  let places: [Place]
  /// Each unit's text in lower case.
  let texts: [String]
  /// The chunk of each unit, or -1.
  let chunkOf: [Int]
  let graph: PhraseGraph
  /// Indices into `places` with their units, by unit.
  private let placesByUnit: [(unit: Int, place: Int)]
  /// How many places stand before each unit, and before the end.
  private let placesBefore: [Int]
  /// The stretches of text that names take, parted and in order.
  private let named: [TextRange]

  var units: [Unit] { parsed.units }
  var chunks: [Chunk] { parsed.chunks }

  /// - Parameter entities: those of the sentence, in text order.
  init(_ parsed: ParsedSentence, entities: [EventEntity]) {
    self.parsed = parsed
    self.entities = entities
    texts = parsed.units.indices.map {
      Self.lowercased(parsed.tagged.text[parsed.textRange(of: $0..<$0 + 1)])
    }
    var chunkOf = [Int](repeating: -1, count: parsed.units.count)
    for (index, chunk) in parsed.chunks.enumerated() {
      for unit in chunk.units { chunkOf[unit] = index }
    }
    self.chunkOf = chunkOf
    var places: [Place] = []
    var first = 0
    for (index, entity) in entities.enumerated() {
      while first < parsed.units.count,
        parsed.textRange(of: first..<first + 1).upperBound <= entity.range.lowerBound
      {
        first += 1
      }
      guard first < parsed.units.count else { break }
      var last = first
      while last + 1 < parsed.units.count,
        parsed.textRange(of: last + 1..<last + 2).lowerBound < entity.range.upperBound
      {
        last += 1
      }
      guard
        parsed.textRange(of: first..<first + 1).lowerBound < entity.range.upperBound
      else { continue }
      places.append(Place(entity: index, unit: last))
    }
    self.places = places
    placesByUnit = places.enumerated().map { ($1.unit, $0) }.sorted { $0 < $1 }
    var before = [Int](repeating: 0, count: parsed.units.count + 1)
    for place in places { before[place.unit + 1] += 1 }
    for unit in parsed.units.indices { before[unit + 1] += before[unit] }
    placesBefore = before
    var named: [TextRange] = []
    for entity in entities {
      if let last = named.last, entity.range.lowerBound <= last.upperBound {
        named[named.count - 1] =
          last.lowerBound..<max(last.upperBound, entity.range.upperBound)
      } else {
        named.append(entity.range)
      }
    }
    self.named = named
    graph = PhraseGraph(parsed, texts: texts)
  }

  static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The word at a place, as its neighbours see it: `#` for a molecule, `.` beyond the ends.
  func neighbour(_ unit: Int) -> String {
    guard units.indices.contains(unit) else { return "." }
    if units[unit].mention >= 0 { return "#" }
    if units[unit].leftMention >= 0 { return "#-" + Self.lastPart(of: texts[unit]) }
    return texts[unit]
  }

  /// `induced` of `il-4-induced`.
  static func lastPart(of text: String) -> String {
    guard let dash = text.lastIndex(where: { $0 == "-" || $0 == "–" || $0 == "‐" || $0 == "/" })
    else { return text }
    return String(text[text.index(after: dash)...])
  }

  /// Whether bytes of the text belong to a molecule's name.
  func isNamed(_ range: TextRange) -> Bool {
    let first = named.firstIndex(from: { $0.upperBound > range.lowerBound })
    return first < named.count && named[first].lowerBound < range.upperBound
  }

  /// Indices of the places whose units lie in a range, in text order.
  func places(in units: Range<Int>) -> [Int] {
    placesByUnit[
      placesByUnit.firstIndex(from: { $0.unit >= units.lowerBound }
      )..<placesByUnit.firstIndex(
        from: { $0.unit >= units.upperBound })
    ].map(\.place).sorted()
  }

  /// How many places lie between two units.
  func placeCount(between low: Int, and high: Int) -> Int {
    high > low + 1 ? placesBefore[high] - placesBefore[low + 1] : 0
  }

  /// The ways from a unit's phrase to the phrases of a stretch of units.
  func ways(from unit: Int, in units: Range<Int>) -> PhraseGraph.Ways {
    guard chunkOf[unit] >= 0 else { return [:] }
    let first = chunks.firstIndex(from: { $0.units.upperBound > units.lowerBound })
    let end = chunks.firstIndex(from: { $0.units.lowerBound >= units.upperBound })
    return graph.ways(from: chunkOf[unit], among: first..<max(first, end))
  }

  /// The unit that holds a byte of the text, or the first behind it.
  func unit(at offset: Int) -> Int {
    units.indices.firstIndex(from: { parsed.textRange(of: $0..<$0 + 1).upperBound > offset })
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index from which on something holds, in a collection that is sorted by it.
  func firstIndex(from holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
