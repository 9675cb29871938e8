internal import AttestModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the text of documents again in the mark-up that they were read from.
///
/// Paragraphs are looked for by their first characters, blanks left out, from where the last one
/// ended, and followed from there: what stands between in the source, such as a figure in a
/// paragraph, and what the reader put in are passed over. What is not found has the place of what
/// was found before.
struct TextAlignment {
  private var content: MarkedUpText
  /// Where in the content the next paragraph is looked for.
  private var cursor = 0
  /// Where the document's own content begins.
  private var start = 0

  /// By how many characters a paragraph is told, and how many lead back behind something else.
  private static let longAnchor = 40
  private static let shortAnchor = 14
  /// How far away, in characters of content, a cell and a paragraph's rest are looked for.
  private static let cellWindow = 4_000
  private static let restWindow = 300_000

  init(_ kind: MarkUp) {
    content = MarkedUpText(kind)
  }

  /// Where the bytes of a document's text stand in a source, which may have grown.
  mutating func map(of document: Document, in source: [UInt8]) -> SourceMap? {
    content.read(source)
    guard !content.bytes.isEmpty else { return nil }
    var map = SourceMap()
    var furthest = cursor
    start = cursor
    for section in document.sections {
      for paragraph in section.paragraphs {
        let isTable = section.kind == .table
        let parts = isTable ? Self.cells(of: paragraph, in: document.text) : [paragraph]
        for part in parts { place(part, isCell: isTable, document.text, &map) }
        furthest = max(furthest, cursor)
      }
    }
    cursor = furthest
    return map
  }

  /// The parts of a table's row between the marks that the reader puts there.
  private static func cells(of row: TextRange, in text: [UInt8]) -> [TextRange] {
    var cells: [TextRange] = []
    var begin = row.lowerBound
    for at in row where text[at] == UInt8(ascii: "|") {
      guard at > row.lowerBound, at + 1 < row.upperBound, text[at - 1] == 0x20,
        text[at + 1] == 0x20
      else { continue }
      cells.append(begin..<at)
      begin = at + 1
    }
    cells.append(begin..<row.upperBound)
    return cells
  }

  /// Finds a paragraph or a cell, and notes where its characters stand.
  private mutating func place(
    _ range: TextRange, isCell: Bool, _ text: [UInt8], _ map: inout SourceMap
  ) {
    let wanted = range.filter { text[$0] > 0x20 }
    guard let first = wanted.first else { return }
    let bytes = wanted.map { text[$0] }
    guard var at = beginning(of: bytes, isCell: isCell) else {
      if cursor < content.offsets.count {
        map.append(clean: first, source: Int(content.offsets[cursor]))
      }
      return
    }
    var index = 0
    while index < bytes.count, at < content.bytes.count {
      if bytes[index] != content.bytes[at] {
        guard let (next, found) = goingOn(bytes, index, at) else { break }
        (index, at) = (next, found)
      }
      // The bytes of one character belong together.
      if bytes[index] & 0xC0 != 0x80 {
        map.append(clean: wanted[index], source: Int(content.offsets[at]))
      }
      index += 1
      at += 1
    }
    cursor = at
  }

  private func beginning(of bytes: [UInt8], isCell: Bool) -> Int? {
    let long = bytes.prefix(Self.longAnchor)
    if isCell, let found = find(long, from: cursor, within: Self.cellWindow) { return found }
    if isCell, bytes.count < Self.shortAnchor { return nil }
    let short = bytes.prefix(Self.shortAnchor)
    return find(long, from: cursor) ?? find(long, from: start) ?? find(short, from: cursor)
      ?? find(short, from: start)
  }

  /// Where text and content go on alike, behind something that only one of them has.
  private func goingOn(_ bytes: [UInt8], _ index: Int, _ at: Int) -> (Int, Int)? {
    func anchor(_ index: Int) -> ArraySlice<UInt8> {
      bytes[index..<min(bytes.count, index + Self.shortAnchor)]
    }
    if let found = find(anchor(index), from: at, within: Self.restWindow) { return (index, found) }
    for skipped in 1...40 where index + skipped < bytes.count {
      // A few characters are found anywhere.
      let rest = anchor(index + skipped)
      if let found = find(rest, from: at, within: rest.count < 8 ? 24 : 600) {
        return (index + skipped, found)
      }
    }
    return nil
  }

  private func find(_ needle: ArraySlice<UInt8>, from start: Int, within: Int = .max) -> Int? {
    let end = within < content.bytes.count - start ? start + within : content.bytes.count
    guard !needle.isEmpty, start < end else { return nil }
    return content.bytes.withUnsafeBytes { hay in
      needle.withUnsafeBytes { needle in
        guard let base = hay.baseAddress, let sought = needle.baseAddress,
          let first = needle.first, end - start >= needle.count
        else { return nil }
        var at = start
        let last = end - needle.count
        while at <= last, let found = memchr(base + at, CInt(first), last - at + 1) {
          let place = UnsafeRawPointer(found) - base
          if memcmp(base + place, sought, needle.count) == 0 { return place }
          at = place + 1
        }
        return nil
      }
    }
  }
}
