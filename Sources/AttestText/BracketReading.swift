internal import AttestModel

/// One bracket while it is read: its parts are apart by semicolons, or by what follows a year.
struct BracketReading {
  let scanner: CitationScanner
  let place: TextRange
  /// The name that a part without one goes on with: `(Wang et al., 2009b; 2009c)`.
  private var author: String?

  init(scanner: CitationScanner, place: TextRange) {
    self.scanner = scanner
    self.place = place
  }

  mutating func read(_ inside: Range<Int>, into citations: inout [Citation]) {
    let grammar = AuthorGrammar(scanner)
    let tokens = scanner.tokens
    // Where the next name may begin.
    var start = inside.lowerBound
    var index = start
    // Names whose year a semicolon parts from them: `(Teng et al.; 2014)`.
    var parted: AuthorGrammar.Name?
    while index < inside.upperBound {
      if tokens[index].isMark(UInt8(ascii: ";")) {
        parted = nil
        if index + 1 < inside.upperBound, scanner.isYear(index + 1),
          let name = grammar.name(endingAt: index, notBefore: start),
          name.form.hasSuffix(" et al.") || name.form.contains(" and ")
        {
          parted = name
        }
        start = index + 1
      } else if tokens[index].isMark(UInt8(ascii: "(")) || tokens[index].isMark(UInt8(ascii: "[")) {
        // An inner bracket was read by itself.
        index = closing(of: index, before: inside.upperBound)
        start = index + 1
      } else if scanner.isYear(index) {
        let years = scanner.years(from: index, before: inside.upperBound)
        defer {
          start = years.end
          index = years.end - 1
        }
        let name: AuthorGrammar.Name?
        if index == inside.lowerBound {
          // A span of years, or a year and what happened then, credits nobody.
          let isBare =
            years.end == inside.upperBound || tokens[years.end].isMark(UInt8(ascii: ";"))
            || tokens[years.end].isMark(UInt8(ascii: ":"))
          let isSpan = years.items.count == 2 && tokens[index + 1].isMark(UInt8(ascii: "-"))
          name =
            isBare && !isSpan
            ? grammar.name(beforeBracket: index - 1, notBefore: scanner.range.lowerBound) : nil
        } else if index == start, let parted {
          name = parted
        } else if index == start, let author {
          name = AuthorGrammar.Name(form: author, start: index)
        } else {
          name = grammar.name(endingAt: index, notBefore: start)
        }
        author = name?.form
        if let name { add(years.items, of: name, into: &citations) }
      }
      index += 1
    }
  }

  private func add(
    _ years: [(year: String, range: TextRange)], of name: AuthorGrammar.Name,
    into citations: inout [Citation]
  ) {
    for (ordinal, item) in years.enumerated() {
      let start =
        ordinal == 0 ? Int(scanner.tokens[name.start].start) : item.range.lowerBound
      citations.append(
        Citation(
          .authorYear("\(name.form) \(item.year)"),
          at: min(start, item.range.lowerBound)..<item.range.upperBound, in: place))
    }
  }

  private func closing(of open: Int, before end: Int) -> Int {
    var depth = 0
    for index in open..<end {
      switch scanner.tokens[index].mark {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return end
  }
}
