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

  public init(_ spellings: some Sequence<String>) {
    var entries: [UInt8: [Entry]] = [:]
    for text in spellings where (5...40).contains(text.utf8.count) {
      let folded = Self.folded(text)
      guard folded.count >= 5, let first = folded.first else { continue }
      entries[first, default: []].append(
        Entry(text: text, folded: folded, letters: Self.letters(of: folded)))
    }
    self.entries = entries
  }

  /// The nearest known spelling; nil where there is none, or two are equally near.
  public func nearest(to name: String) -> String? {
    guard (5...40).contains(name.utf8.count) else { return nil }
    let wanted = Self.folded(name)
    guard wanted.count >= 5, let first = wanted.first, let candidates = entries[first] else {
      return nil
    }
    let isSymbol = Self.isSymbol(name)
    let most = isSymbol ? 1 : wanted.count >= 10 ? 2 : 1
    if !isSymbol, wanted.count < 6 { return nil }
    let letters = Self.letters(of: wanted)
    let digits = wanted.filter { $0 < 0x3A }
    var best: (text: String, distance: Int)?
    var isTied = false
    for entry in candidates {
      guard abs(entry.folded.count - wanted.count) <= most,
        (entry.letters ^ letters).nonzeroBitCount <= most * 2
      else { continue }
      let distance = Self.distance(wanted, entry.folded, most: most)
      guard distance > 0, distance <= most, distance <= best?.distance ?? most,
        entry.folded.filter({ $0 < 0x3A }) == digits
      else { continue }
      if isSymbol, !Self.isSwap(wanted, entry.folded) { continue }
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

  private static func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: folded.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: folded.append(byte)
      case 0x80...: folded.append(byte)
      default: break
      }
    }
    return folded
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
