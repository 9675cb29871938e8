/// JSON Lines: one object a row, its keys the columns, lists as arrays.
///
///     {"subject":"IFNG","via":["JAK1","JAK2"],"start":0}
public struct JSONLines: TableFormat {
  /// As `TableFormat.name`.
  public static let name = "jsonl"

  /// The one way in which JSON Lines are written.
  public init() {}

  /// Appends nothing: each row names its columns.
  public func header(_ columns: [String], to output: inout [UInt8]) {}

  /// As `TableFormat.row`; `columns` are the keys.
  public func row(_ cells: [Cell], columns: [String], to output: inout [UInt8]) {
    let count = min(cells.count, columns.count)
    var bound = 3
    for index in 0..<count {
      bound += columns[index].utf8.count * 6 + 26
      switch cells[index] {
      case .number, .hundredths, .boolean: break
      case .text(let text): bound += text.utf8.count * 6
      case .list(let items): for item in items { bound += item.utf8.count * 6 + 3 }
      }
    }
    // The row is written into memory that is large enough whatever has to be escaped, so that no
    // byte asks for room.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bound) { memory in
      var row = JSONRow(start: memory.baseAddress!)
      row.append(UInt8(ascii: "{"))
      for index in 0..<count {
        if index > 0 { row.append(UInt8(ascii: ",")) }
        row.append(key: columns[index])
        switch cells[index] {
        case .number(let number): row.append(number: number)
        case .hundredths(let number): row.append(hundredths: number)
        case .boolean(let isTrue): row.append(isTrue)
        case .text(let text): row.append(text)
        case .list(let items):
          row.append(UInt8(ascii: "["))
          for (place, item) in items.enumerated() {
            if place > 0 { row.append(UInt8(ascii: ",")) }
            row.append(item)
          }
          row.append(UInt8(ascii: "]"))
        }
      }
      row.append(UInt8(ascii: "}"))
      row.append(0x0A)
      output.append(contentsOf: UnsafeBufferPointer(start: row.start, count: row.count))
    }
  }
}

/// One row while it is written; whoever makes it gives it room enough: for a text six times its
/// bytes and its quotes.
private struct JSONRow {
  let start: UnsafeMutablePointer<UInt8>
  var count = 0

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    start[count] = byte
    count += 1
  }

  /// Appends the name of a column, in which nothing is escaped, with its colon.
  mutating func append(key: String) {
    append(0x22)
    withBytes(of: key) { bytes in
      UnsafeMutableBufferPointer(start: start + count, count: bytes.count).update(
        fromContentsOf: bytes)
      count += bytes.count
    }
    append(0x22)
    append(UInt8(ascii: ":"))
  }

  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let first = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var digits = UnsafeMutableBufferPointer(start: start + first, count: count - first)
    digits.reverse()
  }

  mutating func append(hundredths: Int) {
    for digit in Cell.text(ofHundredths: hundredths).utf8 { append(digit) }
  }

  mutating func append(_ isTrue: Bool) {
    for letter in (isTrue ? "true" : "false").utf8 { append(letter) }
  }

  /// Appends a text in quotes; only quotes, backslashes and control characters are escaped.
  mutating func append(_ text: String) {
    append(0x22)
    withBytes(of: text) { bytes in
      var index = 0
      while index < bytes.count {
        // Most texts need no escape: eight bytes are taken at once.
        if index + 8 <= bytes.count {
          let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
          if !Self.needsEscape(word) {
            UnsafeMutableRawPointer(start + count).storeBytes(of: word, as: UInt64.self)
            index += 8
            count += 8
            continue
          }
        }
        let byte = bytes[index]
        index += 1
        // DEL is allowed in JSON, but would reach a terminal.
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
          escape(byte)
        } else {
          append(byte)
        }
      }
    }
    append(0x22)
  }

  /// Whether one of eight bytes is a control character, a quote or a backslash: a byte is 0 where
  /// subtracting 1 borrows from its highest bit.
  @inline(__always)
  private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & high }
    let isControl = (word &- ones &* 0x20) & ~word & high
    return isControl | hasZero(word ^ ones &* 0x22) | hasZero(word ^ ones &* 0x5C)
      | hasZero(word ^ ones &* 0x7F) != 0
  }

  private mutating func escape(_ byte: UInt8) {
    append(0x5C)
    switch byte {
    case 0x22: append(0x22)
    case 0x5C: append(0x5C)
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      let digits: StaticString = "0123456789abcdef"
      append(UInt8(ascii: "u"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0"))
      append(digits.utf8Start[Int(byte >> 4)])
      append(digits.utf8Start[Int(byte & 15)])
    }
  }
}
