import AttestModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that are asked for piece by piece, so that no input has to fit in memory.
public protocol ByteStream: AnyObject {
  /// The next piece, of at most 256 KiB and never empty; nil at the end.
  ///
  /// - Throws: a `Diagnostic` with code `inputOutput` where reading fails.
  func next() throws -> [UInt8]?
}

/// The bytes of a file.
public final class FileByteStream: ByteStream {
  private let path: String
  private var descriptor: CInt

  /// Opens a file.
  ///
  /// - Throws: a `Diagnostic` with code `noInput` where it is missing, a folder or not readable.
  public init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(Self.openingFault(errno), code: .noInput, file: path)
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      descriptor = -1
      throw Diagnostic(
        "is a folder where a file is needed; name the files in it", code: .noInput, file: path)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  public func next() throws -> [UInt8]? {
    try readPiece(from: descriptor, named: path)
  }

  private static func openingFault(_ number: CInt) -> String {
    switch number {
    case ENOENT, ENOTDIR: "no such file; check the path"
    case EACCES, EPERM: "may not be read; check its permissions"
    case ELOOP: "is a symbolic link that leads in a circle"
    default: "cannot be opened: \(String(cString: strerror(number)))"
    }
  }
}

/// The bytes of standard input.
public final class StandardInputStream: ByteStream {
  public init() {}

  public func next() throws -> [UInt8]? {
    try readPiece(from: STDIN_FILENO, named: "-")
  }
}

/// Bytes that are already in memory, handed out piece by piece.
public final class MemoryByteStream: ByteStream {
  private let bytes: [UInt8]
  private let pieceSize: Int
  private var position = 0

  /// - Parameter pieceSize: how many bytes a piece has at most.
  public init(_ bytes: [UInt8], pieceSize: Int = 262_144) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  public func next() -> [UInt8]? {
    guard position < bytes.count else { return nil }
    let end = min(position + pieceSize, bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}

/// A stream whose beginning can be looked at before it is read, to see what it holds.
public final class PeekableByteStream: ByteStream {
  private let base: any ByteStream
  private var held: [[UInt8]] = []

  public init(_ base: any ByteStream) {
    self.base = base
  }

  /// The first bytes, at least `count` of them unless the input is shorter; reading still begins
  /// at the first.
  public func head(atLeast count: Int = 1024) throws -> [UInt8] {
    var head = held.flatMap { $0 }
    while head.count < count, let piece = try base.next() {
      held.append(piece)
      head += piece
    }
    return head
  }

  public func next() throws -> [UInt8]? {
    held.isEmpty ? try base.next() : held.removeFirst()
  }
}

/// Reads up to 256 KiB; nil at the end.
private func readPiece(from descriptor: CInt, named name: String) throws -> [UInt8]? {
  let size = 262_144
  var fault: CInt = 0
  let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    var got = 0
    repeat {
      got = read(descriptor, buffer.baseAddress, size)
    } while got < 0 && errno == EINTR
    if got < 0 { fault = errno }
    count = max(0, got)
  }
  guard fault == 0 else {
    throw Diagnostic(
      "cannot be read: \(String(cString: strerror(fault)))", code: .inputOutput, file: name)
  }
  return piece.isEmpty ? nil : piece
}
