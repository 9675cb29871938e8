import AttestModel

/// Decides how the end of a line and the beginning of the next go together.
///
/// A hyphen at a line's end is either the word's own (*STAT3-mediated*) or the typesetter's
/// (*acti-vation*). The document itself is the dictionary: what it writes elsewhere decides.
struct LineJoining {
  enum Join: Hashable {
    case blank
    /// Nothing between; the hyphen, if any, stays.
    case glued
    /// The hyphen goes: this many bytes.
    case withoutHyphen(Int)
  }

  private let text: UnsafeBufferPointer<UInt8>
  /// Of all words and hyphenated pairs that matter at some line's end, those that occur elsewhere.
  private var known: Set<UInt64> = []

  /// - Parameter lines: the lines that will be joined, as ranges of the text.
  init(_ text: UnsafeBufferPointer<UInt8>, lines: some Sequence<PageText.Line>) {
    self.text = text
    var wanted: Set<UInt64> = []
    var previous: Range<Int>?
    for line in lines where !line.isBlank {
      if let previous, let width = hyphenWidth(endOf: previous) {
        let (left, right) = parts(previous, line.range, hyphen: width)
        if !left.isEmpty && !right.isEmpty {
          wanted.formUnion([
            hash(left), hash(right), hash(left, right), hash(left, right, hyphen: true),
            hash(left, 0..<0, hyphen: true), hash(0..<0, right, hyphen: true),
          ])
        }
      }
      previous = line.range
    }
    if !wanted.isEmpty { known = occurring(wanted) }
  }

  /// How two lines, one after the other, go together.
  func join(_ upper: Range<Int>, _ lower: Range<Int>) -> Join {
    guard let last = upper.last, !lower.isEmpty else { return .blank }
    if text[last] == UInt8(ascii: "/") { return .glued }
    if isDash(endOf: upper), upper.count > 3, text[last - 3].isDigit, text[lower.lowerBound].isDigit
    {
      return .glued
    }
    // A soft hyphen, C2 AD, is always the typesetter's.
    if text[last] == 0xAD, upper.count > 1, text[last - 1] == 0xC2 { return .withoutHyphen(2) }
    guard let width = hyphenWidth(endOf: upper) else { return .blank }
    let (left, right) = parts(upper, lower, hyphen: width)
    if left.isEmpty || right.isEmpty {
      // A dash that stands by itself, with a blank before it, is no hyphen.
      let before = upper.upperBound - width - 1
      return before >= upper.lowerBound && text[before].isBlank ? .blank : .glued
    }
    return keepsHyphen(left, right) ? .glued : .withoutHyphen(width)
  }

  private func keepsHyphen(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if known.contains(hash(left, right, hyphen: true)) { return true }
    if known.contains(hash(left, right)) { return false }
    if isSymbol(left) || isSymbol(right) || text[right.lowerBound].isUpper { return true }
    // `-induced` behind other words; `anti-` before others and the word it precedes by itself.
    if left.count >= 3, known.contains(hash(0..<0, right, hyphen: true)) { return true }
    let knowsRight = known.contains(hash(right))
    if knowsRight, known.contains(hash(left, 0..<0, hyphen: true)) { return true }
    // `Src-mediated` against `Mecha-nism`: a capital alone does not decide.
    if text[left.lowerBound].isUpper { return knowsRight }
    return knowsRight && known.contains(hash(left))
  }

  /// Whether a part has a digit, a capital inside or a Greek letter.
  private func isSymbol(_ part: Range<Int>) -> Bool {
    var isFirst = true
    for byte in text[part] {
      if byte.isDigit || byte == 0xCE || byte == 0xCF { return true }
      if byte.isUpper && (!isFirst || part.count == 1) { return true }
      isFirst = false
    }
    return false
  }

  /// The word before the hyphen and the word that opens the next line.
  private func parts(
    _ upper: Range<Int>, _ lower: Range<Int>, hyphen width: Int
  ) -> (left: Range<Int>, right: Range<Int>) {
    let end = upper.upperBound - width
    var start = end
    // No word is longer; a line of a million letters is not searched for its beginning.
    while start > upper.lowerBound, end - start < 64, text[start - 1].isWordByte { start -= 1 }
    var stop = lower.lowerBound
    while stop < lower.upperBound, stop - lower.lowerBound < 64, text[stop].isWordByte {
      stop += 1
    }
    return (start..<end, lower.lowerBound..<stop)
  }

  /// 1 for `-`, 3 for U+2010; nil where the line ends in neither.
  private func hyphenWidth(endOf line: Range<Int>) -> Int? {
    guard let last = line.last else { return nil }
    if text[last] == UInt8(ascii: "-") { return 1 }
    guard line.count > 3, text[last] == 0x90, text[last - 1] == 0x80, text[last - 2] == 0xE2 else {
      return nil
    }
    return 3
  }

  /// An en dash, E2 80 93, or a minus sign, E2 88 92.
  private func isDash(endOf line: Range<Int>) -> Bool {
    guard line.count > 3, let last = line.last, text[last - 2] == 0xE2 else { return false }
    return (text[last - 1] == 0x80 && text[last] == 0x93)
      || (text[last - 1] == 0x88 && text[last] == 0x92)
  }

  private func hash(_ left: Range<Int>, _ right: Range<Int>? = nil, hyphen: Bool = false) -> UInt64
  {
    var hasher = WordHash.Hasher()
    for byte in text[left] { hasher.add(byte.lowered) }
    if hyphen { hasher.add(UInt8(ascii: "-")) }
    if let right { for byte in text[right] { hasher.add(byte.lowered) } }
    return hasher.finish().value
  }

  /// Which of the wanted fingerprints the text has: words free of hyphens, and pairs within a line.
  private func occurring(_ wanted: Set<UInt64>) -> Set<UInt64> {
    var found: Set<UInt64> = []
    var previous = 0..<0
    var at = 0
    let count = text.count
    while at < count {
      guard text[at].isWordByte else {
        at += 1
        continue
      }
      let start = at
      var hasher = WordHash.Hasher()
      while at < count, text[at].isWordByte {
        hasher.add(text[at].lowered)
        at += 1
      }
      let isBehindHyphen = start > 0 && text[start - 1] == UInt8(ascii: "-")
      let isBeforeHyphen = at < count && text[at] == UInt8(ascii: "-")
      if isBehindHyphen, !previous.isEmpty, previous.upperBound == start - 1, at - start <= 64,
        previous.count <= 64
      {
        for (first, second) in [(previous, start..<at), (previous, 0..<0), (0..<0, start..<at)] {
          let pair = hash(first, second, hyphen: true)
          if wanted.contains(pair) { found.insert(pair) }
        }
      }
      // The second half of a word cut at a line's end is no word.
      let isSecondHalf =
        !previous.isEmpty && previous.upperBound + 1 < start
        && text[previous.upperBound] == UInt8(ascii: "-")
        && text[previous.upperBound + 1] <= 0x20
      if !isBehindHyphen && !isBeforeHyphen && !isSecondHalf {
        let word = hasher.finish().value
        if wanted.contains(word) { found.insert(word) }
      }
      previous = start..<at
    }
    return found
  }
}
