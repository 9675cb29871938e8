internal import AttestModel

/// The words of a flattened table's rows, without what the pages print between them: the header
/// again, page numbers, notes.
struct TableBody {
  private typealias Line = ArraySlice<TableItems.Word>

  private(set) var words: [TableItems.Word]

  /// - Returns: nil where the headings stand among the cells, one here and one there: the text
  ///   gives the table column by column, and nothing tells which cells make a row.
  init?(
    _ words: ArraySlice<TableItems.Word>, below header: ArraySlice<TableItems.Word>,
    _ heads: ColumnHeads
  ) {
    let columns = heads.columns(in: header.map { ColumnHeads.Word($0.text) }[...])
    self.words = Self.withoutRepeats(of: header, in: words)
    guard let ordered = Self.withoutHeadings(columns, in: self.words) else { return nil }
    self.words = Self.withoutNotes(ordered)
    self.words = Self.withoutPageNumbers(self.words, below: columns.map(\.meaning))
  }

  private static func lines(of words: [TableItems.Word]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for index in words.indices.dropFirst() where words[index].startsLine {
      lines.append(words[start..<index])
      start = index
    }
    if start < words.count { lines.append(words[start...]) }
    return lines
  }

  /// The words below the header, without its repetitions on later pages.
  private static func withoutRepeats(
    of header: ArraySlice<TableItems.Word>, in words: ArraySlice<TableItems.Word>
  ) -> [TableItems.Word] {
    let printed = header.map(\.text)
    var rest: [TableItems.Word] = []
    var index = words.startIndex
    while index < words.endIndex {
      if words[index].startsLine, words[index].text == printed.first,
        words[index...].prefix(printed.count).map(\.text) == printed
      {
        index += printed.count
      } else {
        rest.append(words[index])
        index += 1
      }
    }
    return rest
  }

  /// The words without lines that are a heading each, as a header is that wraps otherwise on the
  /// next page; nil where cells stand between such lines.
  private static func withoutHeadings(
    _ columns: [ColumnHeads.Column], in words: [TableItems.Word]
  ) -> [TableItems.Word]? {
    let headings = Set(columns.filter { $0.meaning != .other }.map { $0.heading.lowercased() })
    let lines = lines(of: words)
    let found = lines.indices.filter { index in
      headings.contains(lines[index].map(\.text).joined(separator: " ").lowercased())
    }
    let distinct = Set(found.map { lines[$0].map(\.text).joined(separator: " ").lowercased() })
    guard distinct.count > 1, let first = found.first, let last = found.last else { return words }
    guard last - first < found.count else { return nil }
    return lines.indices.filter { !found.contains($0) }.flatMap { lines[$0] }
  }

  /// The words of the rows alone: a note begins a line and goes on to the end of its block.
  private static func withoutNotes(_ words: [TableItems.Word]) -> [TableItems.Word] {
    var isNote = false
    return words.filter { word in
      if word.startsLine, isNote ? word.startsBlock : true { isNote = opensNote(word.text) }
      return !isNote
    }
  }

  private static func opensNote(_ word: String) -> Bool {
    if let mark = word.unicodeScalars.first, "*†‡§¶".unicodeScalars.contains(mark) { return true }
    return ["abbreviations:", "abbreviation:", "abbreviations.", "note:", "notes:", "source:"]
      .contains(word.lowercased())
  }

  // MARK: Page numbers

  /// The words without lines that are a page's number: where no column takes bare numbers, or
  /// where it says of how many pages.
  private static func withoutPageNumbers(
    _ words: [TableItems.Word], below columns: [ColumnMeaning]
  ) -> [TableItems.Word] {
    let takesNumbers = takesNumbers(columns, words)
    let lines = lines(of: words)
    var rest: [TableItems.Word] = []
    // What follows a number that began a block begins it now.
    var isBlockOpen = false
    func add(_ line: Line) {
      rest += line
      if isBlockOpen { rest[rest.count - line.count].startsBlock = true }
      isBlockOpen = false
    }
    for (index, line) in lines.enumerated() {
      let texts = line.map(\.text)
      guard isPageOfPages(texts) || (!takesNumbers && texts.count == 1 && isNumber(texts[0]))
      else {
        add(line)
        continue
      }
      let next = index + 1 < lines.count ? lines[index + 1].first : nil
      let begins = line.first?.startsBlock ?? false
      let ends = next?.startsBlock ?? true
      guard begins || ends, !callsForNumber(rest.last?.text, endsBlock: begins) else {
        add(line)
        continue
      }
      isBlockOpen = begins && !ends
    }
    return rest
  }

  /// Whether some column holds numbers of few digits.
  private static func takesNumbers(_ columns: [ColumnMeaning], _ words: [TableItems.Word]) -> Bool {
    columns.contains { column in
      switch column {
      case .other: true
      case .phase:
        !words.contains { $0.text.lowercased().hasPrefix("phase") }
      case .reference: !words.contains { IdentifierShape.isPMID($0.text) }
      case .factor, .agent, .mediator, .target, .effect, .context, .disease, .status, .trial:
        false
      }
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    word.utf8.count <= 4 && word.utf8.allSatisfy(\.isDigit)
  }

  /// `7 of 20`, `Page 7`, `Page 7 of 20`.
  private static func isPageOfPages(_ texts: [String]) -> Bool {
    var rest = texts[...]
    let isLabelled = ["page", "p."].contains(rest.first?.lowercased() ?? "")
    if isLabelled { rest = rest.dropFirst() }
    if isLabelled, rest.count == 1 { return isNumber(rest[rest.startIndex]) }
    guard rest.count == 3, rest[rest.startIndex + 1] == "of",
      let page = Int(rest[rest.startIndex]), let last = Int(rest[rest.startIndex + 2])
    else { return false }
    return page > 0 && page <= last && last < 10_000
  }

  /// Whether what stands before a number wants one: *Phase*, *type*, `IL-`.
  private static func callsForNumber(_ word: String?, endsBlock: Bool) -> Bool {
    guard let word, let last = word.utf8.last else { return false }
    if !last.isWordByte, last != UInt8(ascii: ")"), last != UInt8(ascii: ".") { return true }
    let bare = word.bare.lowercased()
    if ["phase", "type", "stage", "grade", "and", "or", "to"].contains(bare) { return true }
    // Inside its block, only what ends a row leaves nothing to count.
    return !endsBlock && !IdentifierShape.isPMID(word) && IdentifierShape.trials(in: word).isEmpty
  }
}
