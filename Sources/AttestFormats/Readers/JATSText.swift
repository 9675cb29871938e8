import AttestModel

/// The text of an article while its XML is read: sections with their paragraphs, floats behind
/// the paragraph they stand in.
struct JATSText {
  struct Draft {
    let kind: Section.Kind
    var label: String
    /// The `<sec>` it belongs to, so that its later paragraphs find it again.
    let owner: Int
    var paragraphs: [JATSParagraph] = []
    /// Tables of a float: their column heads, and which of its paragraphs are theirs.
    var tables: [(columns: [String], paragraphs: Range<Int>)] = []
  }

  private struct OpenSection {
    let owner: Int
    var number = ""
    var title = ""
  }

  private var drafts: [Draft] = []
  private var waiting: [Draft] = []
  private var open: [OpenSection] = []
  private var lastOwner = 0
  private var paragraph = JATSParagraph()
  /// Paragraphs that floats interrupt, the innermost last, each with the float it lies in.
  private var interrupted: [(paragraph: JATSParagraph, float: Draft?)] = []
  private var float: Draft?
  /// Open tables, the innermost last, each with the paragraph and the cell it interrupts.
  private var tables: [(table: JATSTable, paragraph: JATSParagraph, cell: Int?)] = []
  /// How many floats lie around the cell that is open.
  private var cellFloats: Int?
  /// Cells right inside the open cell: of an array, which has no table of its own.
  private var innerCells = 0
  private var calloutStarts: [(start: Int, ids: [String])] = []
  /// Where open superscripts began, and how many callouts there were.
  private var superscripts: [(start: Int, callouts: Int)] = []
  /// What was left out or ended right before, which decides whether words may touch.
  private var gap = JATSGap.none
  /// What part of the article is being read; text outside of all parts is passed over.
  var kind: Section.Kind?

  // MARK: Paragraphs

  /// Adds text to the open paragraph. All white space in a row becomes one blank.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard kind != nil || float != nil else { return }
    if gap != .none, !bytes.isEmpty {
      if gap.separates(paragraph.bytes, from: bytes) { paragraph.bytes.append(0x20) }
      gap = .none
    }
    Self.add(bytes, to: &paragraph.bytes)
  }

  static func add(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var at = 0
    while at < bytes.count {
      if bytes[at] <= 0x20 {
        if let last = text.last, last != 0x20 { text.append(0x20) }
        at += 1
      } else {
        // Single blanks are part of the run that is copied.
        let start = at
        while at < bytes.count, bytes[at] > 0x20 || (bytes[at] == 0x20 && bytes[at - 1] > 0x20) {
          at += 1
        }
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
      }
    }
  }

  /// Puts a blank where something is left out, so that no words are glued together.
  mutating func separate() {
    if let last = paragraph.bytes.last, last != 0x20 { paragraph.bytes.append(0x20) }
  }

  /// Puts a blank only if the text goes on with a word: for marks behind a word.
  mutating func separateWords() {
    gap = .words
  }

  /// Puts a blank behind a letter or a digit.
  mutating func separateFromWord() {
    if JATSGap.isWord(endOf: paragraph.bytes) { separate() }
  }

  mutating func closeParagraph() {
    gap = .none
    // In a cell, a paragraph's end is a blank.
    if let cellFloats, cellFloats == interrupted.count {
      separate()
      return
    }
    paragraph.trim()
    defer {
      paragraph = JATSParagraph()
      if float == nil {
        drafts += waiting
        waiting = []
      }
    }
    // What has no letter and no digit says nothing: a stray full stop, a fixed blank (C2 A0).
    guard paragraph.bytes.contains(where: { $0.isLetter || $0.isDigit || $0 > 0xC2 }) else {
      return
    }
    if float != nil {
      float?.paragraphs.append(paragraph)
      return
    }
    let section = open.last
    let owner = section?.owner ?? 0
    if drafts.last?.owner != owner || drafts.last?.kind != kind { drafts.append(draft(owner)) }
    drafts[drafts.count - 1].paragraphs.append(paragraph)
  }

  private func draft(_ owner: Int) -> Draft {
    Draft(kind: kind ?? .body, label: label, owner: owner)
  }

  /// What the section is called: its own heading, or that of the one around it.
  private var label: String {
    if kind == .abstract { return "abstract" }
    for section in open.reversed() where !(section.number + section.title).isEmpty {
      return section.number.isEmpty || section.title.isEmpty
        ? section.number + section.title : section.number + " " + section.title
    }
    return "body"
  }

  // MARK: Callouts

  mutating func openCallout(_ ids: [String]) {
    calloutStarts.append((paragraph.bytes.count, ids))
  }

  mutating func closeCallout() {
    guard let (start, ids) = calloutStarts.popLast() else { return }
    var range = min(start, paragraph.bytes.count)..<paragraph.bytes.count
    while let first = range.first, paragraph.bytes[first] == 0x20 { range.removeFirst() }
    while let last = range.last, paragraph.bytes[last] == 0x20 { range.removeLast() }
    paragraph.callouts.append((range, ids))
    if let last = range.last, paragraph.bytes[last].isDigit { gap = .behindNumber }
  }

  /// A mark begins that points elsewhere, such as the number of a reference or a figure's label.
  mutating func openMark(isReference: Bool) {
    gap = .mark(isReference: isReference)
  }

  mutating func openSuperscript() {
    superscripts.append((paragraph.bytes.count, paragraph.callouts.count))
  }

  /// Keeps apart from its word what only points to a note: that of a table is taken out.
  mutating func closeSuperscript() {
    guard let (start, callouts) = superscripts.popLast(), start < paragraph.bytes.count,
      callouts == paragraph.callouts.count
    else { return }
    defer { if float == nil { addRaisedNumbers(from: start) } }
    switch NoteMark(paragraph.bytes[start...], behind: paragraph.bytes[..<start]) {
    case .letters where float != nil:
      paragraph.bytes.removeSubrange(start...)
      gap = .words
    case .numbers:
      if start > 0 { paragraph.bytes.insert(0x20, at: start) }
      if start > 0 || float != nil { gap = .words }
    case .letters, nil: break
    }
  }

  /// Numbers in superscript may be those of references where nothing is tied to the list.
  private mutating func addRaisedNumbers(from start: Int) {
    var start = start
    if start < paragraph.bytes.count, paragraph.bytes[start] == 0x20 { start += 1 }
    let numbers = RaisedNumbers(paragraph.bytes[start...], behind: paragraph.bytes[..<start])
    guard let numbers, !numbers.ranges.isEmpty else { return }
    for range in numbers.ranges {
      let number = String(decoding: paragraph.bytes[range], as: UTF8.self)
      paragraph.callouts.append((range, [RaisedNumbers.id(number)]))
    }
  }

  // MARK: Sections

  /// - Parameter title: what the section is called as long as it has no heading.
  mutating func openSection(titled title: String = "") {
    closeParagraph()
    lastOwner += 1
    open.append(OpenSection(owner: lastOwner, title: title))
  }

  mutating func closeSection() {
    closeParagraph()
    _ = open.popLast()
  }

  mutating func number(_ number: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].number = number
  }

  /// Gives the innermost section its heading; it is a section from here on, even if it has no
  /// paragraph of its own.
  mutating func title(_ title: String) {
    closeParagraph()
    guard !open.isEmpty else { return }
    open[open.count - 1].title = title
    if kind != .abstract { drafts.append(draft(open[open.count - 1].owner)) }
  }

  /// A section of one paragraph, such as the article's title.
  mutating func addSection(_ kind: Section.Kind, _ label: String, _ text: String) {
    drafts.append(
      Draft(
        kind: kind, label: label, owner: -1, paragraphs: [JATSParagraph(bytes: Array(text.utf8))]))
  }

  // MARK: Floats

  mutating func openFloat(_ kind: Section.Kind) {
    interrupted.append((paragraph, float))
    paragraph = JATSParagraph()
    float = Draft(kind: kind, label: kind.rawValue, owner: -1)
  }

  /// Calls the open float what its label says: `figure 1` for `Figure 1.` and `Fig. 1`.
  mutating func floatLabel(_ text: String) {
    guard float != nil else { return }
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if let first = words.first, ["fig", "fig."].contains(first) { words[0] = "figure" }
    var label = words.joined(separator: " ")
    while let last = label.last, ".:|".contains(last) { label.removeLast() }
    if !label.isEmpty { float?.label = label }
  }

  mutating func closeFloat() {
    closeParagraph()
    guard let (outer, outerFloat) = interrupted.popLast() else { return }
    if let float, !float.paragraphs.isEmpty { waiting.append(float) }
    paragraph = outer
    float = outerFloat
    gap = .words
    if paragraph.bytes.isEmpty && float == nil {
      drafts += waiting
      waiting = []
    }
  }

  // MARK: Tables

  mutating func openTable() {
    tables.append((JATSTable(), paragraph, cellFloats))
    paragraph = JATSParagraph()
    cellFloats = nil
  }

  /// Tells the open table of a group of rows, a row or a cell; nothing happens outside of one.
  mutating func inTable(_ change: (inout JATSTable) -> Void) {
    guard !tables.isEmpty else { return }
    change(&tables[tables.count - 1].table)
  }

  mutating func openCell() {
    guard !tables.isEmpty else { return }
    guard cellFloats == nil else {
      innerCells += 1
      separate()
      return
    }
    paragraph = JATSParagraph()
    cellFloats = interrupted.count
  }

  mutating func closeCell() {
    guard !tables.isEmpty else { return }
    guard innerCells == 0 else {
      innerCells -= 1
      separate()
      return
    }
    tables[tables.count - 1].table.endCell(paragraph)
    paragraph = JATSParagraph()
    cellFloats = nil
  }

  mutating func closeTable() {
    guard let (table, outer, cell) = tables.popLast() else { return }
    paragraph = outer
    cellFloats = cell
    let (columns, rows) = table.laidOut()
    guard float != nil, !rows.isEmpty else { return }
    let start = float?.paragraphs.count ?? 0
    float?.paragraphs += rows
    float?.tables.append((columns, start..<start + rows.count))
  }

  /// The drafts of all sections, in the order of the text.
  var finishedDrafts: [Draft] { drafts }
}
