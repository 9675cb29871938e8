import AttestModel

/// The text of a document that is put together from parts: a title, paragraphs under headings.
struct FlatText {
  private(set) var bytes: [UInt8] = []
  private(set) var sections: [Section] = []

  /// Adds a section; paragraphs without text are left out, and a section that has no other.
  mutating func add(_ kind: Section.Kind, _ label: String, _ paragraphs: [String]) {
    let ranges: [TextRange] = paragraphs.compactMap { paragraph in
      guard !paragraph.isEmpty else { return nil }
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      let start = bytes.count
      bytes.append(paragraph)
      return start..<bytes.count
    }
    guard let first = ranges.first, let last = ranges.last else { return }
    sections.append(
      Section(
        kind: kind, label: label, range: first.lowerBound..<last.upperBound, paragraphs: ranges))
  }
}

/// Cuts a text into paragraphs at blank lines; the lines of a paragraph are joined.
func paragraphs(of text: String) -> [String] {
  var paragraphs: [String] = []
  var words: [Substring] = []
  func close() {
    if !words.isEmpty { paragraphs.append(words.joined(separator: " ")) }
    words = []
  }
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    let found = line.split { $0 == " " || $0 == "\t" || $0 == "\u{C}" || $0 == "\u{B}" }
    // A blank line or a bullet begins anew.
    if found.isEmpty || ["*", "-", "•"].contains(found[0]) { close() }
    words += found
  }
  close()
  return paragraphs
}
