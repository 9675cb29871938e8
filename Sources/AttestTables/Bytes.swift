extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  /// A letter, a digit, or part of a letter beyond ASCII.
  var isWordByte: Bool { isDigit || isUpper || isLower || self >= 0x80 }
  var isBlank: Bool { self <= 0x20 }
}

extension String {
  /// Without marks and blanks at either end: `(Completed),` is `Completed`.
  var bare: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: \.isWordByte),
      let last = bytes.lastIndex(where: \.isWordByte)
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// Without blanks at either end.
  var trimmed: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !$0.isBlank }),
      let last = bytes.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// The words between blanks.
  var blankSeparated: [String] {
    utf8.split(whereSeparator: \.isBlank).map { String(Substring($0)) }
  }

  /// Whether a cell stands for nothing to say: empty, a dash, `n/a`, *none*.
  var saysNothing: Bool {
    let text = trimmed
    if text.isEmpty || ["-", "–", "—", "−", "‐", "‑"].contains(text) { return true }
    return [
      "N/A", "n/a", "NA", "n.a.", "N.A.", "ND", "n.d.", "N.D.", "NR", "n.r.", "none", "None",
      "not applicable", "Not applicable", "not available", "Not available", "not reported",
      "Not reported", "not determined", "Not determined", "--", "---",
    ].contains(text)
  }
}
