/// The beginning of an input, looked at to see what it is: which element of XML, which keys of
/// JSON, which tags of a bibliography.
struct Opening {
  /// The first characters, byte order marks and the zeros of UTF-16 left out.
  let text: [UInt8]

  init(_ head: [UInt8]) {
    let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    // Marks count at the start alone: their bytes also occur inside letters.
    var rest = head.prefix(65_536)[...]
    rest = rest.prefix(3).contains { marks.contains($0) } ? rest.drop { marks.contains($0) } : rest
    let bytes = rest.contains(0) ? rest.filter { $0 != 0 } : Array(rest)
    text = Array(bytes.drop { $0 <= 0x20 })
  }

  func hasPrefix(_ prefix: String) -> Bool {
    text.starts(with: prefix.utf8)
  }

  /// The lines of the beginning, the last one perhaps cut off.
  var lines: [String] {
    text.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The name of the root element without its prefix; nil where none is seen.
  var rootElement: String? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    var at = 0
    while at < text.count {
      guard let open = text[at...].firstIndex(of: UInt8(ascii: "<")), open + 1 < text.count else {
        return nil
      }
      let rest = text[open...]
      if rest.starts(with: "<!--".utf8) {
        guard let end = position(of: "-->", from: open + 4) else { return nil }
        at = end + 3
      } else if text[open + 1] == UInt8(ascii: "?") {
        guard let end = position(of: "?>", from: open + 2) else { return nil }
        at = end + 2
      } else if text[open + 1] == UInt8(ascii: "!") {
        at = endOfDeclaration(open)
      } else {
        let name = rest.dropFirst().prefix { $0.isWordByte || ":-_.".utf8.contains($0) }
        guard !name.isEmpty else { return nil }
        return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
      }
    }
    return nil
  }

  /// What a DOCTYPE says that the root element is; nil where there is no such line.
  var doctype: String? {
    guard let start = position(of: "<!DOCTYPE", from: 0) else { return nil }
    let name = text[(start + 9)...].drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != 0x3E }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The keys of JSON objects that the beginning shows, whatever their depth.
  var jsonKeys: Set<String> {
    guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") else { return [] }
    var keys: Set<String> = []
    var at = 0
    while at < text.count {
      guard text[at] == UInt8(ascii: "\"") else {
        at += 1
        continue
      }
      var end = at + 1
      while end < text.count, text[end] != UInt8(ascii: "\"") {
        end += text[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < text.count else { break }
      let next = text[(end + 1)...].first { $0 > 0x20 }
      if next == UInt8(ascii: ":") {
        keys.insert(String(decoding: text[(at + 1)..<end], as: UTF8.self))
      }
      at = end + 1
    }
    return keys
  }

  /// Skips `<!DOCTYPE … [ … ]>` and its like.
  private func endOfDeclaration(_ open: Int) -> Int {
    var depth = 0
    for at in open..<text.count {
      switch text[at] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"): if depth <= 0 { return at + 1 }
      default: break
      }
    }
    return text.count
  }

  private func position(of mark: String, from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    guard start <= text.count - mark.count, start >= 0 else { return nil }
    return (start...(text.count - mark.count)).first { at in
      text[at] == mark[0] && text[at...].starts(with: mark)
    }
  }
}
