import AttestModel

/// An entry of a bibliography whose lines begin with tags: `TI  - The title`.
struct TaggedEntry {
  /// Tags with their values, in order.
  private(set) var fields: [(tag: String, value: String)] = []
  /// From 1.
  let line: Int

  init(line: Int) {
    self.line = line
  }

  mutating func add(_ tag: String, _ value: String) {
    fields.append((tag, value))
  }

  /// Goes on with the value of the last tag.
  mutating func extend(_ text: String) {
    guard let last = fields.last else { return }
    fields[fields.count - 1].value = last.value.isEmpty ? text : last.value + " " + text
  }

  func all(_ tags: String...) -> [String] {
    fields.filter { tags.contains($0.tag) && !$0.value.isEmpty }.map(\.value)
  }

  /// The first value of the first of these tags that has one.
  func first(_ tags: String...) -> String {
    for tag in tags {
      if let field = fields.first(where: { $0.tag == tag && !$0.value.isEmpty }) {
        return field.value
      }
    }
    return ""
  }

  /// Cuts a text into lines without their ends and without blanks behind.
  static func lines(of text: [UInt8]) -> [String] {
    var lines: [String] = []
    var start = 0
    func close(_ end: Int) {
      var line = text[start..<end]
      while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    for at in text.indices where text[at] == 0x0A || text[at] == 0x0D {
      if text[at] == 0x0A, at > 0, text[at - 1] == 0x0D {
        start = at + 1
        continue
      }
      close(at)
      start = at + 1
    }
    if start < text.count { close(text.count) }
    return lines
  }

  /// The tag and the value of a line; nil where it has no tag.
  ///
  /// - Parameter width: of the tag, blanks included: 4 in MEDLINE (`TI  - `), where the hyphen
  ///   follows at once; 2 in RIS, where two blanks stand between.
  static func field(of line: String, width: Int) -> (tag: String, value: String)? {
    let bytes = Array(line.utf8)
    guard bytes.count > 4, bytes[4] == UInt8(ascii: "-"), bytes[0].isUpper,
      bytes[..<4].allSatisfy({ $0.isUpper || $0.isDigit || $0 == 0x20 }),
      width == 4 || (bytes[2] == 0x20 && bytes[3] == 0x20 && bytes[1] != 0x20),
      bytes.count == 5 || bytes[5] == 0x20
    else { return nil }
    let tag = bytes[..<4].prefix { $0 != 0x20 }
    let value = bytes[5...].drop { $0 == 0x20 }
    return (String(decoding: tag, as: UTF8.self), String(decoding: value, as: UTF8.self))
  }
}
