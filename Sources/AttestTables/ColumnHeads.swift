public import AttestModel

/// The words that head columns, and what they say the columns hold.
///
///     Agent   Target(s)   Disease(s)   Phase   Status*   ClinicalTrials.gov identifier(s)
public struct ColumnHeads: Sendable {
  /// A column's heading as printed, with its meaning.
  struct Column: Hashable {
    var heading: String
    let meaning: ColumnMeaning
  }

  /// A word of a header, with what comparing it needs.
  struct Word {
    let text: String
    fileprivate let key: WordHash
    fileprivate let isCapital: Bool

    init(_ text: String) {
      self.text = text
      key = WordHash(folded: ColumnHeads.key(text))
      isCapital = ColumnHeads.isCapital(text)
    }
  }

  private enum Sense {
    case column(ColumnMeaning)
    /// A word before a heading that changes nothing: *primary* target.
    case modifier
  }

  /// What was wrong with the table's rows.
  public let diagnostics: [Diagnostic]
  /// By the keys of their words.
  private var senses: [UInt64: Sense] = [:]
  private var longest = 1

  /// Reads a table of `heading` and `meaning`; `#` begins a comment.
  public init(_ table: String, file: String) {
    let reading = WordTableReading(table, header: ("heading", "meaning"), file: file)
    var diagnostics = reading.diagnostics
    for row in reading.rows {
      let words = row.fields.0.blankSeparated.map { Word($0) }
      let sense: Sense
      if let meaning = ColumnMeaning(rawValue: row.fields.1) {
        sense = .column(meaning)
      } else if row.fields.1 == "modifier" {
        sense = .modifier
      } else {
        let known = ColumnMeaning.allCases.map(\.rawValue) + ["modifier"]
        diagnostics.append(
          Diagnostic(
            "unknown meaning “\(row.fields.1)”, expected one of \(known.joined(separator: ", "))",
            file: file, line: row.line))
        continue
      }
      senses[Self.key(words)] = sense
      longest = max(longest, words.count)
    }
    self.diagnostics = diagnostics
  }

  /// The columns that a header's words name.
  ///
  /// Words that no heading knows make columns of their own; small ones go on with the heading
  /// before them where headings begin with capitals: *Effect on immune cells*.
  ///
  /// - Parameter splits: whether two capitals are two columns: *Drug* and *Target*, where else
  ///   *Drug Target* is one.
  func columns(in words: ArraySlice<Word>, splits: Bool = false) -> [Column] {
    let hasCapitals = words.first?.isCapital ?? false
    var columns: [Column] = []
    var modifiers: [String] = []
    var index = words.startIndex
    while index < words.endIndex {
      let (count, sense) = match(words, at: index, splits: splits)
      let printed =
        count == 1
        ? words[index].text : words[index..<index + count].map(\.text).joined(separator: " ")
      let begins = columns.isEmpty || !modifiers.isEmpty || words[index].isCapital
      let goesOn =
        hasCapitals
        ? !begins : words[index].text.utf8.first == UInt8(ascii: "(") && !columns.isEmpty
      index += count
      if goesOn {
        columns[columns.count - 1].heading += " " + printed
        continue
      }
      switch sense {
      case .modifier?:
        modifiers.append(printed)
      case .column(let meaning)?:
        let heading = (modifiers + [printed]).joined(separator: " ")
        columns.append(Column(heading: heading, meaning: meaning))
        modifiers = []
      case nil:
        let heading = (modifiers + [printed]).joined(separator: " ")
        if modifiers.isEmpty, columns.last?.meaning == .other, hasCapitals {
          columns[columns.count - 1].heading += " " + heading
        } else {
          columns.append(Column(heading: heading, meaning: .other))
        }
        modifiers = []
      }
    }
    if !modifiers.isEmpty {
      columns.append(Column(heading: modifiers.joined(separator: " "), meaning: .other))
    }
    return columns
  }

  /// What one whole heading means: the first of its words that says it.
  func meaning(of heading: String) -> ColumnMeaning {
    let words = heading.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" }
      .map { Word(String($0)) }
    var index = 0
    while index < words.count {
      let (count, sense) = match(words[...], at: index)
      if case .column(let meaning)? = sense, meaning != .other { return meaning }
      index += count
    }
    return .other
  }

  /// Whether a heading of several words is known as a whole.
  func knows(_ heading: String) -> Bool {
    senses[Self.key(heading.blankSeparated.map { Word($0) })] != nil
  }

  private func match(
    _ words: ArraySlice<Word>, at index: Int, splits: Bool = false
  ) -> (count: Int, sense: Sense?) {
    var found: (count: Int, sense: Sense)?
    var key = Self.noWords
    for count in 1...min(longest, words.endIndex - index) {
      key = Self.key(key, and: words[index + count - 1])
      guard let sense = senses[key] else { continue }
      if !splits || count == 1 || !isEach(words[index..<index + count]) { found = (count, sense) }
    }
    if let found { return found }
    // `Drug/compound`: the first of two words for one thing.
    let text = words[index].text
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      let first = text[..<slash].isEmpty ? text[text.utf8.index(after: slash)...] : text[..<slash]
      if let sense = senses[Self.key([Word(String(first))])] { return (1, sense) }
    }
    return (1, nil)
  }

  private static let noWords: UInt64 = 0

  /// The key of words with one more behind them.
  private static func key(_ before: UInt64, and word: Word) -> UInt64 {
    (before ^ word.key.value) &* 0x9e37_79b9_7f4a_7c15
  }

  private static func key(_ words: [Word]) -> UInt64 {
    words.reduce(noWords) { key($0, and: $1) }
  }

  /// Whether each of these words heads a column by itself.
  private func isEach(_ words: ArraySlice<Word>) -> Bool {
    words.allSatisfy { word in
      guard word.isCapital, case .column(let meaning)? = senses[Self.key([word])] else {
        return false
      }
      return meaning != .other
    }
  }

  /// A heading's word as it is compared: lower case, singular, without marks.
  static func key(_ word: String) -> String {
    var key = word.lowercased()
    while let last = key.utf8.last, !last.isWordByte, last != UInt8(ascii: ")") { key.removeLast() }
    for ending in ["(s)", "(es)"] where key.hasSuffix(ending) {
      key = String(key.dropLast(ending.count))
    }
    let bytes = Array(key.utf8)
    guard let first = bytes.firstIndex(where: \.isWordByte),
      let last = bytes.lastIndex(where: \.isWordByte)
    else { return key }
    key = String(decoding: bytes[first...last], as: UTF8.self)
    if key.count > 3, key.hasSuffix("s"), !["us", "is", "ss"].contains(where: key.hasSuffix) {
      key = key.hasSuffix("ies") ? key.dropLast(3) + "y" : String(key.dropLast())
    }
    return key
  }

  private static func isCapital(_ word: String) -> Bool {
    word.utf8.first { $0.isWordByte }.map { !$0.isLower } ?? false
  }
}
