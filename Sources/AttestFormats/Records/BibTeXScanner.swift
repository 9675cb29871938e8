import AttestModel

/// Finds the entries of a BibTeX file.
struct BibTeXScanner {
  private let bytes: [UInt8]
  private var at = 0
  private var strings: [String: String] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private struct Fault: Error {
    let message: String
  }

  /// The next entry; nil at the end. A bad entry is reported and passed over.
  mutating func next(file: String, _ report: (Diagnostic) -> Void) -> BibTeXEntry? {
    while skipToEntry() {
      let start = at
      do throws(Fault) {
        if let entry = try entry() { return entry }
      } catch {
        let place = bytes.withUnsafeBufferPointer { TextPosition(of: start, in: $0) }
        report(
          Diagnostic(error.message, file: file, line: place.line, column: place.column))
        at = max(at, start + 1)
      }
    }
    return nil
  }

  /// Goes to the next `@` that is in no comment; a `%` comments out the rest of its line.
  private mutating func skipToEntry() -> Bool {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "@") { return true }
      if bytes[at] == UInt8(ascii: "%") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else {
        at += 1
      }
    }
    return false
  }

  private mutating func entry() throws(Fault) -> BibTeXEntry? {
    at += 1
    let kind = word().lowercased()
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "(") else {
      throw Fault(message: "expected { behind @\(kind)")
    }
    if kind == "comment" || kind == "preamble" {
      _ = try braced()
      return nil
    }
    at += 1
    if kind == "string" {
      for (name, value) in try fields() { strings[name] = value }
      return nil
    }
    skipBlanks()
    let start = at
    while at < bytes.count, !",})".utf8.contains(bytes[at]) { at += 1 }
    let key = String(decoding: bytes[start..<at], as: UTF8.self)
    if at < bytes.count, bytes[at] == UInt8(ascii: ",") { at += 1 }
    return BibTeXEntry(kind: kind, key: key, fields: try fields())
  }

  /// `name = value, …` up to the entry's end.
  private mutating func fields() throws(Fault) -> [String: String] {
    var fields: [String: String] = [:]
    while true {
      skipBlanks()
      guard at < bytes.count else { throw Fault(message: "entry without its closing }") }
      if bytes[at] == UInt8(ascii: "}") || bytes[at] == UInt8(ascii: ")") {
        at += 1
        return fields
      }
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      let name = word().lowercased()
      skipBlanks()
      guard !name.isEmpty, at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
        throw Fault(message: "expected 'name = value' in an entry")
      }
      at += 1
      let value = try value()
      let isName = name == "author" || name == "editor"
      fields[name] = isName ? Self.names(value) : BibTeXText.plain(value)
    }
  }

  /// Plain names; one that is braced as a whole is marked, so that it is not taken apart.
  private static func names(_ value: String) -> String {
    var depth = 0
    var names: [String] = [""]
    var words = value.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.popFirst() {
      if word == "and", depth == 0 {
        names.append("")
        continue
      }
      depth += word.filter { $0 == "{" }.count - word.filter { $0 == "}" }.count
      names[names.count - 1] += (names[names.count - 1].isEmpty ? "" : " ") + word
    }
    return names.map { name in
      let isWhole = name.hasPrefix("{") && name.hasSuffix("}") && !name.hasPrefix("{\\")
      return (isWhole ? String(BibTeXText.whole) : "") + BibTeXText.plain(name)
    }.joined(separator: String(BibTeXText.separator))
  }

  /// Strings, numbers and abbreviations, joined by `#`.
  private mutating func value() throws(Fault) -> String {
    var value = ""
    repeat {
      skipBlanks()
      guard at < bytes.count else { throw Fault(message: "value that is cut off") }
      switch bytes[at] {
      case UInt8(ascii: "{"): value += try braced()
      case UInt8(ascii: "\""): value += try quoted()
      default:
        let name = word()
        guard !name.isEmpty else { throw Fault(message: "expected a value in { } or quotes") }
        value += strings[name.lowercased()] ?? name
      }
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "#") else { return value }
      at += 1
    } while true
  }

  /// What stands between the bracket here and the one that closes it.
  private mutating func braced() throws(Fault) -> String {
    let start = at + 1
    let isRound = bytes[at] == UInt8(ascii: "(")
    let (open, close): (UInt8, UInt8) = isRound ? (0x28, 0x29) : (0x7B, 0x7D)
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 1
      } else if bytes[at] == open {
        depth += 1
      } else if bytes[at] == close {
        depth -= 1
        if depth == 0 {
          at += 1
          return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
        }
      }
      at += 1
    }
    throw Fault(message: "a bracket is never closed: the file is cut off or a brace is missing")
  }

  private mutating func quoted() throws(Fault) -> String {
    let start = at + 1
    var depth = 0
    at += 1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\"") where depth == 0:
        at += 1
        return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
      default: break
      }
      at += 1
    }
    throw Fault(message: "a quoted value without its closing quote")
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, bytes[at].isWordByte || "-_:.+/".utf8.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Passes over blanks, and over comments from `%` to the end of the line.
  private mutating func skipBlanks() {
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%") {
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      } else if bytes[at] <= 0x20 {
        at += 1
      } else {
        return
      }
    }
  }
}
