/// The text of an input as it was given, in UTF-8, and where its lines begin.
///
/// Findings are shown to people at these places: lines and columns count from 1, columns in Unicode
/// scalars.
public final class SourceLines {
  /// As far as it was read.
  public private(set) var bytes: [UInt8]
  private var starts = [0]

  /// The lines of a text; more may come.
  public init(_ bytes: [UInt8] = []) {
    self.bytes = []
    append(bytes)
  }

  /// Takes up what follows.
  public func append(_ piece: [UInt8]) {
    let before = bytes.count
    bytes += piece
    for (index, byte) in piece.enumerated() where byte == 0x0A { starts.append(before + index + 1) }
  }

  /// The line and column of a byte.
  public func place(of byte: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    let start = starts[max(0, low - 1)]
    let end = max(start, min(byte, bytes.count))
    return (max(1, low), bytes[start..<end].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The byte at a line and column; 0 where there is no such line.
  public func byte(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return 0 }
    var byte = starts[line - 1]
    var scalars = 1
    while byte < bytes.count, scalars < column {
      byte += 1
      if byte < bytes.count, bytes[byte] & 0xC0 != 0x80 { scalars += 1 }
    }
    return byte
  }
}
