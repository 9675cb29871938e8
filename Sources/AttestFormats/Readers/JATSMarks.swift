import AttestModel

/// What stands between two pieces of an article's text, and whether it keeps words apart.
enum JATSGap: Hashable {
  case none
  /// Something was left out: words on both sides stay apart.
  case words
  /// A mark begins, such as the number of a reference: `JAK1` and `2` are no JAK12.
  case mark(isReference: Bool)
  /// A mark ended in a digit.
  case behindNumber

  /// Whether a blank belongs between what there is and what comes, which is not empty.
  func separates(_ text: [UInt8], from next: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = next.first, Self.isWord(endOf: text) else { return false }
    switch self {
    case .none: return false
    case .words: return first.isWordByte
    case .mark(let isReference):
      guard first.isLetter || first.isDigit else { return false }
      let word = text.reversed().prefix { $0.isWordByte }
      // `Fig. 1` and `B`; `2010` and `a`.
      if word.allSatisfy(\.isDigit) { return first.isDigit }
      // `Table S` and `1`.
      return isReference || word.count > 1 || !first.isDigit
    case .behindNumber:
      guard first.isLetter else { return first.isDigit }
      // `2010` and `a`.
      return next.count > 1 && next[1].isWordByte
    }
  }

  /// Whether a text ends in a letter or a digit. Dashes and other signs, E2 to U+2FFF and most of
  /// C2, are none.
  static func isWord(endOf text: some BidirectionalCollection<UInt8>) -> Bool {
    let end = Array(text.suffix(3))
    guard let last = end.last, last.isWordByte else { return false }
    guard last >= 0x80 else { return true }
    if end.count == 3, end[0] == 0xE2 { return false }
    // ª, µ, º.
    return end.count < 2 || end[end.count - 2] != 0xC2 || [0xAA, 0xB5, 0xBA].contains(last)
  }
}

/// A superscript that is no part of the word before it but points to a note or a reference.
///
///     Lapatinib<sup>b</sup>   letters      CD8<sup>+</sup>     none
///     JAK1<sup>12,13</sup>    numbers      10<sup>6</sup>      none
enum NoteMark: Hashable {
  case letters, numbers

  /// - Parameters:
  ///   - mark: what stands in the superscript.
  ///   - before: the paragraph before it.
  init?(_ mark: ArraySlice<UInt8>, behind before: ArraySlice<UInt8>) {
    let parts = mark.split { [0x20, 0x2C, 0x3B].contains($0) }
    guard !parts.isEmpty, parts.count <= 8 else { return nil }
    let tail = before.reversed().prefix(24).prefix { $0.isWordByte || $0 == UInt8(ascii: "-") }
    let word = Array(tail.reversed())
    if parts.allSatisfy({ $0.count == 1 && Self.signs.contains($0[$0.startIndex]) }) {
      // An allele or a haplotype is the name's: `A` and `y`, `H-2K` and `b`.
      let name = String(decoding: word, as: UTF8.self)
      let isHaplotype = ["H-2", "H2-", "I-A", "I-E"].contains(where: name.hasPrefix)
      guard word.isEmpty ? before.isEmpty : word.count > 1 && !isHaplotype else { return nil }
      self = .letters
      return
    }
    // An en dash, E2 80 93, parts numbers as well.
    let digits = mark.filter { ![0x20, 0x2C, 0x2D, 0xE2, 0x80, 0x93].contains($0) }
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit), mark.first?.isDigit ?? false else {
      return nil
    }
    if before.isEmpty {
      self = .numbers
      return
    }
    // `10`, `×10`, `x10` and `cm` have powers; words and names have none.
    let length = word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let hasLetters = word.contains { ($0.isLetter && $0 | 0x20 != UInt8(ascii: "x")) || $0 >= 0xCE }
    guard length >= 3, hasLetters, JATSGap.isWord(endOf: word) else { return nil }
    self = .numbers
  }

  private static let signs = Set("abcdefghijkl".utf8)
}

/// The numbers of a superscript that may be those of references.
///
///     cells<sup>2,4–6</sup>    2, 4, 6        cells.<sup>2</sup>    2
///     10<sup>6</sup>           none           mm<sup>2</sup>        none
struct RaisedNumbers {
  /// In the paragraph.
  private(set) var ranges: [TextRange] = []

  /// What a callout names in place of an id.
  static func id(_ number: String) -> String { "\u{1}" + number }

  /// - Parameters:
  ///   - mark: what stands in the superscript.
  ///   - before: the paragraph before it.
  init?(_ mark: ArraySlice<UInt8>, behind before: ArraySlice<UInt8>) {
    guard let last = before.last(where: { $0 != 0x20 }) else { return nil }
    if !".,;:)]\"".utf8.contains(last) {
      let word = before.reversed().drop { $0 == 0x20 }
      let length = word.prefix { $0.isWordByte || $0 == UInt8(ascii: "-") }.count
      let tail = ArraySlice(Array(word.prefix(length).reversed()))
      guard case .numbers? = NoteMark(mark, behind: tail), length > 2 else { return nil }
    }
    var at = mark.startIndex
    while at < mark.endIndex {
      let start = at
      while at < mark.endIndex, mark[at].isDigit { at += 1 }
      if at > start {
        guard at - start <= 3, mark[start] != UInt8(ascii: "0") else { return nil }
        ranges.append(start..<at)
      } else {
        // Commas, blanks and dashes, the en dash being E2 80 93.
        guard [0x20, 0x2C, 0x2D, 0xE2, 0x80, 0x93].contains(mark[at]) else { return nil }
        at += 1
      }
    }
  }
}
