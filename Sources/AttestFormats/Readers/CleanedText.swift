import AttestModel

/// A cleaned text while it is put together, with the map back to its source.
struct CleanedText {
  private let source: UnsafeBufferPointer<UInt8>
  private(set) var bytes: [UInt8] = []
  private(set) var map = SourceMap()

  /// - Parameter capacity: how many bytes to make room for.
  init(_ source: UnsafeBufferPointer<UInt8>, capacity: Int) {
    self.source = source
    bytes.reserveCapacity(capacity)
  }

  /// Appends lines as one paragraph and gives its place. Runs of blanks become one blank.
  mutating func append(_ lines: [Range<Int>], joining: LineJoining) -> TextRange {
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    let start = bytes.count
    var previous: Range<Int>?
    for line in lines where !line.isEmpty {
      if let previous {
        switch joining.join(previous, line) {
        case .blank:
          map.append(clean: bytes.count, source: previous.upperBound)
          bytes.append(0x20)
        case .glued: break
        case .withoutHyphen(let width): bytes.removeLast(min(width, bytes.count - start))
        }
      }
      copy(line)
      previous = line
    }
    return start..<bytes.count
  }

  /// Copies a line, all blanks in a row but the first left out.
  private mutating func copy(_ line: Range<Int>) {
    var from = line.lowerBound
    while from < line.upperBound {
      var to = from
      while to < line.upperBound, !source[to].isBlank { to += 1 }
      // Single blanks are part of the run that is copied.
      while to + 1 < line.upperBound, !source[to + 1].isBlank {
        to += 2
        while to < line.upperBound, !source[to].isBlank { to += 1 }
      }
      map.append(clean: bytes.count, source: from)
      bytes.append(contentsOf: source[from..<to])
      guard to < line.upperBound else { return }
      bytes.append(0x20)
      from = to
      while from < line.upperBound, source[from].isBlank { from += 1 }
    }
  }
}

/// A section while it is put together: its paragraphs as lines of the source.
struct DraftSection {
  let kind: Section.Kind
  let label: String
  var paragraphs: [[Range<Int>]] = []
  /// Whether the first paragraph is the caption of a table.
  var hasCaption = false
}

extension [DraftSection] {
  /// The cleaned text of the sections, its map and their places in it.
  func cleaned(
    from source: UnsafeBufferPointer<UInt8>, joining: LineJoining
  ) -> (text: [UInt8], map: SourceMap, sections: [Section]) {
    var text = CleanedText(source, capacity: source.count)
    // The last one that is no float.
    var open: (kind: Section.Kind, label: String)?
    let sections = map { draft in
      let paragraphs = draft.paragraphs.map { text.append($0, joining: joining) }
      let end = text.bytes.count
      let isFloat = draft.kind == .figure || draft.kind == .table
      let isContinued = !isFloat && open.map { $0 == (draft.kind, draft.label) } ?? false
      if !isFloat { open = (draft.kind, draft.label) }
      return Section(
        kind: draft.kind, label: draft.label,
        range: (paragraphs.first?.lowerBound ?? end)..<end, paragraphs: paragraphs,
        isContinued: isContinued, hasCaption: draft.hasCaption)
    }
    return (text.bytes, text.map, sections)
  }
}
