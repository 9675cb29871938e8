public import AttestModel

/// A molecule that may take part in events, at its place in the text.
public struct EventEntity: Hashable, Sendable {
  /// What events call it: `T3`.
  public let id: String
  /// Into `Document.text`.
  public let range: TextRange

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
    entities.contains { $0.range.overlaps(range) }
  }
}
