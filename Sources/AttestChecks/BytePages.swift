/// Bytes that are written once and read once, page by page.
struct BytePages {
  /// How many bytes a page has before the next is begun.
  private static let pageSize = 4 << 20

  private(set) var full: [[UInt8]] = []
  /// The page that is written, longer than what is written so far.
  private var page: [UInt8] = []
  private var written = 0

  /// Adds bytes.
  ///
  /// - Parameters:
  ///   - size: how many.
  ///   - write: writes all of them.
  @inline(__always)
  mutating func append(_ size: Int, _ write: (UnsafeMutableRawPointer) -> Void) {
    if written + size > page.count { begin(holding: size) }
    page.withUnsafeMutableBytes { page in
      if let start = page.baseAddress { write(start + written) }
    }
    written += size
  }

  /// Puts the page away and begins another, the first ones shorter: most tables are short.
  private mutating func begin(holding size: Int) {
    let next = max(min(Self.pageSize, max(1 << 16, page.count * 4)), size)
    end()
    // Nothing is read before it was written, and zeros would touch all of the memory.
    page = Array(unsafeUninitializedCapacity: next) { $1 = next }
  }

  private mutating func end() {
    guard written > 0 else { return }
    page.removeLast(page.count - written)
    full.append(page)
    page = []
    written = 0
  }

  /// Takes the pages out.
  mutating func take() -> [[UInt8]] {
    end()
    defer { full = [] }
    return full
  }
}

extension UnsafeMutableRawPointer {
  /// Writes bytes, and goes on behind them.
  @inline(__always)
  mutating func put(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    copyMemory(from: start, byteCount: bytes.count)
    self += bytes.count
  }

  /// Writes a number.
  @inline(__always)
  mutating func put(_ number: Int32) {
    storeBytes(of: number, as: Int32.self)
    self += 4
  }
}
