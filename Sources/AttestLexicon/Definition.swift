internal import AttestModel

/// A long form and its abbreviation in brackets, found letter by letter from the right.
enum Definition {
  struct Short {
    let tokens: Range<Int>
    /// As written, without the s of a plural.
    let bytes: [UInt8]
    let hasDigit: Bool
  }

  /// The abbreviation behind an opening bracket: one word of two to ten bytes with a capital.
  static func short(
    after open: Int, _ tokens: [Token], _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Short? {
    var end = open + 1
    while end < range.upperBound, !tokens[end].isMark(UInt8(ascii: ")")),
      !tokens[end].isMark(UInt8(ascii: ",")), !tokens[end].isMark(UInt8(ascii: ";"))
    {
      guard end == open + 1 || tokens[end].isGlued, end - open <= 6 else { return nil }
      end += 1
    }
    guard end < range.upperBound, end > open + 1 else { return nil }
    var bytes = Array(text[Int(tokens[open + 1].start)..<Int(tokens[end - 1].end)])
    let capitals = bytes.count { $0 >= 0x41 && $0 <= 0x5A }
    if bytes.count > 2, bytes.last == UInt8(ascii: "s"), capitals >= 2 { bytes.removeLast() }
    guard (2...10).contains(bytes.count), capitals >= 1, tokens[open + 1].kind != .punctuation
    else { return nil }
    return Short(
      tokens: open + 1..<end, bytes: bytes,
      hasDigit: bytes.contains { $0 >= 0x30 && $0 <= 0x39 })
  }

  /// The words before the bracket that the abbreviation stands for: every letter of it is met in
  /// them, in order, and its first letter begins a word.
  static func long(
    of short: Short, before open: Int, _ tokens: [Token], _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let letters = short.bytes.filter { $0.isLetterOrDigit }
    guard letters.count >= 2 else { return nil }
    let most = min(letters.count + 5, letters.count * 2)
    var first = open
    var count = 0
    while first > range.lowerBound, count < most {
      first -= 1
      let token = tokens[first]
      if token.isMark(UInt8(ascii: ")")) || token.isMark(UInt8(ascii: ";")) { break }
      if !token.isGlued || first == range.lowerBound { count += 1 }
    }
    let low = Int(tokens[first].start)
    var at = Int(tokens[open - 1].end) - 1
    for (index, letter) in letters.enumerated().reversed() {
      while at >= low {
        let isMet = text[at] | 0x20 == letter | 0x20 && text[at].isLetterOrDigit
        let beginsWord = at == low || !text[at - 1].isLetterOrDigit && text[at - 1] < 0x80
        if isMet, index > 0 || beginsWord { break }
        at -= 1
      }
      guard at >= low else { return nil }
      if index > 0 { at -= 1 }
    }
    var start = open - 1
    while start > first, Int(tokens[start].start) > at { start -= 1 }
    guard Int(tokens[start].start) == at, open - start >= 1 else { return nil }
    let length = Int(tokens[open - 1].end) - at
    return length > short.bytes.count + 2 ? start..<open : nil
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    self | 0x20 >= 0x61 && self | 0x20 <= 0x7A || self >= 0x30 && self <= 0x39
  }
}

extension Lexicon {
  /// Whether a long form shares a telling word with a name of a concept, so that both may well
  /// mean the same.
  func isAkin(
    _ concept: Int32, _ tokens: [Token], _ long: Range<Int>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let own = Set(
      tokens[long].filter { $0.kind == .word && $0.count >= 4 }.map {
        text[Int($0.start)..<Int($0.end)].map { $0 | 0x20 }
      })
    for name in names(of: Int(concept)) {
      for word in name.text.utf8.split(whereSeparator: { $0 | 0x20 < 0x61 || $0 | 0x20 > 0x7A })
      where word.count >= 4 {
        let folded = word.map { $0 | 0x20 }
        if own.contains(folded), !Self.common.contains(String(decoding: folded, as: UTF8.self)) {
          return true
        }
      }
    }
    return false
  }

  private static let common: Set<String> = [
    "cell", "cells", "factor", "protein", "receptor", "disease", "syndrome", "human", "type",
    "associated", "family", "member", "group", "like", "with", "acute", "chronic", "cancer",
  ]
}
