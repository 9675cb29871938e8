import AttestModel

/// A reference list as a page shows it, cut into its entries.
///
///     1. Teng Y, Ross JL. The involvement of      [1] …      Hu, X., and Hu, Y. (2018). Title.
///        JAK-STAT3. Blood. 2014;1:2-9.                           J. Immunol. 1, 2–9.
///     2. Hu X, …
struct ReferenceText {
  /// A line of the list, without blanks around it.
  struct Line {
    let text: String
    /// How many blanks it is set in.
    let indent: Int
    /// Whether it stands behind an empty line, or a page's end.
    let isBehindGap: Bool
  }

  /// The entries in their order.
  private(set) var entries: [Publication] = []

  init(_ lines: [Line]) {
    let cut = Self.numbered(lines) ?? Self.bulleted(lines) ?? Self.byAuthor(lines)
    for part in cut {
      let text = Self.joined(part.lines)
      let rest = Self.behindDash(text)
      let authors = rest.flatMap { _ in entries.last?.authors }
      entries.append(
        ReferenceEntry(rest ?? text, label: part.label, authors: authors).publication)
    }
  }

  /// What stands behind a dash that means the authors of the entry before: `———. 2015.`, `---,`.
  static func behindDash(_ text: String) -> String? {
    let dashes = text.prefix { "\u{2014}\u{2013}\u{2015}-_".contains($0) }
    guard dashes.count > 2 || dashes == "\u{2014}\u{2014}" else { return nil }
    let rest = text[dashes.endIndex...]
    guard let mark = rest.first, ".,: ".contains(mark) else { return nil }
    return String(rest.drop { ".,: ".contains($0) })
  }

  private typealias Cut = [(label: String, lines: [String])]

  // MARK: Numbered lists

  /// The entries of a list whose numbers go up by one; nil for another list.
  private static func numbered(_ lines: [Line]) -> Cut? {
    guard let first = lines.firstIndex(where: { number($0.text) != nil }), first <= 3,
      let start = number(lines[first].text), start.value <= 2
    else { return nil }
    var cut: Cut = []
    var expected = start.value
    for line in lines[first...] {
      if let found = number(line.text), found.value == expected, found.style == start.style {
        cut.append((String(expected), [found.rest].filter { !$0.isEmpty }))
        expected += 1
      } else if !cut.isEmpty {
        cut[cut.count - 1].lines.append(line.text)
      }
    }
    return cut.count >= 2 || lines.count <= 3 ? cut : nil
  }

  private enum Style { case square, round, stop, bare }

  /// The number that a line begins with: `12.`, `[12]`, `(12)`, `12)`, `12 `.
  private static func number(_ line: String) -> (value: Int, style: Style, rest: String)? {
    let bytes = Array(line.utf8)
    var at = 0
    var style = Style.bare
    if bytes.first == UInt8(ascii: "[") { style = .square }
    if bytes.first == UInt8(ascii: "(") { style = .round }
    if style != .bare { at = 1 }
    let start = at
    while at < bytes.count, at - start < 4, bytes[at].isDigit { at += 1 }
    guard at > start, let value = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      return nil
    }
    if at < bytes.count {
      switch (style, bytes[at]) {
      case (.square, UInt8(ascii: "]")), (.round, UInt8(ascii: ")")): at += 1
      case (.bare, UInt8(ascii: ".")), (.bare, UInt8(ascii: ")")):
        style = .stop
        at += 1
      case (.bare, 0x20), (.bare, 0x09): break
      default: return nil
      }
    } else if style != .bare {
      return nil
    }
    // `2014 was` and `12.5` are no labels.
    guard at == bytes.count || bytes[at].isBlank || style == .square || bytes[at].isUpper else {
      return nil
    }
    while at < bytes.count, bytes[at].isBlank { at += 1 }
    return (value, style, String(decoding: bytes[at...], as: UTF8.self))
  }

  // MARK: Lists with bullets

  /// The entries of a list that has the same mark before each; nil for another list.
  private static func bulleted(_ lines: [Line]) -> Cut? {
    guard let bullet = lines.first?.text.first, "•·∙▪◦‣●○■–*-".contains(bullet) else { return nil }
    var cut: Cut = []
    for line in lines {
      if line.text.first == bullet, line.text.dropFirst().first == " " {
        cut.append(("", [String(line.text.dropFirst().drop { $0 == " " })]))
      } else if cut.isEmpty {
        return nil
      } else {
        cut[cut.count - 1].lines.append(line.text)
      }
    }
    return cut.count > 1 ? cut : nil
  }

  // MARK: Lists by author

  private static func byAuthor(_ lines: [Line]) -> Cut {
    // Where every entry stands apart, or hangs out of what follows it, the page says where it
    // begins; else the text has to.
    let margin = lines.map(\.indent).min() ?? 0
    let hangs =
      lines.filter { $0.indent > margin }.count * 4 >= lines.count
      && lines.filter { $0.indent == margin && ReferenceEntry.begins($0.text) }.count * 2
        >= lines.filter { $0.indent == margin }.count
    // In a text that was never wrapped, every line is an entry.
    let isUnwrapped =
      lines.count { ReferenceEntry.begins($0.text) && hasYear($0.text) } * 10 >= lines.count * 7
    var cut: Cut = []
    for line in lines {
      let previous = cut.last?.lines.last ?? ""
      let isWhole = cut.last.map { $0.lines.contains(where: hasYear) } ?? true
      let begins =
        cut.isEmpty || isUnwrapped && hasYear(line.text)
        || (hangs
          ? line.indent == margin && ReferenceEntry.begins(line.text)
          : ReferenceEntry.begins(line.text)
            && (line.isBehindGap ? isWhole : isWhole && ends(previous))
            || line.isBehindGap && isWhole && ends(previous) && hasYear(line.text))
      if begins {
        cut.append(("", [line.text]))
      } else {
        cut[cut.count - 1].lines.append(line.text)
      }
    }
    return cut.filter { $0.lines.contains(where: hasYear) }
  }

  private static func hasYear(_ line: String) -> Bool { !Identifiers.year(in: line).isEmpty }

  /// Whether a line can be the last of an entry.
  private static func ends(_ line: String) -> Bool {
    guard let last = line.utf8.last else { return true }
    if last == UInt8(ascii: ".") || last == UInt8(ascii: ")") || last == UInt8(ascii: "]") {
      return true
    }
    // A page, a DOI or an address.
    let word = line.split(separator: " ").last ?? ""
    return last.isDigit || word.contains("10.") || word.contains("/")
  }

  /// Lines as one, words that were broken at a line's end made whole.
  private static func joined(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      let last = text.unicodeScalars.last
      if last == "-" || last == "\u{2010}" {
        let isBroken =
          last == "\u{2010}"
          || (line.unicodeScalars.first?.properties.isLowercase ?? false)
            && text.unicodeScalars.dropLast().last?.properties.isLowercase ?? false
            && !text.hasAddressAtEnd
        if isBroken { text.unicodeScalars.removeLast() }
        text += line
      } else if text.isEmpty || text.hasAddressAtEnd && text.utf8.last == UInt8(ascii: "/") {
        text += line
      } else {
        text += " " + line
      }
    }
    return text
  }
}

extension String {
  /// Whether its last word is a DOI or an address, which a line's end may cut.
  fileprivate var hasAddressAtEnd: Bool {
    // From the end, since an entry is asked once for each of its lines.
    let blank = UInt8(ascii: " ")
    guard let last = utf8.lastIndex(where: { $0 != blank }) else { return false }
    let before = utf8[..<last].lastIndex(of: blank).map { utf8.index(after: $0) }
    let word = utf8[(before ?? startIndex)...last]
    func has(_ mark: String) -> Bool {
      word.indices.contains { word[$0...].starts(with: mark.utf8) }
    }
    return has("10.") && has("/") || has("://")
  }
}
