public import AttestModel
import CZlib

/// The bytes behind a gzip file, inflated piece by piece; other bytes pass through as they are.
///
/// All members of a file are read, as `cat a.gz b.gz` makes them. What could be inflated before a
/// fault is handed out before the fault is thrown.
public final class GzipByteStream: ByteStream {
  private enum State {
    case unknown, plain, inflating, ended
  }

  private static let pieceSize = 262_144

  private let base: any ByteStream
  private var state = State.unknown
  private let zlib: UnsafeMutablePointer<z_stream>
  private var isOpen = false
  /// Compressed bytes that were read and not yet inflated.
  private var input: [UInt8] = []
  private var position = 0
  private var taken = 0
  private var given = 0
  /// Where the inflated text ends.
  private var line = 1
  private var column = 1
  private var fault: Diagnostic?
  private var warnings: [Diagnostic] = []

  /// Inflates `base` if its first two bytes are those of gzip.
  public init(_ base: any ByteStream) {
    self.base = base
    zlib = .allocate(capacity: 1)
    zlib.initialize(to: z_stream())
  }

  deinit {
    if isOpen { inflateEnd(zlib) }
    zlib.deinitialize(count: 1)
    zlib.deallocate()
  }

  /// As of the bytes below.
  public var name: String { base.name }

  /// As of the bytes below, and what follows the compressed bytes.
  public func takeWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return base.takeWarnings() + warnings
  }

  /// - Throws: a `Diagnostic` that says where the compressed bytes end or are damaged.
  public func next() throws -> [UInt8]? {
    if state == .unknown { try begin() }
    if let fault { throw fault }
    switch state {
    case .plain:
      guard position == 0, !input.isEmpty else { return try base.next() }
      defer { input = [] }
      return input
    case .inflating: return try inflatePiece()
    case .unknown, .ended: return nil
    }
  }

  /// Looks at the first two bytes.
  private func begin() throws {
    while input.count < 2, let piece = try base.next() { input += piece }
    if input.starts(with: [0x1F, 0x8B]) {
      let size = CInt(MemoryLayout<z_stream>.size)
      // 16 asks for gzip's header and trailer, 15 is the largest window.
      guard inflateInit2_(zlib, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
        throw Diagnostic("gzip: no memory to inflate it", code: .software, file: name)
      }
      isOpen = true
      state = .inflating
    } else {
      state = .plain
      if input.isEmpty, hasSuffix(name, among: [".gz"]) {
        throw damage("unexpected end: the file is empty; it is truncated, fetch it again")
      }
    }
  }

  private func inflatePiece() throws -> [UInt8]? {
    var output: [UInt8] = []
    while output.isEmpty, state == .inflating, fault == nil {
      if position == input.count, try !refill() {
        fault = damage(
          "unexpected end after \(taken + position) bytes, \(given) inflated: the file is truncated; "
            + "fetch it again")
        break
      }
      let result = inflate(into: &output)
      note(output)
      switch result {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: try nextMember()
      default: fault = damage(Self.words(for: zlib.pointee.msg) + " at byte \(taken + position)")
      }
    }
    if output.isEmpty, let fault { throw fault }
    return output.isEmpty ? nil : output
  }

  private func inflate(into output: inout [UInt8]) -> CInt {
    var result = Z_OK
    output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      input.withUnsafeMutableBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        zlib.pointee.next_in = start + position
        zlib.pointee.avail_in = UInt32(bytes.count - position)
        zlib.pointee.next_out = buffer.baseAddress
        zlib.pointee.avail_out = UInt32(buffer.count)
        result = CZlib.inflate(zlib, Z_NO_FLUSH)
        position = bytes.count - Int(zlib.pointee.avail_in)
        count = buffer.count - Int(zlib.pointee.avail_out)
      }
    }
    return result
  }

  /// Reads the next compressed bytes; false at the end.
  private func refill() throws -> Bool {
    guard let piece = try base.next() else { return false }
    taken += input.count
    input = piece
    position = 0
    return true
  }

  /// Goes on with the next member, or says what else follows.
  private func nextMember() throws {
    if position == input.count, try !refill() {
      state = .ended
      return
    }
    if input.count - position == 1, let piece = try base.next() { input += piece }
    if input[position...].starts(with: [0x1F, 0x8B]) {
      inflateReset(zlib)
      return
    }
    state = .ended
    var isPadding = input[position...].allSatisfy { $0 == 0 }
    var count = input.count - position
    while let piece = try base.next() {
      isPadding = isPadding && piece.allSatisfy { $0 == 0 }
      count += piece.count
    }
    // Zeros fill up a tape's block: they say nothing.
    guard !isPadding else { return }
    warnings.append(
      Diagnostic(
        "\(count) bytes after the gzip data are passed over; they are no gzip",
        severity: .warning, file: name))
  }

  private static func words(for message: UnsafePointer<CChar>?) -> String {
    let said = message.map { String(cString: $0) } ?? "damaged data"
    switch said {
    case "incorrect data check": return "the CRC does not match the data: they are damaged"
    case "incorrect length check": return "the length does not match: the data are damaged"
    default: return "damaged data (\(said))"
    }
  }

  /// Counts what was inflated, to say how far it could be read.
  private func note(_ piece: [UInt8]) {
    given += piece.count
    let ends = piece.count { $0 == 0x0A }
    line += ends
    let last = ends > 0 ? piece.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 : 0
    if ends > 0 { column = 1 }
    column += piece[last...].count { $0 & 0xC0 != 0x80 }
  }

  private func damage(_ words: String) -> Diagnostic {
    Diagnostic("gzip: \(words)", file: name, line: line, column: column)
  }
}
