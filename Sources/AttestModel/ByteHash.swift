/// A number of 64 bits that stands for some bytes, the same in every run.
///
/// For telling things apart that are compared by it alone: among a million, two meet by chance once
/// in 40 million times.
public struct ByteHash: Sendable {
  @usableFromInline var state: UInt64

  /// The number for what was taken up so far.
  @inlinable public var value: UInt64 { state }

  /// The hash of nothing yet; another seed gives another number for the same bytes.
  @inlinable
  public init(_ seed: UInt64 = 0) {
    state = seed ^ 0x9e37_79b9_7f4a_7c15
  }

  /// The hash of bytes.
  @inlinable
  public static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash(UInt64(truncatingIfNeeded: bytes.count))
    hash.take(bytes)
    return hash.value
  }

  /// Takes up a number.
  @inlinable
  public mutating func add(_ number: UInt64) {
    let wide = (state ^ number).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    state = (wide.high ^ wide.low) &+ 0xa076_1d64_78bd_642f
  }

  /// Takes up bytes; the caller takes up their number where it may differ.
  @inlinable
  public mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index + 8 <= raw.count {
      add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    guard index < raw.count else { return }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while index < raw.count {
      rest |= UInt64(raw[index]) &<< shift
      shift += 8
      index += 1
    }
    add(rest)
  }
}
