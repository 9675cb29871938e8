internal import AttestModel

/// Finds author–year citations in brackets, and PubMed and trial identifiers anywhere.
///
///     (Teng et al., 2014; Wang T. et al., 2004)    Teng et al. 2014 | Wang T. et al. 2004
///     Xiao et al. (2017)                           Xiao et al. 2017
///     PMID: 26912317, NCT04530344
struct CitationScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private let tokens: [Token]
  private let range: Range<Int>

  init(_ text: UnsafeBufferPointer<UInt8>, tokens: [Token], in range: Range<Int>) {
    self.text = text
    self.tokens = tokens
    self.range = range
  }

  /// No bracket of citations is longer; what is, is a list of something else.
  private static let longestBracket = 600

  /// Appends what is found, in text order.
  func scan(into found: inout [Citation]) {
    var citations: [Citation] = []
    var open: [Int] = []
    for index in range {
      let token = tokens[index]
      switch token.kind {
      case .punctuation:
        if token.isMark(UInt8(ascii: "(")) || token.isMark(UInt8(ascii: "[")) {
          open.append(index)
        } else if token.isMark(UInt8(ascii: ")")) || token.isMark(UInt8(ascii: "]")),
          let start = open.popLast(), index - start < Self.longestBracket
        {
          bracket(start + 1..<index, into: &citations)
        }
      case .number:
        identifier(at: index, into: &citations)
      case .word, .greek:
        break
      }
    }
    if citations.count > 1 { citations.sort { $0.range.lowerBound < $1.range.lowerBound } }
    found.append(contentsOf: citations)
  }

  // MARK: Identifiers

  private func identifier(at index: Int, into citations: inout [Citation]) {
    guard index > range.lowerBound else { return }
    let digits = tokens[index]
    let before = tokens[index - 1]
    if before.kind == .word, before.hash == Word.nct, digits.isGlued, digits.count == 8 {
      let span = Int(before.start)..<Int(digits.end)
      citations.append(Citation(.nct("NCT" + string(digits.range)), at: span, in: span))
      return
    }
    guard (1...8).contains(digits.count), text[Int(digits.start)] != UInt8(ascii: "0") else {
      return
    }
    var label = index - 1
    if tokens[label].isMark(UInt8(ascii: ":")), label > range.lowerBound { label -= 1 }
    if tokens[label].kind == .word,
      tokens[label].hash == Word.pmid || tokens[label].hash == Word.pmids
    {
      citations.append(
        Citation(.pmid(string(digits.range)), at: digits.range, in: digits.range))
    }
  }

  // MARK: Author and year

  /// Reads the inside of one bracket, parts apart by semicolons.
  private func bracket(_ inside: Range<Int>, into citations: inout [Citation]) {
    guard inside.contains(where: { isYear($0) }) else { return }
    let whole = Int(tokens[inside.lowerBound - 1].start)..<Int(tokens[inside.upperBound].end)
    var start = inside.lowerBound
    for index in inside.lowerBound...inside.upperBound {
      guard index == inside.upperBound || tokens[index].isMark(UInt8(ascii: ";")) else { continue }
      part(start..<index, in: whole, into: &citations)
      start = index + 1
    }
  }

  /// `Teng et al., 2014`, `see Hu and Hu, 2018, 2019a`; or a bare year whose author stands before
  /// the bracket.
  private func part(_ part: Range<Int>, in bracket: TextRange, into citations: inout [Citation]) {
    guard let firstYear = part.first(where: { isYear($0) }) else { return }
    var authors: String?
    var nameStart = part.lowerBound
    if firstYear == part.lowerBound {
      guard let before = narrative(before: part.lowerBound - 1) else { return }
      authors = string(
        Int(tokens[before.lowerBound].start)..<Int(tokens[before.upperBound - 1].end))
    } else {
      var nameEnd = firstYear
      if tokens[nameEnd - 1].isMark(UInt8(ascii: ",")) { nameEnd -= 1 }
      // Words such as “reviewed in” or “e.g.” may lead the name.
      while nameStart < nameEnd, !beginsName(nameStart) { nameStart += 1 }
      guard nameStart < nameEnd, (nameStart..<nameEnd).allSatisfy({ isNamePart($0) }) else {
        return
      }
      authors = string(Int(tokens[nameStart].start)..<Int(tokens[nameEnd - 1].end))
    }
    guard let authors else { return }
    var isFirst = true
    var index = firstYear
    while index < part.upperBound {
      if isYear(index) {
        let suffix = suffix(after: index, before: part.upperBound)
        let end = Int(tokens[suffix ?? index].end)
        let year = string(Int(tokens[index].start)..<end)
        let start = isFirst ? Int(tokens[nameStart].start) : Int(tokens[index].start)
        citations.append(
          Citation(.authorYear(Self.normal("\(authors) \(year)")), at: start..<end, in: bracket))
        isFirst = false
        index = suffix ?? index
      } else if !tokens[index].isMark(UInt8(ascii: ",")) {
        return
      }
      index += 1
    }
  }

  /// The letter of `2009b`.
  private func suffix(after year: Int, before end: Int) -> Int? {
    let next = year + 1
    guard next < end, tokens[next].isGlued, tokens[next].kind == .word, tokens[next].count == 1
    else { return nil }
    return next
  }

  private func isYear(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .number, token.count == 4, index < range.upperBound else { return false }
    let start = Int(token.start)
    let century = text[start] &* 10 &+ text[start + 1]
    // "19" and "20", digit by digit.
    let isCentury =
      century == UInt8(ascii: "1") &* 10 &+ UInt8(ascii: "9")
      || century == UInt8(ascii: "2") &* 10 &+ UInt8(ascii: "0")
    guard isCentury else { return false }
    // A year glued to letters before it is part of a name.
    return !(token.isGlued && index > range.lowerBound && tokens[index - 1].kind == .word)
  }

  private func beginsName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    return token.shape.contains(.capitalised) || Word.particles.contains(token.hash)
  }

  private func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word:
      return token.shape.contains(.capitalised) || Word.particles.contains(token.hash)
        || Word.between.contains(token.hash) || token.isGlued
    case .punctuation:
      switch token.mark {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "&"),
        UInt8(ascii: ","):
        return true
      default:
        return false
      }
    case .number, .greek:
      return false
    }
  }

  /// The name before a bracket that holds a year alone: `Xiao et al. (2017)`.
  private func narrative(before bracket: Int) -> Range<Int>? {
    var start = bracket
    while start > range.lowerBound, bracket - start < 8, isNamePart(start - 1),
      !tokens[start - 1].isMark(UInt8(ascii: ","))
    {
      start -= 1
    }
    while start < bracket, !beginsName(start) { start += 1 }
    let hasEtAl = (start..<bracket).contains { tokens[$0].hash == Word.al }
    let isShort = bracket - start <= 3 && start < bracket
    return hasEtAl || isShort && bracket - start >= 1 ? start..<bracket : nil
  }

  private func string(_ bytes: TextRange) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self)
  }

  /// One blank between words, and none else.
  private static func normal(_ citation: String) -> String {
    citation.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The words that citations are made of.
private enum Word {
  static let nct = WordHash("nct")
  static let pmid = WordHash("pmid")
  static let pmids = WordHash("pmids")
  static let al = WordHash("al")
  static let between: Set<WordHash> = [
    WordHash("et"), WordHash("al"), WordHash("and"), WordHash("others"),
  ]
  static let particles: Set<WordHash> = [
    WordHash("von"), WordHash("van"), WordHash("de"), WordHash("del"), WordHash("della"),
    WordHash("den"), WordHash("der"), WordHash("di"), WordHash("da"), WordHash("dos"),
    WordHash("du"), WordHash("la"), WordHash("le"), WordHash("ten"), WordHash("ter"),
    WordHash("zu"), WordHash("zur"), WordHash("el"), WordHash("bin"),
  ]
}
