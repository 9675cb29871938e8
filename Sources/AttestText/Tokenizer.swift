public import AttestModel

/// Cuts text into tokens: runs of letters, numbers, Greek letters, punctuation marks.
///
///     pSTAT3-mediated   p STAT 3 - mediated
///     IFN-α/β           IFN - α / β
///     JAK2V617F         JAK 2 V 617 F
///
/// The same cutter reads texts and the lexicon's names, which is why their variants meet.
public struct Tokenizer: Sendable {
  /// Cuts every text alike; there is nothing to set.
  public init() {}

  /// Appends the tokens of a range of a text in UTF-8.
  ///
  /// Linear in the range's length; allocates only to grow `tokens`.
  public func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, in range: TextRange, into tokens: inout [Token]
  ) {
    guard !range.isEmpty else { return }
    ByteClass.table.withUnsafeBufferPointer { classes in
      withUnsafeTemporaryAllocation(of: Token.self, capacity: Scan.room) { room in
        var scan = Scan(
          text: text, classes: classes, end: range.upperBound, room: room.baseAddress!)
        scan.run(from: range.lowerBound, into: &tokens)
        scan.empty(into: &tokens)
      }
    }
  }

  /// The tokens of a name or a short text, with offsets from its start.
  public func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    Array(text.utf8).withUnsafeBufferPointer {
      tokenize($0, in: 0..<$0.count, into: &tokens)
    }
    return tokens
  }
}

/// One pass over a stretch of bytes.
private struct Scan {
  let text: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<ByteClass>
  let end: Int
  /// Tokens that are on their way into the array, which takes many at once.
  let room: UnsafeMutablePointer<Token>
  var pending = 0
  /// Where the last token ended; -1 before the first.
  var lastEnd = -1

  /// In tokens.
  static let room = 256

  mutating func empty(into tokens: inout [Token]) {
    tokens.append(contentsOf: UnsafeBufferPointer(start: room, count: pending))
    pending = 0
  }

  mutating func run(from start: Int, into tokens: inout [Token]) {
    var index = start
    while index < end {
      let byte = text[index]
      switch classes[Int(byte)] {
      case .blank:
        index += 1
      case .lower:
        index = lowercaseWord(at: index, into: &tokens)
      case .upper:
        index = word(at: index, into: &tokens)
      case .digit:
        index = number(at: index, into: &tokens)
      case .mark:
        emitMark(byte, from: index, to: index + 1, into: &tokens)
        index += 1
      case .wide:
        index = wide(at: index, into: &tokens)
      }
    }
  }

  @inline(__always)
  private mutating func emit(
    _ kind: Token.Kind, from start: Int, to stop: Int, hash: WordHash, shape: Token.Shape,
    mark: UInt8 = 0, into tokens: inout [Token]
  ) {
    if pending == Self.room { empty(into: &tokens) }
    (room + pending).initialize(
      to: Token(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: stop),
        hash: hash, kind: kind, shape: lastEnd == start ? shape.union(.glued) : shape,
        mark: mark))
    pending += 1
    lastEnd = stop
  }

  private mutating func emitMark(
    _ mark: UInt8, from start: Int, to stop: Int, into tokens: inout [Token]
  ) {
    emit(
      .punctuation, from: start, to: stop, hash: WordHash(value: UInt64(mark)), shape: [],
      mark: mark, into: &tokens)
  }

  private mutating func number(at start: Int, into tokens: inout [Token]) -> Int {
    var hasher = WordHash.Hasher()
    var index = start
    while index < end, classes[Int(text[index])] == .digit {
      hasher.add(text[index])
      index += 1
    }
    emit(.number, from: start, to: index, hash: hasher.finish(), shape: [], into: &tokens)
    return index
  }

  /// Most words are small letters alone, and are read eight at a time.
  private mutating func lowercaseWord(at start: Int, into tokens: inout [Token]) -> Int {
    var hasher = WordHash.Hasher()
    var index = start
    var isLetter = true
    while isLetter, index + 8 <= end {
      let bytes = UnsafeRawBufferPointer(text).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      let block = UInt64(littleEndian: bytes)
      let letters = Self.lowercaseLetters(leading: block)
      hasher.add(block, count: letters)
      index += letters
      isLetter = letters == 8
    }
    while isLetter, index < end, text[index] &- UInt8(ascii: "a") < 26 {
      hasher.add(text[index])
      index += 1
    }
    if index < end {
      switch classes[Int(text[index])] {
      case .upper, .wide: return word(at: start, into: &tokens)
      case .blank, .lower, .digit, .mark: break
      }
    }
    emit(.word, from: start, to: index, hash: hasher.finish(), shape: .lowercase, into: &tokens)
    return index
  }

  /// How many of eight bytes, from the lowest bits on, are letters from a to z before one is not.
  @inline(__always)
  private static func lowercaseLetters(leading block: UInt64) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    // The sums carry into a byte's highest bit where the byte reaches a letter.
    let low = block & ~high
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    let others = ~(fromA & ~beyondZ & ~block) & high
    return others.trailingZeroBitCount >> 3
  }

  /// A run of letters, cut where a case change shows two words: `pSTAT`, `withMDSC`.
  private mutating func word(at start: Int, into tokens: inout [Token]) -> Int {
    var hasher = WordHash.Hasher()
    var shape: Token.Shape = []
    var index = start
    var lowers = 0
    letters: while index < end {
      let byte = text[index]
      switch classes[Int(byte)] {
      case .lower:
        let first = index
        repeat {
          hasher.add(text[index])
          index += 1
        } while index < end && classes[Int(text[index])] == .lower
        shape.insert(.lowercase)
        lowers += index - first
      case .upper:
        if lowers > 0, lowers == index - start, lowers == 1 || lowers >= 4, capitals(at: index) {
          // A lone lower-case letter is cut off only where it marks a state: p for phospho.
          if lowers >= 4 || text[start] == UInt8(ascii: "p") { break letters }
        }
        hasher.add(byte | 0x20)
        shape.insert(index == start ? .capitalised : .innerCapital)
        index += 1
      case .wide:
        let (scalar, length) = decode(at: index)
        // TGFß1: behind capitals it is no letter of a word.
        if index > start, !shape.contains(.lowercase), WideScalar.disguised(scalar) != nil {
          break letters
        }
        switch WideScalar(scalar) {
        case .narrow(let byte):
          hasher.add(byte | 0x20)
          if byte & 0x20 == 0 {
            shape.insert(index == start ? .capitalised : .innerCapital)
          } else {
            shape.insert(.lowercase)
            lowers += length
          }
        case .letter(let plain, let isCapital):
          for offset in 0..<plain.utf8CodeUnitCount { hasher.add(plain.utf8Start[offset]) }
          if isCapital { shape.insert(index == start ? .capitalised : .innerCapital) }
          if !isCapital {
            shape.insert(.lowercase)
            lowers += length
          }
        case .other:
          for offset in 0..<length { hasher.add(text[index + offset]) }
        case .ignored:
          break
        default:
          break letters
        }
        index += length
      case .blank, .digit, .mark:
        break letters
      }
    }
    emit(.word, from: start, to: index, hash: hasher.finish(), shape: shape, into: &tokens)
    return index
  }

  /// Whether two capitals, or one and nothing more, stand here.
  private func capitals(at index: Int) -> Bool {
    guard index + 1 < end else { return false }
    return classes[Int(text[index + 1])] == .upper
  }

  private mutating func wide(at start: Int, into tokens: inout [Token]) -> Int {
    let (scalar, length) = decode(at: start)
    let stop = start + length
    // No word begins with ß; a Cyrillic ka is a kappa where a B stands behind it.
    if let name = WideScalar.disguised(scalar),
      scalar == 0xDF || stop < end && text[stop] == UInt8(ascii: "B")
    {
      emit(.greek, from: start, to: stop, hash: WordHash(name), shape: [], into: &tokens)
      return stop
    }
    switch WideScalar(scalar) {
    case .blank:
      break
    case .ignored:
      // What follows an ignored mark is still glued to what stood before it.
      if lastEnd == start { lastEnd = stop }
    case .mark(let mark):
      emitMark(mark, from: start, to: stop, into: &tokens)
    case .digit(let digit):
      var hasher = WordHash.Hasher()
      hasher.add(digit)
      emit(.number, from: start, to: stop, hash: hasher.finish(), shape: [], into: &tokens)
    case .greek(let name):
      emit(.greek, from: start, to: stop, hash: WordHash(name), shape: [], into: &tokens)
    case .letter, .narrow, .other:
      return word(at: start, into: &tokens)
    }
    return stop
  }

  /// The scalar at a byte outside ASCII, and its length in bytes. Readers let only UTF-8 through;
  /// a broken sequence reads as one byte all the same.
  private func decode(at index: Int) -> (UInt32, Int) {
    let first = UInt32(text[index])
    func next(_ offset: Int) -> UInt32 {
      index + offset < end ? UInt32(text[index + offset]) & 0x3F : 0
    }
    if first >= 0xF0, index + 3 < end {
      return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
    if first >= 0xE0, index + 2 < end { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    if first >= 0xC0, index + 1 < end { return ((first & 0x1F) << 6 | next(1), 2) }
    return (first, 1)
  }
}
