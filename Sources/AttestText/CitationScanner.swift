internal import AttestModel

/// Finds citations, and PubMed and trial identifiers.
///
///     (Teng et al., 2014; Wang T. et al., 2004)    Teng et al. 2014 | Wang T. et al. 2004
///     Xiao et al. (2017)                           Xiao et al. 2017
///     [1,3-5]                                      1 | 3 | 4 | 5
///     PMID: 26912317, NCT04530344
struct CitationScanner {
  /// How the text of a document points to its reference list.
  struct Style: Hashable {
    /// Round brackets and raised digits may be entries of a numbered list.
    var isNumbered = false
  }

  let text: UnsafeBufferPointer<UInt8>
  let tokens: [Token]
  let range: Range<Int>
  private let style: Style

  init(
    _ text: UnsafeBufferPointer<UInt8>, tokens: [Token], in range: Range<Int>,
    style: Style = Style()
  ) {
    self.text = text
    self.tokens = tokens
    self.range = range
    self.style = style
  }

  /// In tokens. No bracket of citations is longer; what is, is a list of something else.
  private static let longestBracket = 600

  /// Appends what is found, in text order.
  func scan(into found: inout [Citation]) {
    var citations: [Citation] = []
    var open: [Int] = []
    tokens.withUnsafeBufferPointer { tokens in
      for index in range { scan(tokens[index], at: index, &open, into: &citations) }
    }
    if citations.count > 1 { citations.sort { $0.range.lowerBound < $1.range.lowerBound } }
    found.append(contentsOf: citations)
  }

  @inline(__always)
  private func scan(
    _ token: Token, at index: Int, _ open: inout [Int], into citations: inout [Citation]
  ) {
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
      if style.isNumbered { raised(at: index, into: &citations) }
    case .word:
      if token.hash == AuthorWord.al, open.isEmpty { unbracketed(at: index, into: &citations) }
    case .greek:
      break
    }
  }

  // MARK: Identifiers

  private func identifier(at index: Int, into citations: inout [Citation]) {
    guard index > range.lowerBound else { return }
    let digits = tokens[index]
    let before = tokens[index - 1]
    if before.kind == .word, before.hash == Label.nct, digits.isGlued, digits.count == 8 {
      let span = Int(before.start)..<Int(digits.end)
      citations.append(Citation(.nct("NCT" + string(digits.range)), at: span, in: span))
      return
    }
    guard (1...8).contains(digits.count), text[Int(digits.start)] != UInt8(ascii: "0") else {
      return
    }
    // “PMIDs 10500123, 10600456”
    if index > range.lowerBound + 1, digits.count > 4,
      before.isMark(UInt8(ascii: ",")) || before.isMark(UInt8(ascii: ";")),
      let last = citations.last, case .pmid = last.target,
      last.range.upperBound == Int(tokens[index - 2].end)
    {
      citations.append(
        Citation(.pmid(string(digits.range)), at: digits.range, in: digits.range))
      return
    }
    var label = index - 1
    if tokens[label].isMark(UInt8(ascii: ":")), label > range.lowerBound { label -= 1 }
    if tokens[label].kind == .word,
      tokens[label].hash == Label.pmid || tokens[label].hash == Label.pmids
    {
      citations.append(
        Citation(.pmid(string(digits.range)), at: digits.range, in: digits.range))
    }
  }

  // MARK: Author and year

  /// Reads the inside of one bracket: names and years, or numbers of a list.
  private func bracket(_ inside: Range<Int>, into citations: inout [Citation]) {
    let place = Int(tokens[inside.lowerBound - 1].start)..<Int(tokens[inside.upperBound].end)
    if numbers(inside, in: place, into: &citations) { return }
    guard inside.contains(where: { isYear($0) }) else { return }
    var reading = BracketReading(scanner: self, place: place)
    reading.read(inside, into: &citations)
  }

  /// `Teng et al., 2014` in running text.
  private func unbracketed(at al: Int, into citations: inout [Citation]) {
    var year = al + 1
    while year < range.upperBound, year <= al + 2,
      tokens[year].isMark(UInt8(ascii: ".")) || tokens[year].isMark(UInt8(ascii: ","))
    {
      year += 1
    }
    guard year < range.upperBound, isYear(year),
      let name = AuthorGrammar(self).name(endingAt: year, notBefore: range.lowerBound)
    else { return }
    let years = self.years(from: year, before: range.upperBound)
    let last = years.end
    let place = Int(tokens[name.start].start)..<Int(tokens[last - 1].end)
    for (ordinal, item) in years.items.enumerated() {
      let start = ordinal == 0 ? place.lowerBound : item.range.lowerBound
      citations.append(
        Citation(
          .authorYear("\(name.form) \(item.year)"), at: start..<item.range.upperBound, in: place))
    }
  }

  /// Years that share one name: `2014`, `2009b, c`, `2011a–c`, `2012 and 2013`.
  func years(
    from first: Int, before limit: Int
  ) -> (items: [(year: String, range: TextRange)], end: Int) {
    var items: [(year: String, range: TextRange)] = []
    var index = first
    var end = first
    var digits = ""
    while index < limit {
      if isYear(index) {
        digits = string(tokens[index].range)
        var stop = index + 1
        var year = digits
        if let letter = letter(at: stop, before: limit, glued: true) {
          year += letter
          stop += 1
        }
        items.append((year, Int(tokens[index].start)..<Int(tokens[stop - 1].end)))
        index = stop
        end = stop
      } else if let last = items.last, let from = last.year.dropFirst(4).unicodeScalars.first,
        let letter = letter(at: index, before: limit, glued: false),
        let to = letter.unicodeScalars.first, to.value > from.value
      {
        // `2009b, c` goes on with the year before; `2011a–c` means all between.
        let isRange = tokens[index - 1].isMark(UInt8(ascii: "-"))
        for value in (isRange ? from.value + 1 : to.value)...to.value {
          items.append(
            (digits + String(Character(Unicode.Scalar(UInt8(value)))), tokens[index].range))
        }
        index += 1
        end = index
      } else if tokens[index].isMark(UInt8(ascii: ",")) || tokens[index].isMark(UInt8(ascii: "-"))
        || tokens[index].isMark(UInt8(ascii: "/")) || tokens[index].hash == AuthorWord.and
      {
        index += 1
      } else {
        break
      }
    }
    return (items, end)
  }

  /// A single small letter: that of `2009b`.
  private func letter(at index: Int, before limit: Int, glued: Bool) -> String? {
    guard index < limit, tokens[index].kind == .word, tokens[index].count == 1,
      !glued || tokens[index].isGlued
    else { return nil }
    let byte = text[Int(tokens[index].start)]
    guard (UInt8(ascii: "a")...UInt8(ascii: "k")).contains(byte) else { return nil }
    // A word of its own, not the start of one: `, e.g.`
    let next = index + 1
    if next < range.upperBound, tokens[next].isGlued, tokens[next].isMark(UInt8(ascii: ".")),
      !glued
    {
      return nil
    }
    return string(tokens[index].range)
  }

  func isYear(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .number, token.count == 4, index < range.upperBound else { return false }
    let start = Int(token.start)
    let isCentury =
      text[start] == UInt8(ascii: "1") && text[start + 1] == UInt8(ascii: "9")
      || text[start] == UInt8(ascii: "1") && text[start + 1] == UInt8(ascii: "8")
      || text[start] == UInt8(ascii: "2") && text[start + 1] == UInt8(ascii: "0")
    guard isCentury else { return false }
    // A year glued to letters before it is part of a name.
    return !(token.isGlued && index > range.lowerBound && tokens[index - 1].kind == .word)
  }

  func string(_ bytes: TextRange) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[bytes]), as: UTF8.self)
  }

  // MARK: Numbers

  /// Reads `1,3-5`; gives whether the bracket holds numbers of a list and nothing else.
  private func numbers(
    _ inside: Range<Int>, in place: TextRange, into citations: inout [Citation]
  ) -> Bool {
    var listed = inside
    if let label = inside.first, AuthorWord.references.contains(tokens[label].hash) {
      listed = label + 1..<inside.upperBound
      if let stop = listed.first, tokens[stop].isMark(UInt8(ascii: ".")) { listed.removeFirst() }
    }
    guard let first = listed.first, tokens[first].kind == .number else { return false }
    let isRound = tokens[inside.lowerBound - 1].isMark(UInt8(ascii: "("))
    if isRound {
      // “(1) cells grow, (2) …” counts points; a credit stands at the end of what it credits.
      let next = inside.upperBound + 1
      let isAtEnd = next >= range.upperBound || tokens[next].kind == .punctuation
      guard style.isNumbered, isAtEnd else { return false }
    }
    var numbers: [(value: Int, range: TextRange)] = []
    var isRange = false
    for index in listed {
      let token = tokens[index]
      if token.kind == .number {
        guard token.count <= 3, let value = Int(string(token.range)), value > 0 else {
          return false
        }
        let from = isRange ? (numbers.last?.value ?? value) + 1 : value
        guard from <= value, value - from <= 50 else { return false }
        for each in from...value { numbers.append((each, token.range)) }
        isRange = false
      } else if token.isMark(UInt8(ascii: "-")) {
        isRange = true
      } else if !token.isMark(UInt8(ascii: ",")) && !token.isMark(UInt8(ascii: ";")),
        !token.isMark(UInt8(ascii: "&")), token.hash != AuthorWord.and
      {
        return false
      }
    }
    let whole = joined(inside, place, first: numbers.first, to: &citations)
    for number in numbers {
      citations.append(Citation(.number(String(number.value)), at: number.range, in: whole))
    }
    return true
  }

  /// `[3]–[5]`, `[3], [5]`: brackets of numbers side by side credit the same clause, and a dash
  /// between them means all in between. Gives the bracket that they share.
  private func joined(
    _ inside: Range<Int>, _ place: TextRange, first: (value: Int, range: TextRange)?,
    to citations: inout [Citation]
  ) -> TextRange {
    var before = inside.lowerBound - 2
    var isRange = false
    if before >= range.lowerBound {
      isRange = tokens[before].isMark(UInt8(ascii: "-"))
      if isRange || tokens[before].isMark(UInt8(ascii: ",")) { before -= 1 }
    }
    guard before >= range.lowerBound, let first, let last = citations.last,
      tokens[before].kind == .punctuation, last.bracket.upperBound == Int(tokens[before].end),
      case .number(let text) = last.target, let from = Int(text)
    else { return place }
    let whole = last.bracket.lowerBound..<place.upperBound
    for earlier in citations.indices where citations[earlier].bracket == last.bracket {
      citations[earlier] = Citation(
        citations[earlier].target, at: citations[earlier].range, in: whole)
    }
    if isRange, from + 1 < first.value, first.value - from <= 50 {
      for each in from + 1..<first.value {
        citations.append(Citation(.number(String(each)), at: first.range, in: whole))
      }
    }
    return whole
  }

  /// `…of the receptor.¹²`: raised digits behind a word or a mark.
  private func raised(at index: Int, into citations: inout [Citation]) {
    let token = tokens[index]
    guard index > range.lowerBound, token.isGlued, text[Int(token.start)] >= 0x80 else { return }
    let before = tokens[index - 1]
    let isBehindWord = before.kind == .word && before.count >= 4
    guard isBehindWord || before.kind == .punctuation else { return }
    var value = 0
    for scalar in string(token.range).unicodeScalars {
      guard let digit = scalar.properties.numericValue.map({ Int($0) }) else { return }
      value = value * 10 + digit
    }
    guard (1...999).contains(value) else { return }
    // 3⁻⁵ and 3,⁵ stand together and credit the same clause.
    var place = token.range
    if let last = citations.last, case .number(let text) = last.target,
      last.range.upperBound + 3 >= token.range.lowerBound, let from = Int(text)
    {
      place = last.bracket.lowerBound..<token.range.upperBound
      for earlier in citations.indices where citations[earlier].bracket == last.bracket {
        citations[earlier] = Citation(
          citations[earlier].target, at: citations[earlier].range, in: place)
      }
      if before.isMark(UInt8(ascii: "-")), from + 1 < value, value - from <= 50 {
        for each in from + 1..<value {
          citations.append(Citation(.number(String(each)), at: token.range, in: place))
        }
      }
    }
    citations.append(Citation(.number(String(value)), at: token.range, in: place))
  }
}

private enum Label {
  static var nct: WordHash { WordHash("nct") }
  static var pmid: WordHash { WordHash("pmid") }
  static var pmids: WordHash { WordHash("pmids") }
}
