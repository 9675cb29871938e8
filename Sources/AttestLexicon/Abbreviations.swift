public import AttestModel

/// What a document has abbreviated so far: in `gastric cancer (GC)`, GC is gastric cancer from
/// there on, whatever else GC may mean.
public struct Abbreviations: Sendable {
  /// What an abbreviation stands for: a concept with the name that gave it away, or a phrase.
  struct Meaning: Hashable, Sendable {
    let name: Int32
    /// Below 0 a phrase: -1 is the first of `phrases`.
    let concept: Int32
  }

  struct Entry: Sendable {
    let short: [UInt8]
    let meaning: Meaning?
  }

  /// Long forms that the lexicon does not know, as they were written.
  public private(set) var phrases: [String] = []
  private var entries: [WordHash: [Entry]] = [:]
  /// A bit for each first word.
  private var mask: UInt64 = 0
  /// Of a sentence that defines an abbreviation again, the meanings it had before, each with the
  /// byte up to which it holds.
  private var earlier: [(short: [UInt8], until: Int, meaning: Meaning?)] = []
  /// Concepts with rivals that the document has named by a name of their own.
  private var seen: Set<Int32> = []

  /// Of a document of which nothing was read yet.
  public init() {}

  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  func mayBegin(_ token: Token) -> Bool { mask & (1 << (token.hash.value & 63)) != 0 }

  func hasSeen(_ concept: Int32) -> Bool { seen.contains(concept) }

  mutating func note(_ concept: Int32, _ choice: Mention.Choice) {
    switch choice {
    case .only, .defined, .expected, .neighbours: seen.insert(concept)
    case .document, .first: break
    }
  }

  /// The concept of a mention that stands for an abbreviated phrase; nil for any other.
  public func concept(of mention: Mention) -> Concept? {
    guard mention.concept < 0 else { return nil }
    return Concept(id: "", name: phrases[Int(-1 - mention.concept)], kind: .phrase)
  }

  /// The abbreviation that begins at a token, written as it was defined.
  func match(
    at start: Int, in tokens: [Token], _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) -> (end: Int, meaning: Meaning?)? {
    guard let candidates = entries[tokens[start].hash] ?? plural(tokens[start], text) else {
      return nil
    }
    let first = Int(tokens[start].start)
    for entry in candidates {
      let end = first + entry.short.count
      guard end <= text.count, text[first..<end].elementsEqual(entry.short) else { continue }
      var last = start
      while last < range.upperBound, Int(tokens[last].end) < end { last += 1 }
      guard last < range.upperBound else { continue }
      let stop = Int(tokens[last].end)
      let isPlural = stop == end + 1 && text[end] == UInt8(ascii: "s")
      guard stop == end || isPlural else { continue }
      let before = earlier.first { $0.until > first && $0.short == entry.short }
      return (last + 1, before.map { $0.meaning } ?? entry.meaning)
    }
    return nil
  }

  /// MDSCs are several of MDSC.
  private func plural(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> [Entry]? {
    guard token.kind == .word, token.count > 2, text[Int(token.end) - 1] == UInt8(ascii: "s")
    else { return nil }
    return entries[Self.folded(text[Int(token.start)..<Int(token.end) - 1])]
  }

  // MARK: Reading definitions

  /// Takes up what a sentence defines.
  ///
  /// Looks only where a bracket stands, and no farther back than an abbreviation can reach.
  public mutating func read(
    _ tokens: [Token], _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    _ lexicon: Lexicon
  ) {
    if !earlier.isEmpty { earlier.removeAll() }
    tokens.withUnsafeBufferPointer { read($0, in: tokens, range, text, lexicon) }
  }

  private mutating func read(
    _ buffer: UnsafeBufferPointer<Token>, in tokens: [Token], _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon
  ) {
    guard range.count > 2 else { return }
    for open in range.lowerBound + 1..<range.upperBound - 1
    where buffer[open].isMark(UInt8(ascii: "(")) {
      guard !buffer[open].isGlued,
        let short = Definition.short(after: open, tokens, range, text),
        let long = Definition.long(of: short, before: open, tokens, range, text)
      else { continue }
      define(short, as: long, buffer, in: tokens, range, text, lexicon)
    }
  }

  private mutating func define(
    _ short: Definition.Short, as long: Range<Int>, _ buffer: UnsafeBufferPointer<Token>,
    in tokens: [Token], _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>,
    _ lexicon: Lexicon
  ) {
    let matcher = Matcher(lexicon, buffer, long.lowerBound..<long.upperBound, text)
    let whole = Matcher(lexicon, buffer, range, text)
    let known = matcher.longest(at: long.lowerBound).flatMap {
      $0.end == long.upperBound ? $0 : nil
    }
    var rivals: [Int32] = []
    let state = NameForm.key(Array(tokens[short.tokens]))
      .reduce(NameIndex.root) { NameIndex.step($0, $1) }
    whole.index.forEachName(at: state) { rivals.append($0) }
    var meaning: Meaning?
    if let known {
      // It means the same anyhow, unless it needs a definition.
      meaning = Meaning(name: known.name, concept: whole.concept(of: known.name))
    } else {
      if let shared = rivals.first(where: {
        lexicon.isAkin(whole.concept(of: $0), tokens, long, text)
      }) {
        meaning = Meaning(name: shared, concept: whole.concept(of: shared))
      } else if !rivals.isEmpty, short.hasDigit || short.bytes.count > 5 {
        return
      } else {
        let bytes = Int(tokens[long.lowerBound].start)..<Int(tokens[long.upperBound - 1].end)
        phrases.append(String(decoding: text[bytes], as: UTF8.self))
        meaning = Meaning(name: -1, concept: -Int32(phrases.count))
        // An abbreviation that the lexicon has no other meaning for needs no help.
        if rivals.isEmpty {
          phrases.removeLast()
          return
        }
      }
    }
    let first = Self.folded(short.bytes[..<Self.firstWord(short.bytes)])
    let key =
      tokens[short.tokens.lowerBound].count <= short.bytes.count
      ? tokens[short.tokens.lowerBound].hash : first
    var list = entries[key, default: []]
    if let before = list.first(where: { $0.short == short.bytes }) {
      // “Rheumatoid arthritis (RA) and retinoic acid (RA)”: the first means what it did.
      earlier.append((short.bytes, Int(tokens[long.lowerBound].start), before.meaning))
      list.removeAll { $0.short == short.bytes }
    }
    list.append(Entry(short: short.bytes, meaning: meaning))
    list.sort { $0.short.count > $1.short.count }
    entries[key] = list
    mask |= 1 << (key.value & 63)
    // Its plural begins with another word.
    var several = short.bytes[..<Self.firstWord(short.bytes)]
    several.append(UInt8(ascii: "s"))
    mask |= 1 << (Self.folded(several).value & 63)
  }

  private static func firstWord(_ bytes: [UInt8]) -> Int {
    bytes.firstIndex { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) } ?? bytes.count
  }

  private static func folded(_ bytes: some Sequence<UInt8>) -> WordHash {
    var hasher = WordHash.Hasher()
    for byte in bytes { hasher.add(byte | 0x20) }
    return hasher.finish()
  }
}
