import AttestModel

/// The text of an article while its XML is read: sections with their paragraphs, floats behind
/// the paragraph they stand in.
struct JATSText {
  private struct Draft {
    let kind: Section.Kind
    let label: String
    /// The `<sec>` it belongs to, so that its later paragraphs find it again.
    let owner: Int
    var paragraphs: [[UInt8]] = []
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
  private var paragraph: [UInt8] = []
  /// Paragraphs that floats interrupt, the innermost last, each with the float it lies in.
  private var interrupted: [(paragraph: [UInt8], float: Draft?)] = []
  private var float: Draft?
  /// What part of the article is being read; text outside of all parts is passed over.
  var kind: Section.Kind?

  // MARK: Paragraphs

  /// Adds text to the open paragraph. All white space in a row becomes one blank.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard kind != nil || float != nil else { return }
    Self.add(bytes, to: &paragraph)
  }

  static func add(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      if byte <= 0x20 {
        if let last = text.last, last != 0x20 { text.append(0x20) }
      } else {
        text.append(byte)
      }
    }
  }

  /// Puts a blank where something is left out, so that no words are glued together.
  mutating func separate() {
    if let last = paragraph.last, last != 0x20 { paragraph.append(0x20) }
  }

  /// Whether the last character so far is a letter or a digit.
  var endsInWord: Bool { paragraph.last?.isWordByte ?? false }

  mutating func closeParagraph() {
    if paragraph.last == 0x20 { paragraph.removeLast() }
    defer {
      paragraph = []
      if float == nil {
        drafts += waiting
        waiting = []
      }
    }
    // What has no letter and no digit says nothing: a stray full stop, a fixed blank (C2 A0).
    guard paragraph.contains(where: { $0.isLetter || $0.isDigit || $0 > 0xC2 }) else { return }
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

  // MARK: Sections

  mutating func openSection() {
    closeParagraph()
    lastOwner += 1
    open.append(OpenSection(owner: lastOwner))
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
    drafts.append(Draft(kind: kind, label: label, owner: -1, paragraphs: [Array(text.utf8)]))
  }

  // MARK: Floats

  mutating func openFloat() {
    interrupted.append((paragraph, float))
    paragraph = []
    float = Draft(kind: .figure, label: "figure", owner: -1)
  }

  /// Calls the open float what its label says: `figure 1` for `Figure 1.` and `Fig. 1`.
  mutating func floatLabel(_ text: String) {
    guard let float else { return }
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if let first = words.first, ["fig", "fig."].contains(first) { words[0] = "figure" }
    var label = words.joined(separator: " ")
    while let last = label.last, ".:|".contains(last) { label.removeLast() }
    guard !label.isEmpty else { return }
    self.float = Draft(kind: .figure, label: label, owner: -1, paragraphs: float.paragraphs)
  }

  mutating func closeFloat() {
    closeParagraph()
    guard let (outer, outerFloat) = interrupted.popLast() else { return }
    if let float, !float.paragraphs.isEmpty { waiting.append(float) }
    paragraph = outer
    float = outerFloat
    if paragraph.isEmpty && float == nil {
      drafts += waiting
      waiting = []
    }
  }

  // MARK: The whole

  /// The flat text with its sections.
  func finished() -> (text: [UInt8], sections: [Section]) {
    var text: [UInt8] = []
    let sections = drafts.map { draft in
      let paragraphs = draft.paragraphs.map { paragraph in
        if !text.isEmpty { text += [0x0A, 0x0A] }
        let start = text.count
        text += paragraph
        return start..<text.count
      }
      let end = text.count
      return Section(
        kind: draft.kind, label: draft.label,
        range: (paragraphs.first?.lowerBound ?? end)..<end, paragraphs: paragraphs)
    }
    return (text, sections)
  }
}
