/// How the text of a page is set: in one column or in two, with tables or without.
struct PageColumns {
  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// Whether some line is the label of a table.
  var hasTables: Bool {
    page.lines.contains { line in
      guard !line.isBlank, page.text[line.start] == UInt8(ascii: "T"),
        let label = FloatLabel(page.bytes(line))
      else { return false }
      return label.kind == .table && (label.isCertain || label.opensTitle)
    }
  }

  /// Whether, in a text that keeps what stands side by side, seldom a line of prose stands beside
  /// another one.
  var isSingle: Bool {
    var long = 0
    var double = 0
    for line in page.lines where line.count >= 40 {
      long += 1
      if isDouble(page.bytes(line)) { double += 1 }
    }
    return double * 8 < long
  }

  /// Two pieces of four words or more, with three blanks or more between.
  private func isDouble(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var words = [0]
    var blanks = 0
    var isInWord = false
    for byte in line {
      if byte.isBlank {
        blanks += 1
        isInWord = false
        continue
      }
      if blanks >= 3 { words.append(0) }
      blanks = 0
      if !isInWord { words[words.count - 1] += 1 }
      isInWord = true
    }
    return words.count == 2 && words.allSatisfy { $0 >= 4 }
  }
}
