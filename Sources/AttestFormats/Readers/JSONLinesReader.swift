public import AttestModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads JSON Lines, one record a line, or a list of such records, in constant memory.
///
///     {"id": "a1", "text": "IFN-γ activates STAT1.", "pmid": "12345678"}
///
///     [{"id": "a1", "text": "IFN-γ activates STAT1."},
///      {"id": "a2", "text": "SOCS3 inhibits JAK2."}]
///
/// Keys: `id` and `text`, and if wanted `title`, `pmid` and `section`; others are passed over. A
/// record without `id` is called by its `pmid`.
public struct JSONLinesReader: DocumentReader {
  /// As `DocumentReader.format`.
  public static let format = "jsonl"
  /// The longest line that is read, in bytes: 64 MiB.
  static let longestLine = 67_108_864

  /// A reader, which has nothing to set.
  public init() {}

  /// By a first character `{`, or `[` and `{` behind it, whatever the blanks between.
  public func recognises(head: [UInt8], name: String) -> Bool {
    let marks = Opening(head).text.lazy.filter { $0 > 0x20 }
    var opening = marks.prefix(2).makeIterator()
    let first = opening.next()
    return first == UInt8(ascii: "{")
      || first == UInt8(ascii: "[") && opening.next() == UInt8(ascii: "{")
      || hasSuffix(name, among: [".jsonl", ".ndjson", ".jsonlines"])
  }

  /// As `DocumentReader.read`; a line that is no record, or longer than 64 MiB, is reported.
  public func read(
    _ stream: any ByteStream, name: String, report: (Diagnostic) -> Void,
    found: (Document) throws -> Void
  ) throws {
    let stream = PeekableByteStream(try UTF16ByteStream.converting(PeekableByteStream(stream)))
    let head = try stream.head()
    if JSONRecordList.begins(head) {
      try JSONRecordList.read(stream, name: name, report: report, found: found)
      return
    }
    var lines = LinePieces()
    var number = 0
    func take(_ line: UnsafeBufferPointer<UInt8>, _ isTooLong: Bool) throws {
      number += 1
      if isTooLong {
        report(
          Diagnostic(
            "line longer than \(Self.longestLine) bytes; split the record",
            file: name, line: number, column: 1))
        return
      }
      var line = line
      if number == 1, line.count < 8, Self.isOpening(line) {
        throw Diagnostic(
          "not JSON Lines: the first record goes over several lines; put each on a line of its own",
          file: name, line: 1, column: 1)
      }
      if number == 1, line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF {
        line = UnsafeBufferPointer(rebasing: line[3...])
      }
      do throws(JSONFault) {
        var scanner = JSONScanner(line)
        if try scanner.isBlank() { return }
        let record = try JSONLinesRecord(&scanner)
        if let warning = record.warning {
          report(
            Diagnostic(warning, severity: .warning, file: name, line: number, column: 1))
        }
        let document = record.document.placed(line: number)
        try wrap { try found(document) }
      } catch {
        if let passedOn = error.passedOn { throw passedOn }
        let place = TextPosition(of: error.offset, in: line)
        report(Diagnostic(error.message, file: name, line: number, column: place.column))
      }
    }
    while let piece = try stream.next() {
      try piece.withUnsafeBufferPointer { try lines.cut($0, limit: Self.longestLine, take) }
    }
    try lines.finish(take)
    for warning in stream.takeWarnings() { report(warning) }
  }

  /// Whether a line holds nothing but a bracket that opens.
  private static func isOpening(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks = line.filter { $0 > 0x20 && $0 < 0x80 }
    return marks == [UInt8(ascii: "{")]
  }

}

/// Lets an error of the caller's through a place that throws faults of JSON.
func wrap(_ body: () throws -> Void) throws(JSONFault) {
  do { try body() } catch { throw JSONFault(0, "", passingOn: error) }
}

/// Cuts pieces of a stream into lines; what a piece leaves unfinished is kept for the next.
private struct LinePieces {
  private var rest: [UInt8] = []
  private var isTooLong = false

  mutating func cut(
    _ piece: UnsafeBufferPointer<UInt8>, limit: Int,
    _ take: (UnsafeBufferPointer<UInt8>, Bool) throws -> Void
  ) throws {
    guard let base = piece.baseAddress else { return }
    var start = 0
    while start < piece.count,
      let newline = memchr(base + start, 0x0A, piece.count - start)
    {
      let end = UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) - base
      let line = UnsafeBufferPointer(start: base + start, count: end - start)
      if rest.isEmpty && !isTooLong {
        try take(line, false)
      } else {
        hold(line, limit: limit)
        try finish(take)
      }
      start = end + 1
    }
    hold(UnsafeBufferPointer(start: base + start, count: piece.count - start), limit: limit)
  }

  private mutating func hold(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    if isTooLong { return }
    if rest.count + bytes.count > limit {
      isTooLong = true
      rest = []
    } else {
      rest.append(contentsOf: bytes)
    }
  }

  /// Hands out what is held, if there is anything.
  mutating func finish(_ take: (UnsafeBufferPointer<UInt8>, Bool) throws -> Void) throws {
    guard isTooLong || !rest.isEmpty else { return }
    defer {
      rest.removeAll(keepingCapacity: rest.capacity < 1_048_576)
      isTooLong = false
    }
    try rest.withUnsafeBufferPointer { try take($0, isTooLong) }
  }
}
