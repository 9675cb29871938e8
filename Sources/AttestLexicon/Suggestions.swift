extension Lexicon {
  /// Names that one slip of the pen away from a name that is not known: a letter too many, too
  /// few, another, or two in the wrong order. The best known ones first, three at most.
  ///
  /// Linear in the number of names.
  public func suggestions(for name: String) -> [String] {
    let wanted = Self.bare(Array(name.utf8))
    guard wanted.count >= 4 else { return [] }
    var found: [String] = []
    for index in 0..<image.nameCount {
      let candidate = image.names[index]
      guard candidate.strictness != Name.Case.defined.rawValue,
        abs(Int(candidate.length) - wanted.count) <= 4
      else { continue }
      let bytes = image.bytes(at: candidate.text, candidate.length)
      let bare = Self.bare(bytes)
      guard Self.isOneSlip(wanted, bare) else { continue }
      let text = image.string(at: candidate.text, candidate.length)
      if !found.contains(text) { found.append(text) }
      if found.count == 3 { break }
    }
    return found
  }

  /// Lower case, without hyphens and blanks.
  private static func bare(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.compactMap { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }

  private static func isOneSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard abs(one.count - other.count) <= 1 else { return false }
    var start = 0
    let shorter = min(one.count, other.count)
    while start < shorter, one[start] == other[start] { start += 1 }
    var end = 0
    while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] {
      end += 1
    }
    let left = one.count - start - end
    let right = other.count - start - end
    if left <= 1, right <= 1 {
      // A changed digit is another thing: STAT3 is no slip for STAT1.
      let changed = [one, other].flatMap { $0[start..<$0.count - end] }
      return !changed.contains { $0 >= 0x30 && $0 <= 0x39 }
    }
    return left == 2 && right == 2 && one[start] == other[start + 1]
      && one[start + 1] == other[start]
  }
}
