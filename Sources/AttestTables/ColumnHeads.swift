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

  private enum Sense {
    case column(ColumnMeaning)
    /// A word before a heading that changes nothing: *primary* target.
    case modifier
  }

  /// What was wrong with the table's rows.
  public let diagnostics: [Diagnostic]
  private var senses: [String: Sense] = [:]
  private var longest = 1

  /// Reads a table of `heading` and `meaning`; `#` begins a comment.
  public init(_ table: String, file: String) {
    let reading = WordTableReading(table, header: ("heading", "meaning"), file: file)
    var diagnostics = reading.diagnostics
    for row in reading.rows {
      let words = row.fields.0.split(separator: " ").map { Self.key(String($0)) }
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
      senses[words.joined(separator: " ")] = sense
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
  func columns(in words: [String], splits: Bool = false) -> [Column] {
    let hasCapitals = words.first.map(Self.isCapital) ?? false
    var columns: [Column] = []
    var modifiers: [String] = []
    var index = 0
    while index < words.count {
      let (count, sense) = match(words, at: index, splits: splits)
      let printed = words[index..<index + count].joined(separator: " ")
      let begins = columns.isEmpty || !modifiers.isEmpty || Self.isCapital(words[index])
      let goesOn = hasCapitals ? !begins : words[index].hasPrefix("(") && !columns.isEmpty
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
      .map(String.init)
    var index = 0
    while index < words.count {
      let (count, sense) = match(words, at: index)
      if case .column(let meaning)? = sense, meaning != .other { return meaning }
      index += count
    }
    return .other
  }

  /// Whether a heading of several words is known as a whole.
  func knows(_ heading: String) -> Bool {
    senses[heading.blankSeparated.map(Self.key).joined(separator: " ")] != nil
  }

  private func match(
    _ words: [String], at index: Int, splits: Bool = false
  ) -> (count: Int, sense: Sense?) {
    var count = min(longest, words.count - index)
    while count > 0 {
      if splits, count > 1, isEach(words[index..<index + count]) {
        count -= 1
        continue
      }
      let key = words[index..<index + count].map(Self.key).joined(separator: " ")
      if let sense = senses[key] { return (count, sense) }
      count -= 1
    }
    // `Drug/compound`: the first of two words for one thing.
    if let first = words[index].split(separator: "/").first, first.count < words[index].count,
      let sense = senses[Self.key(String(first))]
    {
      return (1, sense)
    }
    return (1, nil)
  }

  /// Whether each of these words heads a column by itself.
  private func isEach(_ words: ArraySlice<String>) -> Bool {
    words.allSatisfy { word in
      guard Self.isCapital(word), case .column(let meaning)? = senses[Self.key(word)] else {
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
