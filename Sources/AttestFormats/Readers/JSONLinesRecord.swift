import AttestModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One record of a JSON Lines input.
struct JSONLinesRecord {
  private(set) var id = ""
  private(set) var text: [UInt8] = []
  private(set) var title = ""
  private(set) var pmid = ""
  private(set) var section = ""
  /// What is odd about the record but no reason to refuse it.
  private(set) var warning: String?

  /// Reads a whole line.
  init(_ scanner: inout JSONScanner) throws(JSONFault) {
    var hasText = false
    try scanner.expect(
      UInt8(ascii: "{"), "expected a record in braces, as in {\"id\": \"1\", \"text\": \"…\"}")
    if try !scanner.skip(UInt8(ascii: "}")) {
      repeat {
        let key = try scanner.key()
        switch key {
        case .id: id = try scanner.name()
        case .text:
          text = try scanner.string()
          hasText = true
        case .title: title = try scanner.name()
        case .pmid: pmid = try scanner.name()
        case .section: section = try scanner.name()
        case .other: try scanner.skipValue()
        }
      } while try scanner.skip(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "expected , or }")
    }
    try scanner.expectEnd()
    if id.isEmpty { id = pmid }
    guard !id.isEmpty else { throw JSONFault(0, "record without \"id\"; give it one") }
    guard hasText else { throw JSONFault(0, "record without \"text\"; give it one") }
    let hasNUL = text.withUnsafeBytes {
      $0.count > 0 && memchr($0.baseAddress!, 0, $0.count) != nil
    }
    guard !hasNUL, !(id + title + section).utf8.contains(0) else {
      throw JSONFault(0, "record with a NUL character; take it out of its text")
    }
    guard !pmid.isEmpty else { return }
    let given = pmid
    pmid = Identifiers.loosePMID(given) ?? ""
    if pmid.isEmpty {
      warning =
        "PMID '\(given)' is not valid: it must be 1 to 8 digits, the first no zero; the record is "
        + "read without it"
    }
  }

  /// The document: its source is the text as given, its title no part of it.
  var document: Document {
    let label = section.isEmpty ? "abstract" : section
    guard !text.isEmpty else { return document(text, .identity, []) }
    // Read to the end in any case: so the compiler takes many bytes at once.
    let lineEnds = text.withUnsafeBufferPointer { bytes in
      var found: UInt8 = 0
      for byte in bytes { found |= (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) }
      return found
    }
    guard lineEnds > 0 else {
      let all = 0..<text.count
      return document(
        text, .identity, [Section(kind: .abstract, label: label, range: all, paragraphs: [all])])
    }
    let (clean, map, sections) = text.withUnsafeBufferPointer { bytes in
      let page = PageText(bytes)
      var draft = DraftSection(kind: .abstract, label: label)
      if page.isWrapped {
        for block in page.blocks(leavingOut: [Bool](repeating: false, count: page.lines.count)) {
          draft.paragraphs.append(block.map { page.lines[$0].range })
        }
      } else {
        draft.paragraphs = page.lines.filter { !$0.isBlank }.map { [$0.range] }
      }
      return [draft].cleaned(from: bytes, joining: LineJoining(bytes, lines: page.lines))
    }
    return document(clean, map, sections.filter { !$0.paragraphs.isEmpty })
  }

  private func document(_ clean: [UInt8], _ map: SourceMap, _ sections: [Section]) -> Document {
    Document(
      id: id, format: JSONLinesReader.format, title: title, pmid: pmid, text: clean, map: map,
      source: text, sections: sections)
  }
}

extension PageText {
  /// Whether lines end where the page did, not where a paragraph does: of those with another
  /// right below them, at least half end in no sentence end.
  var isWrapped: Bool {
    guard !isUnwrapped else { return false }
    var followed = 0
    var open = 0
    for index in lines.indices.dropLast() where !lines[index].isBlank {
      guard !lines[index + 1].isBlank else { continue }
      followed += 1
      if !endsSentence(lines[index]) { open += 1 }
    }
    return open > 0 && open * 2 >= followed
  }
}
