/// JSON Lines: one object a row, its keys the columns, lists as arrays.
///
///     {"subject":"IFNG","via":["JAK1","JAK2"],"start":0}
public struct JSONLines: TableFormat {
  public static let name = "jsonl"

  public init() {}

  public func header(_ columns: [String], to output: inout [UInt8]) {}

  public func row(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for (index, cell) in cells.enumerated() where index < columns.count {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(columns[index], to: &output)
      output.append(UInt8(ascii: ":"))
      switch cell {
      case .number(let number): output.append(number: number)
      case .text(let text): append(text, to: &output)
      case .list(let items):
        output.append(UInt8(ascii: "["))
        for (place, item) in items.enumerated() {
          if place > 0 { output.append(UInt8(ascii: ",")) }
          append(item, to: &output)
        }
        output.append(UInt8(ascii: "]"))
      }
    }
    output.append(UInt8(ascii: "}"))
    output.append(0x0A)
  }

  /// Appends a text in quotes; only quotes, backslashes and control characters are escaped.
  private func append(_ text: String, to output: inout [UInt8]) {
    output.append(0x22)
    withBytes(of: text) { bytes in
      var from = 0
      var index = 0
      while index < bytes.count {
        // Most texts need no escape: eight bytes are asked at once.
        if index + 8 <= bytes.count, !Self.needsEscape(bytes, at: index) {
          index += 8
          continue
        }
        let byte = bytes[index]
        index += 1
        // DEL is allowed in JSON, but would reach a terminal.
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<index - 1]))
        from = index
        escape(byte, to: &output)
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from...]))
    }
    output.append(0x22)
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash: a byte is 0 where
  /// subtracting 1 borrows from its highest bit.
  @inline(__always)
  private static func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & high }
    let isControl = (word &- ones &* 0x20) & ~word & high
    return isControl | hasZero(word ^ ones &* 0x22) | hasZero(word ^ ones &* 0x5C)
      | hasZero(word ^ ones &* 0x7F) != 0
  }

  private func escape(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x0A: output.append("\\n")
    case 0x0D: output.append("\\r")
    case 0x09: output.append("\\t")
    default:
      output.append("\\u00")
      let digits: StaticString = "0123456789abcdef"
      output.append(digits.utf8Start[Int(byte >> 4)])
      output.append(digits.utf8Start[Int(byte & 15)])
    }
  }
}
