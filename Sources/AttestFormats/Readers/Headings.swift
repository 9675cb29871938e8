import AttestModel

/// Where a numbered heading stands among the others: `2.1` is 2, 1.
struct HeadingNumber: Hashable {
  let parts: [Int]

  /// Reads `2`, `2.`, `2.1` or `2.1.` at the start of a line that goes on with a word.
  ///
  /// Gives the offset of that word too.
  static func leading(_ line: UnsafeBufferPointer<UInt8>) -> (HeadingNumber, title: Int)? {
    var parts: [Int] = []
    var at = 0
    while at < line.count, line[at].isDigit {
      var value = 0
      let start = at
      while at < line.count, line[at].isDigit, at - start < 3 {
        value = value * 10 + Int(line[at] - 0x30)
        at += 1
      }
      parts.append(value)
      guard at < line.count, line[at] == UInt8(ascii: ".") else { break }
      at += 1
    }
    guard !parts.isEmpty, parts.count <= 5, at < line.count, line[at].isBlank else { return nil }
    while at < line.count, line[at].isBlank { at += 1 }
    guard at < line.count, line[at].isLetter || line[at] >= 0x80 else { return nil }
    return (HeadingNumber(parts: parts), at)
  }

  /// Whether it is the very next one: the next of its level or of one above, or the first below.
  func follows(_ previous: HeadingNumber?) -> Bool {
    guard let previous else { return parts == [1] || parts == [0] || parts == [1, 1] }
    if parts.count == previous.parts.count + 1 {
      return parts.dropLast() == previous.parts[...] && parts.last ?? 0 <= 1
    }
    guard parts.count <= previous.parts.count, let last = parts.last else { return false }
    return parts.dropLast() == previous.parts.prefix(parts.count - 1)
      && last == previous.parts[parts.count - 1] + 1
  }

  /// Whether it may come next where a heading or two were missed.
  func isPlausible(after previous: HeadingNumber?) -> Bool {
    guard let previous else { return parts[0] <= 2 }
    guard previous.parts.lexicographicallyPrecedes(parts) else { return false }
    return parts[0] <= previous.parts[0] + 2 && parts.dropFirst().allSatisfy { $0 < 30 }
  }
}

/// Headings that articles carry without a number.
enum StandardHeading {
  enum Kind: Hashable { case abstract, references, other }

  /// By the fingerprints of the names in lower case.
  private static let names: [WordHash: Kind] = {
    var names: [WordHash: Kind] = [:]
    for name in ["abstract", "summary"] { names[WordHash(folded: name)] = .abstract }
    for name in [
      "references", "bibliography", "literature cited", "reference list", "references and notes",
      "notes and references", "references cited", "cited references", "works cited",
      "cited literature", "citations", "literature", "list of references",
    ] {
      names[WordHash(folded: name)] = .references
    }
    for name in [
      "introduction", "background", "methods", "materials and methods", "methods and materials",
      "material and methods", "results", "results and discussion", "discussion", "conclusion",
      "conclusions", "concluding remarks", "conclusion and perspectives",
      "conclusions and perspectives", "future perspectives", "limitations", "acknowledgements",
      "acknowledgments", "acknowledgement", "acknowledgment", "funding", "author contributions",
      "authors contributions", "conflict of interest", "conflicts of interest",
      "competing interests", "declaration of competing interest", "data availability",
      "data availability statement", "ethics statement", "abbreviations", "publishers note",
      "supplementary material", "supplementary materials", "supplementary data", "appendix",
    ] {
      names[WordHash(folded: name)] = .other
    }
    return names
  }()

  /// The heading that a whole line is, with or without a final mark.
  static func kind(of line: UnsafeBufferPointer<UInt8>) -> Kind? {
    guard line.count >= 7, line.count <= 48, line[0].isUpper else { return nil }
    var end = line.count
    while end > 1, line[end - 1] == UInt8(ascii: ":") || line[end - 1] == UInt8(ascii: ".") {
      end -= 1
    }
    let title = numeral(line)
    guard end > title else { return nil }
    var hasher = WordHash.Hasher()
    for byte in line[title..<end] {
      // Letters and blanks alone; apostrophes, ’ being E2 80 99, are passed over.
      if byte.isLetter || byte == 0x20 {
        hasher.add(byte.lowered)
      } else if ![0x27, 0xE2, 0x80, 0x99].contains(byte) {
        return nil
      }
    }
    let kind = names[hasher.finish()]
    return title == 0 || kind == .references ? kind : nil
  }

  /// Where the title begins behind a Roman number, `VII. References`; 0 where there is none.
  private static func numeral(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    while at < line.count, at < 6, "IVXL".utf8.contains(line[at]) { at += 1 }
    guard at > 0, at + 1 < line.count, ".)".utf8.contains(line[at]), line[at + 1].isBlank else {
      return 0
    }
    while at < line.count, !line[at].isLetter { at += 1 }
    return at
  }
}
