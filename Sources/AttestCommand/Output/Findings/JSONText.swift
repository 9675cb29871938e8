/// Appends texts as JSON has them.
extension [UInt8] {
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x0A: append(contentsOf: "\\n".utf8)
      case 0x00..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        append(contentsOf: ("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends `"name":"text"`.
  mutating func append(json text: String, named name: String, comma: Bool = true) {
    append(json: name)
    append(UInt8(ascii: ":"))
    append(json: text)
    if comma { append(UInt8(ascii: ",")) }
  }

  /// Appends characters that need no quoting.
  mutating func append(raw text: String) { append(contentsOf: text.utf8) }
}
