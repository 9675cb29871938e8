import AttestModel

/// Reads a list of records, `[{"id": …, "text": …}, …]`, one record at a time.
struct JSONRecordList {
  /// The record that is being read; its first byte is no blank.
  private var record: [UInt8] = []
  private var isTooLong = false
  /// Where the record begins.
  private var start = TextPosition()
  private var at = TextPosition()
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isOpen = false
  private var isClosed = false
  private var count = 0

  private let name: String

  /// Whether an input is a list: its first mark is an opening bracket.
  static func begins(_ head: [UInt8]) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
    return body.first { $0 > 0x20 } == UInt8(ascii: "[")
  }

  /// Reads all records. A bad one is reported and passed over.
  ///
  /// - Throws: whatever `found` or the stream throws.
  static func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    var list = JSONRecordList(name: name)
    while let piece = try stream.next(), !list.isOver {
      for byte in piece { try list.take(byte, report, found) }
    }
    try list.end(report)
  }

  private init(name: String) {
    self.name = name
  }

  /// Whether something stands behind the list, which has been named.
  private var isOver = false

  private mutating func take(
    _ byte: UInt8, _ report: (Diagnostic) -> Void, _ found: (Document) throws -> Void
  ) throws {
    defer { at.advance(over: byte) }
    if isInString {
      hold(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    guard isOpen else {
      isOpen = byte == UInt8(ascii: "[")
      return
    }
    guard !isClosed else {
      if byte > 0x20, !isOver { fail("something follows the list; give one list only", at, report) }
      isOver = isOver || byte > 0x20
      return
    }
    switch byte {
    case UInt8(ascii: ",") where depth == 0: try close(report, found)
    case UInt8(ascii: "]") where depth == 0:
      if count > 0 || !record.isEmpty || isTooLong { try close(report, found) }
      isClosed = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      hold(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth = max(0, depth - 1)
      hold(byte)
    case 0x09, 0x0A, 0x0D, 0x20: if !record.isEmpty { hold(byte) }
    default:
      isInString = byte == UInt8(ascii: "\"")
      hold(byte)
    }
  }

  private mutating func hold(_ byte: UInt8) {
    if record.isEmpty, !isTooLong { start = at }
    if record.count >= JSONLinesReader.longestLine {
      isTooLong = true
      record = []
    }
    if !isTooLong { record.append(byte) }
  }

  /// Hands over the record that ends here.
  private mutating func close(
    _ report: (Diagnostic) -> Void, _ found: (Document) throws -> Void
  ) throws {
    count += 1
    defer {
      record.removeAll(keepingCapacity: record.capacity < 1_048_576)
      isTooLong = false
    }
    guard !isTooLong else {
      fail(
        "record longer than \(JSONLinesReader.longestLine) bytes; split it", start, report)
      return
    }
    guard !record.isEmpty else {
      fail("a comma with no record before it; take it out", at, report)
      return
    }
    try record.withUnsafeBufferPointer { bytes in
      do throws(JSONFault) {
        var scanner = JSONScanner(bytes)
        let record = try JSONLinesRecord(&scanner)
        if let warning = record.warning {
          report(
            Diagnostic(
              warning, severity: .warning, file: name, line: start.line, column: start.column))
        }
        let document = record.document.placed(line: start.line)
        try wrap { try found(document) }
      } catch {
        if let passedOn = error.passedOn { throw passedOn }
        var place = start
        place.advance(over: UnsafeBufferPointer(rebasing: bytes[..<min(error.offset, bytes.count)]))
        fail(error.message, place, report)
      }
    }
  }

  private func end(_ report: (Diagnostic) -> Void) throws {
    guard !isClosed else { return }
    fail("the list has no end: the file is cut off, and the last record is passed over", at, report)
  }

  private func fail(_ message: String, _ place: TextPosition, _ report: (Diagnostic) -> Void) {
    report(Diagnostic(message, file: name, line: place.line, column: place.column))
  }
}
