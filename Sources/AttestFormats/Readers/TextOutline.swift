import AttestModel

/// Puts the blocks of a page text in order: headings open sections, paragraphs that a page break
/// or a float cut in two are made whole, floats stand behind the paragraph they interrupted.
struct TextOutline {
  let page: PageText
  let furniture: PageFurniture
  private(set) var blocks: [Range<Int>]
  /// Single lines and pairs outside tables, among which running heads are looked for.
  private(set) var looseLines: [Int] = []

  private enum Slot {
    case section(DraftSection)
    case float(Int)
  }

  private var slots: [Slot] = []
  var floats: [DraftSection] = []
  /// Floats that wait for the end of the paragraph they interrupt.
  private var waiting: [Int] = []
  private var kind = Section.Kind.abstract
  private var label = "abstract"
  private(set) var lastNumber: HeadingNumber?
  private var hasHeading = false
  private var paragraph: [Range<Int>] = []
  /// The last line of the open paragraph.
  private var lastLine: PageText.Line?
  /// The first block below a table's caption, which is printed again on each of its pages.
  var tableHeads: [Int: Range<Int>] = [:]
  /// The last table of each label.
  var tables: [String: Int] = [:]

  /// The sections of a page text, without its furniture.
  static func sections(of page: PageText) -> [DraftSection] {
    let furniture = PageFurniture(page)
    var leftOut = furniture.evidentLines()
    var outline = TextOutline(page, furniture, leavingOut: leftOut)
    outline.run()
    if !page.isUnwrapped || page.hasFormFeeds {
      let before = leftOut
      furniture.addRepeatedLines(among: outline.looseLines, to: &leftOut)
      if leftOut != before {
        outline = TextOutline(page, furniture, leavingOut: leftOut)
        outline.run()
      }
    }
    return outline.drafts
  }

  private init(_ page: PageText, _ furniture: PageFurniture, leavingOut: [Bool]) {
    self.page = page
    self.furniture = furniture
    blocks = page.blocks(leavingOut: leavingOut)
  }

  private var drafts: [DraftSection] {
    slots.map {
      switch $0 {
      case .section(let draft): draft
      case .float(let index): floats[index]
      }
    }
  }

  private mutating func run() {
    var index = 0
    while index < blocks.count {
      splitHeading(at: index)
      let block = blocks[index]
      let first = page.bytes(block.lowerBound)
      if let label = FloatLabel(first), label.isCertain || opensCaption(label, block) {
        switch label.kind {
        case .figure: index = addFigure(label, at: index)
        case .table: index = addTable(label, at: index)
        }
      } else if FloatLabel.saysContinued(first) {
        index += 1
      } else if block.count == 1 && furniture.isPageNumber(first) {
        index += 1
      } else if let heading = heading(at: index, isStrict: false) {
        open(heading)
        if heading.lines.upperBound < block.upperBound {
          add(heading.lines.upperBound..<block.upperBound)
        }
        index += 1
      } else {
        add(block)
        index += 1
      }
    }
    closeParagraph()
  }

  /// Makes two blocks of one.
  mutating func split(_ index: Int, at line: Int) {
    let block = blocks[index]
    guard block.lowerBound < line, line < block.upperBound else { return }
    blocks[index] = block.lowerBound..<line
    blocks.insert(line..<block.upperBound, at: index + 1)
  }

  /// Cuts a block where a line in it is a heading that articles carry, such as `1 Introduction`,
  /// and the text goes on right below.
  private mutating func splitHeading(at index: Int) {
    let block = blocks[index]
    guard block.count > 1, kind != .references else { return }
    for line in block.dropFirst() where page.lines[line].count <= 60 {
      let bytes = page.bytes(line)
      guard bytes[0].isUpper || bytes[0].isDigit else { continue }
      let numbered = HeadingNumber.leading(bytes)
      let title = UnsafeBufferPointer(rebasing: bytes[(numbered?.title ?? 0)...])
      let standard = StandardHeading.kind(of: title)
      let isNext = standard == .other && numbered?.0.follows(lastNumber) ?? false
      guard isNext || standard == .references && opensList(line, at: index),
        line + 1 == block.upperBound || !page.text[page.lines[line + 1].start].isLower
      else { continue }
      split(index, at: line + 1)
      split(index, at: line)
      return
    }
  }

  // MARK: Headings

  struct Heading {
    let kind: Section.Kind
    let lines: Range<Int>
    let number: HeadingNumber?
    let isAbstract: Bool
  }

  /// The heading that a block is or begins with.
  ///
  /// - Parameter isStrict: in tables, where a row may look like a heading, only the very next
  ///   number counts.
  func heading(at index: Int, isStrict: Bool) -> Heading? {
    let block = blocks[index]
    let first = block.lowerBound
    let bytes = page.bytes(first)
    if let standard = StandardHeading.kind(of: bytes) {
      let stands = block.count == 1 || !page.text[page.lines[first + 1].start].isLower
      guard stands, !isStrict || (index + 1 < blocks.count && page.isSolidProse(blocks[index + 1]))
      else { return nil }
      let kind: Section.Kind =
        switch standard {
        case .abstract: .abstract
        case .references: .references
        case .other: .body
        }
      return Heading(
        kind: kind, lines: first..<first + 1, number: nil, isAbstract: standard == .abstract)
    }
    guard kind != .references, let (number, title) = HeadingNumber.leading(bytes) else {
      return nil
    }
    let isNext = number.follows(lastNumber)
    // `7. References`, which counts even where the headings before have no numbers.
    let rest = UnsafeBufferPointer(rebasing: bytes[title...])
    if StandardHeading.kind(of: rest) == .references,
      opensList(first, at: index) || isNext && !isStrict && block.count == 1
    {
      return Heading(
        kind: .references, lines: first..<first + 1, number: number, isAbstract: false)
    }
    guard isNext || (!isStrict && number.isPlausible(after: lastNumber)) else { return nil }
    guard
      bytes[title].isUpper || bytes[title] >= 0x80 || (isNext && !isStrict && isMixed(bytes, title))
    else { return nil }
    if !isNext && !isParagraphEnded { return nil }
    var lines = block
    if block.count > 3 || page.isUnwrapped {
      // A heading with its text right below it: a short line, then a sentence.
      guard page.lines[first].count * 10 < page.width * 8 || page.isUnwrapped else { return nil }
      guard block.count == 1 || !page.text[page.lines[first + 1].start].isLower else { return nil }
      lines = first..<first + 1
    }
    let length = lines.reduce(0) { $0 + page.lines[$1].count }
    let last = page.lines[lines.upperBound - 1]
    guard length <= 240, !page.endsInIdentifier(last) else { return nil }
    guard ![0x2E, 0x2C, 0x3B, 0x3A].contains(page.text[last.end - 1]) else { return nil }
    // `12. Discussion` may be a reference; its own section says so.
    let isReferences = lines.count == 1 && StandardHeading.kind(of: rest) == .references
    return Heading(
      kind: isReferences ? .references : .body, lines: lines, number: number, isAbstract: false)
  }

  /// Whether an entry of a reference list begins right behind a line: a table of contents has
  /// *References* too.
  private func opensList(_ line: Int, at index: Int) -> Bool {
    let next: Int
    if line + 1 < blocks[index].upperBound {
      next = line + 1
    } else if index + 1 < blocks.count {
      next = blocks[index + 1].lowerBound
    } else {
      return false
    }
    let bytes = page.bytes(next)
    let start = bytes.firstIndex { !($0.isDigit || $0.isBlank || "[]().".utf8.contains($0)) }
    guard let start else { return false }
    return ReferenceEntry.begins(
      String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self))
  }

  /// `mTOR signalling`: a small letter, then a capital.
  private func isMixed(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at + 1 < bytes.count && bytes[at + 1].isUpper
  }

  private mutating func open(_ heading: Heading) {
    closeParagraph()
    if let number = heading.number { lastNumber = number }
    if heading.isAbstract && !hasHeading {
      // What stood before the word itself is the title page.
      slots = slots.map { slot in
        guard case .section(let draft) = slot, draft.kind == .abstract else { return slot }
        return .section(
          DraftSection(kind: .title, label: "title", paragraphs: draft.paragraphs))
      }
    }
    hasHeading = true
    kind = heading.kind
    label = heading.isAbstract ? "abstract" : page.joined(heading.lines)
    slots.append(.section(DraftSection(kind: kind, label: label)))
  }

  // MARK: Paragraphs

  var isParagraphEnded: Bool {
    guard let lastLine else { return true }
    return page.isUnwrapped || page.endsSentence(lastLine)
  }

  private mutating func add(_ block: Range<Int>) {
    if block.count <= 2, !block.contains(where: { page.endsSentence(page.lines[$0]) }) {
      looseLines += block
    }
    if !continuesParagraph(block) { closeParagraph() }
    paragraph += block.map { page.lines[$0].range }
    lastLine = page.lines[block.upperBound - 1]
  }

  private func continuesParagraph(_ block: Range<Int>) -> Bool {
    guard let lastLine, !isParagraphEnded else { return false }
    // A short line by itself before a sentence is a heading of a kind.
    let isStray =
      paragraph.count == 1 && lastLine.count * 10 < page.width * 8 && !page.startsLower(block)
    return !isStray
  }

  private mutating func closeParagraph() {
    if !paragraph.isEmpty {
      if case .section(var draft)? = slots.last, draft.kind == kind, draft.label == label {
        slots.removeLast()
        draft.paragraphs.append(paragraph)
        slots.append(.section(draft))
      } else {
        slots.append(.section(DraftSection(kind: kind, label: label, paragraphs: [paragraph])))
      }
      paragraph = []
      lastLine = nil
    }
    slots += waiting.map(Slot.float)
    waiting = []
  }

  // MARK: Floats

  /// Whether a block is a caption though no mark or capitals part its label from its title: not
  /// where it may go on with a sentence that the page before has begun.
  func opensCaption(_ label: FloatLabel, _ block: Range<Int>) -> Bool {
    label.opensTitle && (isParagraphEnded || !page.isSolidProse(block))
  }

  /// Whether a block begins with the label of a float.
  func isCaption(_ block: Range<Int>) -> Bool {
    guard let label = FloatLabel(page.bytes(block.lowerBound)) else { return false }
    return label.isCertain || opensCaption(label, block)
  }

  /// Takes in a float and gives its place among the floats.
  mutating func addFloat(_ kind: Section.Kind, _ label: String) -> Int {
    floats.append(DraftSection(kind: kind, label: label))
    if paragraph.isEmpty {
      slots.append(.float(floats.count - 1))
    } else {
      waiting.append(floats.count - 1)
    }
    return floats.count - 1
  }

  /// Takes in a figure's caption; gives the index of the block behind it.
  private mutating func addFigure(_ label: FloatLabel, at index: Int) -> Int {
    let float = addFloat(.figure, label.label)
    let block = blocks[index]
    var lines = lines(of: block, behind: label)
    var next = index + 1
    if lines.isEmpty, next < blocks.count, heading(at: next, isStrict: true) == nil,
      !isCaption(blocks[next])
    {
      lines = blocks[next].map { page.lines[$0].range }
      next += 1
    }
    if !lines.isEmpty { floats[float].paragraphs.append(lines) }
    return next
  }

  /// The lines of a caption without its label.
  func lines(of block: Range<Int>, behind label: FloatLabel) -> [Range<Int>] {
    let first = page.lines[block.lowerBound]
    let rest = first.start + label.length..<first.end
    return (rest.isEmpty ? [] : [rest]) + block.dropFirst().map { page.lines[$0].range }
  }
}

extension PageText {
  /// Lines as one line of text, for a heading's label.
  func joined(_ lines: Range<Int>) -> String {
    var result = CleanedText(text, capacity: 0)
    let joining = LineJoining(text, lines: EmptyCollection())
    let place = result.append(lines.map { self.lines[$0].range }, joining: joining)
    return String(decoding: result.bytes[place], as: UTF8.self)
  }
}
