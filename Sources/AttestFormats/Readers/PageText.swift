/// Plain text as lines and blocks of lines, the way a page shows it.
struct PageText {
  /// A line without the blanks around it, as byte offsets into the text.
  struct Line {
    let start: Int
    let end: Int
    /// Stands at the top of a page: behind a form feed, or set in by a blank where others aren't.
    var startsPage: Bool
    /// The last line before a form feed or the end.
    var endsPage = false

    var count: Int { end - start }
    var isBlank: Bool { start == end }
    var range: Range<Int> { start..<end }
  }

  let text: UnsafeBufferPointer<UInt8>
  private(set) var lines: [Line] = []
  /// Whether form feeds mark its pages.
  private(set) var hasFormFeeds = false
  /// Whether each line is a paragraph: the text was never wrapped.
  private(set) var isUnwrapped = false
  /// How long a full line of prose is, in bytes.
  private(set) var width = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    splitLines()
    measure()
  }

  private mutating func splitLines() {
    var start = 0
    var at = 0
    let count = text.count
    if count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { start = 3 }
    at = start
    var isPageStart = false
    var indented: [Int] = []
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var low = range.lowerBound
      var high = range.upperBound
      while low < high, text[low].isBlank { low += 1 }
      while high > low, text[high - 1].isBlank { high -= 1 }
      return low..<high
    }
    var filled = 0
    var lastFilled = -1
    func close(at end: Int) {
      let content = trimmed(start..<end)
      lines.append(
        Line(
          start: content.lowerBound, end: content.upperBound,
          startsPage: isPageStart && !content.isEmpty))
      guard !content.isEmpty else { return }
      filled += 1
      lastFilled = lines.count - 1
      if content.lowerBound > start { indented.append(lines.count - 1) }
      isPageStart = false
    }
    while at < count {
      let byte = text[at]
      if byte > 0x0D || byte < 0x0A || byte == 0x0B {
        at += 1
        continue
      }
      // A form feed that opens a line ends no line.
      if byte != 0x0C || at > start { close(at: at) }
      if byte == 0x0C {
        hasFormFeeds = true
        isPageStart = true
        if lastFilled >= 0 { lines[lastFilled].endsPage = true }
      }
      at += 1
      if byte == 0x0D, at < count, text[at] == 0x0A { at += 1 }
      start = at
    }
    if start < count { close(at: count) }
    if indented.count * 5 < filled { for line in indented { lines[line].startsPage = true } }
  }

  private mutating func measure() {
    var lengths: [Int] = []
    var inBlocks: [Int] = []
    var run = 0
    for (index, line) in lines.enumerated() {
      if line.isBlank {
        run = 0
        continue
      }
      lengths.append(line.count)
      run += 1
      // The lines of a block of four or more, but for its last.
      if run > 3, index + 1 < lines.count, !lines[index + 1].isBlank { inBlocks.append(line.count) }
    }
    guard !lengths.isEmpty else { return }
    lengths.sort()
    inBlocks.sort()
    isUnwrapped = lengths.count == 1 || lengths[lengths.count / 2] > 200
    let measured = inBlocks.isEmpty ? lengths : inBlocks
    width = measured[measured.count * 3 / 4]
  }

  /// The bytes of a line.
  func bytes(_ line: Line) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[line.range])
  }

  func bytes(_ line: Int) -> UnsafeBufferPointer<UInt8> { bytes(lines[line]) }

  /// Runs of lines that are neither blank nor left out. A page's first line and the label of a
  /// float open a block of their own; in unwrapped text each line is one.
  func blocks(leavingOut: [Bool]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    func close(at end: Int) {
      if start < end { blocks.append(start..<end) }
    }
    for (index, line) in lines.enumerated() {
      if line.isBlank || leavingOut[index] {
        close(at: index)
        start = index + 1
      } else if line.startsPage || isUnwrapped || opensFloat(index) {
        close(at: index)
        start = index
      }
    }
    close(at: lines.count)
    return blocks
  }

  private func opensFloat(_ line: Int) -> Bool {
    switch text[lines[line].start] {
    case UInt8(ascii: "F"), UInt8(ascii: "T"): FloatLabel(bytes(line))?.isCertain ?? false
    default: false
    }
  }
}

extension UInt8 {
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0B }
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLower: Bool { self &- 0x61 < 26 }
  @inline(__always) var isUpper: Bool { self &- 0x41 < 26 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// A letter, a digit or part of a character beyond ASCII.
  @inline(__always) var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
  /// A to Z made lower case.
  @inline(__always) var lowered: UInt8 { isUpper ? self | 0x20 : self }
}
