/// The words that open a caption: `FIGURE 1`, `Fig. 2A.`, `Table 3 |`, `TABLE 1 (Continued)`.
struct FloatLabel {
  enum Kind: Hashable { case figure, table }

  let kind: Kind
  /// As the `section` column shows it: `figure 1`, `table 2`.
  let label: String
  /// How many bytes of the line the label has, with the mark and the blanks after it.
  let length: Int
  /// Takes up again a float that an earlier page began.
  let isContinued: Bool
  /// In capitals, or followed by nothing or by a mark: a reference in running prose is not.
  let isCertain: Bool
  /// Followed by what may be a title: *Table 4 Trials of kinase inhibitors*. It is a caption
  /// where it begins a block, since a sentence would go on with a verb.
  let opensTitle: Bool

  /// Nil where the line opens with no such label.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    guard let (kind, word) = Self.word(line) else { return nil }
    var at = word
    while at < line.count, line[at].isBlank { at += 1 }
    guard at > word else { return nil }
    let numberStart = at
    // `S1`, `A2` of supplements and appendices.
    if at + 1 < line.count, line[at].isUpper, line[at + 1].isDigit { at += 1 }
    let digits = at
    while at < line.count, line[at].isDigit { at += 1 }
    guard at > digits, at - digits <= 4 else { return nil }
    let isLong = at - digits > 3
    var number = String(decoding: line[numberStart..<at], as: UTF8.self).lowercased()
    // `2A` names a panel; `2a` in a word such as `2and` does not.
    if at < line.count, line[at].isLetter, at + 1 >= line.count || !line[at + 1].isWordByte {
      number += String(decoding: [line[at].lowered], as: UTF8.self)
      at += 1
    }
    guard at >= line.count || !line[at].isWordByte else { return nil }
    let afterNumber = at
    while at < line.count, line[at].isBlank { at += 1 }
    var isContinued = Self.skipContinued(line, &at)
    let mark = at < line.count ? line[at] : 0
    var isMarked = at >= line.count || isContinued
    if [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "|")].contains(mark) {
      isMarked = true
      at += 1
    }
    while at < line.count, line[at].isBlank { at += 1 }
    // `Table 2. (Continued)`, `Table 2 | (continued)`.
    if !isContinued, Self.skipContinued(line, &at) {
      isContinued = true
      isMarked = true
    }
    // “Figure 2008” is more often a misprint than a caption where no mark follows.
    guard isMarked || !isLong else { return nil }
    let isCapitals = line[1].isUpper
    // `FIGURE 1 The pathway`: what follows a label in capitals opens a sentence.
    let opens = afterNumber < line.count && line[afterNumber].isBlank
    self.kind = kind
    self.label = (kind == .figure ? "figure " : "table ") + number
    self.length = at
    self.isContinued = isContinued
    self.isCertain = isMarked || (isCapitals && opens)
    self.opensTitle = opens && at < line.count && line[at].isUpper
  }

  /// Takes the words that say that a float goes on; false where there are none.
  private static func skipContinued(_ line: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Bool {
    let rest = String(decoding: line[at...].prefix(14), as: UTF8.self).lowercased()
    let bracketed = ["(continued)", "(cont.)", "(cont'd)", "(contd.)", "(contd)", "(cont)"]
    let found =
      bracketed.first { rest.hasPrefix($0) }
      // Without brackets, alone on its line.
      ?? ["continued", "cont'd", "cont.", "continued."].first {
        rest == $0 && line.count - at == $0.utf8.count
      }
    guard let found else { return false }
    at += found.utf8.count
    while at < line.count, line[at].isBlank { at += 1 }
    return true
  }

  private static func word(_ line: UnsafeBufferPointer<UInt8>) -> (Kind, Int)? {
    guard line.count > 4, line[0] == UInt8(ascii: "F") || line[0] == UInt8(ascii: "T") else {
      return nil
    }
    let start = String(decoding: line[..<min(7, line.count)], as: UTF8.self)
    let words: [(String, Kind)] = [
      ("FIGURE", .figure), ("Figure", .figure), ("Fig.", .figure), ("FIG.", .figure),
      ("Fig", .figure), ("FIG", .figure), ("TABLE", .table), ("Table", .table),
    ]
    for (word, kind) in words where start.hasPrefix(word) { return (kind, word.utf8.count) }
    return nil
  }

  /// Whether a line says that a table goes on elsewhere: `(Continued on following page)`.
  static func saysContinued(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count < 60, line.first == UInt8(ascii: "(") else { return false }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    return text.hasPrefix("(continued") || text.hasPrefix("(cont.")
  }
}
