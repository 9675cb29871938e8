/// Sentences that are found again where a splitter cut the text elsewhere.
///
/// Two sentences are the same when their letters are; failing that, when one lies inside the other.
/// Asking every sentence would make the time grow with the square of the text; so each sentence is
/// filed under every run of 21 letters in it.
struct SentenceIndex: Sendable {
  /// Shorter sentences are not looked for inside others: too many would be there by chance.
  private static let shortest = 21

  private struct Place {
    let sentence: Int
    let offset: Int
  }

  private var sentences: [SentenceKey] = []
  private var numbers: [SentenceKey: Int] = [:]
  /// By their first bytes.
  private var beginnings: [ArraySlice<UInt8>: [Int]] = [:]
  /// By every run of bytes.
  private var runs: [ArraySlice<UInt8>: [Place]] = [:]
  /// Sentences of so few bytes that they are in neither.
  private var short: [Int] = []

  /// The number of a sentence; the same for the same letters.
  mutating func insert(_ sentence: SentenceKey) -> Int {
    if let number = numbers[sentence] { return number }
    let number = sentences.count
    sentences.append(sentence)
    numbers[sentence] = number
    let bytes = sentence.bytes
    guard bytes.count >= Self.shortest else {
      short.append(number)
      return number
    }
    beginnings[bytes[..<Self.shortest], default: []].append(number)
    for offset in 0...(bytes.count - Self.shortest) {
      runs[bytes[offset..<offset + Self.shortest], default: []]
        .append(Place(sentence: number, offset: offset))
    }
    return number
  }

  func number(of sentence: SentenceKey) -> Int? { numbers[sentence] }

  /// The sentence itself, or else those that it lies in or that lie in it.
  func matches(of sentence: SentenceKey) -> Set<Int> {
    if let number = numbers[sentence] { return [number] }
    guard sentence.length >= Self.shortest else { return [] }
    let inner = parts(of: sentence).filter { sentences[$0].length >= Self.shortest }
    let bytes = sentence.bytes
    let outer = (runs[bytes[..<Self.shortest]] ?? []).filter { place in
      sentences[place.sentence].bytes[place.offset...].starts(with: bytes)
    }
    return inner.union(outer.map(\.sentence))
  }

  /// The sentences that lie in another, however short.
  func parts(of sentence: SentenceKey) -> Set<Int> {
    let bytes = sentence.bytes
    var found = Set(
      short.filter { number in
        let part = sentences[number].bytes
        return !part.isEmpty && bytes.indices.contains { bytes[$0...].starts(with: part) }
      })
    guard bytes.count >= Self.shortest else { return found }
    for offset in 0...(bytes.count - Self.shortest) {
      for number in beginnings[bytes[offset..<offset + Self.shortest]] ?? []
      where bytes[offset...].starts(with: sentences[number].bytes) {
        found.insert(number)
      }
    }
    return found
  }
}
