/// Finds the known spelling that a name misses by a slip of the pen.
///
///     tofacitinb     tofacitinib
///     SOSC3          SOCS3
///
/// Digits and Greek letters never count as slips, since they tell one gene from another; short
/// symbols only count as misspelt where two letters are swapped.
public struct SlipIndex: Sendable {
  private struct Entry {
    let text: String
    /// Lower case, letters and digits alone.
    let folded: [UInt8]
    /// A bit for each letter that occurs.
    let letters: UInt32
  }

  /// By first letter: most slips leave it alone.
  private let entries: [UInt8: [Entry]]
  /// The words of all spellings, folded: what is one of them is no slip.
  private let words: Set<[UInt8]>

  /// An index of known spellings; those shorter than four bytes or longer than forty are left out.
  public init(_ spellings: some Sequence<String>) {
    var entries: [UInt8: [Entry]] = [:]
    var words: Set<[UInt8]> = []
    for text in spellings {
      if text.utf8.contains(0x20) {
        for word in text.utf8.split(separator: 0x20) where word.count >= 5 {
          words.insert(Self.folded(Substring(word)))
        }
      }
      guard (4...40).contains(text.utf8.count) else { continue }
      let folded = Self.folded(text)
      guard folded.count >= 4, let first = folded.first else { continue }
      entries[first, default: []].append(
        Entry(text: text, folded: folded, letters: Self.letters(of: folded)))
    }
    self.entries = entries
    self.words = words
  }

  /// The nearest known spelling; nil where there is none, or two are equally near.
  public func nearest(to name: String) -> String? {
    guard (4...40).contains(name.utf8.count) else { return nil }
    let wanted = Self.folded(name)
    guard wanted.count >= 4, let first = wanted.first, let candidates = entries[first] else {
      return nil
    }
    // A name of one word that others are made of is a name, such as arteritis.
    if !name.utf8.contains(0x20), words.contains(wanted) { return nil }
    guard Self.isBalanced(name) else { return nil }
    let isSymbol = Self.isSymbol(name)
    let most = isSymbol ? 1 : wanted.count >= 11 ? 2 : 1
    if !isSymbol, wanted.count < 6 { return nil }
    let letters = Self.letters(of: wanted)
    let digits = Self.digitRuns(name)
    var best: (text: String, distance: Int)?
    var isTied = false
    for entry in candidates {
      guard abs(entry.folded.count - wanted.count) <= most,
        (entry.letters ^ letters).nonzeroBitCount <= most * 2
      else { continue }
      // Letters of a symbol in another order: *VCSM*.
      let isAnagram = isSymbol && Self.isSwap(wanted, entry.folded)
      if wanted.count < 5 || entry.folded.count < 5 {
        guard isAnagram, entry.text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
          continue
        }
      }
      let most = isAnagram && wanted.allSatisfy({ $0 >= 0x61 }) ? 2 : most
      let distance = Self.distance(wanted, entry.folded, most: most)
      guard distance > 0, distance <= most, distance <= best?.distance ?? most,
        Self.digitRuns(entry.text) == digits
      else { continue }
      if Self.american(wanted) == Self.american(entry.folded) { return nil }
      if isSymbol, !Self.isSwap(wanted, entry.folded) { continue }
      if name.utf8.contains(0x20), !differsInOneWord(name, entry.text) { continue }
      // A plural is no slip.
      if !isSymbol, Self.isInflection(wanted, entry.folded) { continue }
      if let best, best.distance == distance, Self.folded(best.text) != entry.folded {
        isTied = true
      } else if best.map({ distance < $0.distance }) ?? true {
        best = (entry.text, distance)
        isTied = false
      }
    }
    return isTied ? nil : best?.text
  }

  /// The numbers in a name: 21 and 5 in miR-21-5p, which is not miR-215.
  private static func digitRuns(_ text: String) -> [Substring] {
    text.split { !($0.isASCII && $0.isNumber) }
  }

  private static func folded(_ text: some StringProtocol) -> [UInt8] {
    Array(Spelling.folded(text).utf8)
  }

  private static func isBalanced(_ name: String) -> Bool {
    name.utf8.count { $0 == UInt8(ascii: "(") } == name.utf8.count { $0 == UInt8(ascii: ")") }
  }

  /// Whether two names of several words agree in all but one, which is long and no word of names.
  private func differsInOneWord(_ name: String, _ other: String) -> Bool {
    let one = name.split { $0 == " " || $0 == "-" }.map(Self.folded)
    let two = other.split { $0 == " " || $0 == "-" }.map(Self.folded)
    guard one.count == two.count else { return false }
    let odd = zip(one, two).filter { $0 != $1 }
    guard odd.count == 1, let pair = odd.first, pair.0.count >= 5 else { return false }
    guard !Self.isInflection(pair.0, pair.1) else { return false }
    // Beside long words that agree, even a word of names may be a slip: *polymyalgia rheumatic*.
    let others = zip(one, two).filter { $0 == $1 }.map(\.0.count).max() ?? 0
    if words.contains(pair.0) {
      return others >= 8 && pair.0.count >= 8 && Self.distance(pair.0, pair.1, most: 1) == 1
    }
    return Self.distance(pair.0, pair.1, most: 2) <= 2
  }

  /// Without the letters in which British and American spellings differ: haemo-, tumour.
  private static func american(_ folded: [UInt8]) -> String {
    var text = String(decoding: folded, as: UTF8.self)
    for (british, american) in [("ae", "e"), ("oe", "e"), ("our", "or"), ("yse", "yze")] {
      text = text.split(separator: british, omittingEmptySubsequences: false)
        .joined(separator: american)
    }
    return text
  }

  private static func letters(of folded: [UInt8]) -> UInt32 {
    folded.reduce(0) { $1 >= 0x61 && $1 <= 0x7A ? $0 | 1 << UInt32($1 - 0x61) : $0 }
  }

  /// Whether a name is a symbol of capitals and digits, in which each letter may tell.
  private static func isSymbol(_ name: String) -> Bool {
    var capitals = 0
    var small = 0
    for byte in name.utf8 {
      if (0x41...0x5A).contains(byte) { capitals += 1 }
      if (0x61...0x7A).contains(byte) { small += 1 }
    }
    return capitals > small || small < 5
  }

  private static func isSwap(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && one.sorted() == other.sorted()
  }

  private static func isInflection(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.starts(with: short) else { return false }
    // “arthriti” has lost its end.
    if short.last == UInt8(ascii: "i"), one.count < other.count { return false }
    return ["s", "es", "al", "ic", "e", "d", "ed", "r"].contains {
      long.dropFirst(short.count).elementsEqual($0.utf8)
    }
  }

  /// Letters more, less, changed or swapped with the next; more than `most` is `most + 1`.
  static func distance(_ one: [UInt8], _ other: [UInt8], most: Int) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for row in 1...max(1, one.count) {
      var next = [row] + Array(repeating: 0, count: other.count)
      var least = row
      for column in 1...max(1, other.count) {
        let change = one[row - 1] == other[column - 1] ? 0 : 1
        var value = min(last[column] + 1, next[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, one[row - 1] == other[column - 2],
          one[row - 2] == other[column - 1]
        {
          value = min(value, before[column - 2] + 1)
        }
        next[column] = value
        least = min(least, value)
      }
      if least > most { return most + 1 }
      before = last
      last = next
    }
    return last[other.count]
  }
}
