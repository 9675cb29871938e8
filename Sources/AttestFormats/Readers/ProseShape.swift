/// What lines look like: whether they end a sentence, whether they are prose or the cells of a
/// table.
extension PageText {
  /// Abbreviations whose full stop ends no sentence.
  private static let abbreviations: Set<String> = [
    "al.", "e.g.", "i.e.", "vs.", "cf.", "fig.", "figs.", "eq.", "ref.", "refs.", "approx.", "ca.",
    "dr.", "prof.", "no.", "st.", "spp.", "resp.",
  ]

  /// Whether a line ends a sentence: in a full stop, question or exclamation mark, with closing
  /// quotes, brackets or the number of a citation behind it.
  func endsSentence(_ line: Line) -> Bool {
    var at = line.end
    while at > line.start, let width = closerWidth(before: at, from: line.start) { at -= width }
    if at > line.start, isSentenceMark(text[at - 1]) {
      return text[at - 1] != UInt8(ascii: ".") || !isAbbreviation(endingAt: at, in: line)
    }
    // `… of the pathway.12,13`
    var digits = line.end
    while digits > line.start, isCitationNumber(text[digits - 1]) { digits -= 1 }
    return digits < line.end && digits > line.start + 1 && text[digits - 1] == UInt8(ascii: ".")
      && text[digits - 2].isLetter && !isAbbreviation(endingAt: digits, in: line)
  }

  private func isSentenceMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
  }

  private func isCitationNumber(_ byte: UInt8) -> Bool {
    byte.isDigit || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-")
  }

  /// How many bytes a closing quote or bracket before an offset has; nil where there is none.
  private func closerWidth(before at: Int, from start: Int) -> Int? {
    switch text[at - 1] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return 1
    default:
      // ’ and ” are E2 80 99 and E2 80 9D.
      guard at - 3 >= start, text[at - 3] == 0xE2, text[at - 2] == 0x80 else { return nil }
      return text[at - 1] == 0x99 || text[at - 1] == 0x9D ? 3 : nil
    }
  }

  private func isAbbreviation(endingAt end: Int, in line: Line) -> Bool {
    var start = end
    while start > line.start, end - start < 8, text[start - 1].isLetter || text[start - 1] == 0x2E {
      start -= 1
    }
    if start > line.start, text[start - 1].isWordByte { return false }
    let word = String(decoding: text[start..<end], as: UTF8.self)
    return Self.abbreviations.contains(word.lowercased())
  }

  /// Whether a block is running prose beyond doubt: consecutive lines that fill their width.
  func isSolidProse(_ block: Range<Int>) -> Bool {
    if isUnwrapped {
      let line = lines[block.lowerBound]
      return line.count > 200 || (endsSentence(line) && wordCount(block) >= 8)
    }
    guard block.count >= 3 else { return false }
    var filled = 0
    var identified = 0
    for index in block {
      let line = lines[index]
      if line.count * 10 >= width * 6 { filled += 1 }
      if endsInIdentifier(line) { identified += 1 }
    }
    return (filled + 1) * 10 >= block.count * 7 && identified * 3 < block.count
  }

  /// Whether a short block reads as a sentence: eight words or more and an end.
  func isSentence(_ block: Range<Int>) -> Bool {
    guard let last = block.last, wordCount(block) >= 8, endsSentence(lines[last]) else {
      return false
    }
    return !opensNote(block.lowerBound)
  }

  /// Whether a block of a line or two reads as a short sentence: four words or more, a capital or
  /// a name first, and a full stop.
  func isShortSentence(_ block: Range<Int>) -> Bool {
    guard block.count <= 2, let last = block.last, endsSentence(lines[last]),
      wordCount(block) >= 4, !startsLower(block), !opensNote(block.lowerBound)
    else { return false }
    return !block.contains { endsInIdentifier(lines[$0]) }
  }

  /// Whether a line begins a note below a table: `*Status as of 2022.`, `NR, not reported.`,
  /// `Abbreviations: …`
  func opensNote(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isBlank else { return false }
    let first = text[line.start]
    if first == UInt8(ascii: "*") || first == 0xE2 { return true }
    let opening = String(decoding: text[line.range].prefix(14), as: UTF8.self).lowercased()
    if ["abbreviation", "note:", "notes:", "note.", "source:", "key:"].contains(
      where: opening.hasPrefix)
    {
      return true
    }
    var at = line.start
    while at < line.end, text[at].isUpper || text[at].isDigit || text[at] == 0x2D { at += 1 }
    // An abbreviation with its meaning behind a comma, a colon or a sign of equality.
    guard at > line.start + 1, at < line.end else { return false }
    return [0x2C, 0x3A, 0x3D].contains(text[at])
  }

  /// Whether a line ends in a number of six digits or more, as a PMID or a trial's number is.
  func endsInIdentifier(_ line: Line) -> Bool {
    var at = line.end
    while at > line.start, text[at - 1].isDigit { at -= 1 }
    return line.end - at >= 6
  }

  /// Words of letters, in the first lines of a block.
  func wordCount(_ block: Range<Int>) -> Int {
    var words = 0
    for index in block.prefix(8) {
      var inside = false
      for offset in lines[index].range {
        let isLetter = text[offset].isLetter || text[offset] >= 0x80
        if isLetter && !inside { words += 1 }
        inside = isLetter || (inside && !text[offset].isBlank)
        if words > 64 { return words }
      }
    }
    return words
  }

  func startsLower(_ block: Range<Int>) -> Bool {
    text[lines[block.lowerBound].start].isLower
  }
}
