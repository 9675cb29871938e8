import Attest

/// One line a finding, as compilers write them: `edges.csv:12:4: error: … [ID001]`.
struct TextFindings: FindingFormat {
  static let name = "text"

  func begin(_ checks: [any Check], to output: inout [UInt8]) {}

  func add(_ finding: Finding, number: Int, to output: inout [UInt8]) {
    guard finding.line > 0, finding.column > 0, Diagnostic.isPrintable(finding.message),
      Diagnostic.isPrintable(finding.file)
    else {
      output.append(contentsOf: finding.description.utf8)
      output.append(0x0A)
      return
    }
    // The same as the description, without a text in between: there may be very many.
    var file = finding.file
    var severity = finding.severity.name
    var message = finding.message
    var code = finding.code
    let most =
      file.utf8.count + severity.utf8.count + message.utf8.count + code.utf8.count + Self.room
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { buffer in
      var line = Line(buffer)
      file.withUTF8 { line.add($0) }
      line.add(finding.line)
      line.add(finding.column)
      line.add(": ")
      severity.withUTF8 { line.add($0) }
      line.add(": ")
      message.withUTF8 { line.add($0) }
      line.add(" [")
      code.withUTF8 { line.add($0) }
      line.add("]\n")
      output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<line.count]))
    }
  }

  /// For the marks between the texts and two numbers.
  private static let room = 64

  /// A line that is put together in memory that is long enough.
  private struct Line {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: bytes)
      count += bytes.count
    }

    mutating func add(_ mark: StaticString) {
      add(UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
    }

    /// Adds a colon and a number above zero.
    mutating func add(_ number: Int) {
      buffer[count] = UInt8(ascii: ":")
      count += 1
      let start = count
      var rest = number
      while rest > 0 {
        buffer[count] = UInt8(ascii: "0") + UInt8(rest % 10)
        count += 1
        rest /= 10
      }
      buffer[start..<count].reverse()
    }
  }

  func end(to output: inout [UInt8]) {}
}
