/// Turns byte offsets into offsets in Unicode scalars, the unit of every exported table.
///
/// A count is kept for every 256 bytes, so a look-up reads at most that many.
public struct SourceOffsets: Sendable {
  private static let stride = 256

  private let source: [UInt8]
  /// Scalars that begin before byte `index * stride`; empty where the source is ASCII.
  private let counts: [Int]

  /// Counts the scalars of a source in UTF-8, once through.
  public init(_ source: [UInt8]) {
    self.source = source
    var counts: [Int] = []
    var scalars = 0
    source.withUnsafeBufferPointer { bytes in
      counts.reserveCapacity(bytes.count / Self.stride + 1)
      var start = 0
      while start < bytes.count {
        counts.append(scalars)
        let end = min(start + Self.stride, bytes.count)
        scalars += end - start - Self.continuations(in: bytes[start..<end])
        start = end
      }
    }
    self.counts = scalars == source.count ? [] : counts
  }

  /// How many bytes of the form 10xxxxxx there are, which continue a scalar; eight at a time.
  private static func continuations(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let raw = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
    var count = 0
    var at = 0
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // One bit is left of each such byte; the product adds them up in its highest byte.
      let found = (word & ~(word << 1) & 0x8080_8080_8080_8080) >> 7
      count += Int(truncatingIfNeeded: (found &* 0x0101_0101_0101_0101) >> 56)
      at += 8
    }
    while at < raw.count {
      count += raw[at] & 0xC0 == 0x80 ? 1 : 0
      at += 1
    }
    return count
  }

  /// How many Unicode scalars begin before a byte of the source.
  public func scalars(before byte: Int) -> Int {
    guard !counts.isEmpty else { return min(byte, source.count) }
    let byte = min(byte, source.count)
    guard byte > 0 else { return 0 }
    let block = min(byte / Self.stride, counts.count - 1)
    var scalars = counts[block]
    for index in block * Self.stride..<byte where source[index] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }

  /// A range of bytes as a range of Unicode scalars.
  public func scalars(in range: Range<Int>) -> Range<Int> {
    scalars(before: range.lowerBound)..<scalars(before: range.upperBound)
  }
}
