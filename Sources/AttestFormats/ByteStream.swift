public import AttestModel

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

  /// The path it was opened by, `-` for standard input, empty where it has none.
  var name: String { get }

  /// What was odd about the bytes but no reason to stop; told once, complete at the end.
  func takeWarnings() -> [Diagnostic]
}

extension ByteStream {
  /// Empty: most bytes have no path.
  public var name: String { "" }

  /// None: most bytes give no cause for any.
  public func takeWarnings() -> [Diagnostic] { [] }
}

/// The bytes of a file.
public final class FileByteStream: ByteStream {
  private let path: String
  private var descriptor: CInt
  /// Whether reading may have to wait, as it has to for what another program writes into a pipe.
  private var isRegular = true
  /// What was read to see whether somebody writes.
  private var held: [UInt8] = []

  /// Opens a file, or a pipe that is named as one.
  ///
  /// - Throws: a `Diagnostic` with code `noInput` where it is missing, a folder, not readable, or a
  ///   pipe that nobody writes to.
  public init(path: String) throws {
    self.path = path
    // A pipe would hold the program up until somebody writes to it.
    descriptor = open(SystemPath.bytes(of: path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let fault = Self.openingFault(errno)
      throw Diagnostic(fault, code: .noInput, file: SystemPath.shown(path))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    isRegular = status.st_mode & S_IFMT == S_IFREG
    if status.st_mode & S_IFMT == S_IFDIR {
      throw refusal("is a folder where a file is needed; name the files in it")
    }
    if status.st_mode & S_IFMT == S_IFIFO, !hasWriter() {
      throw refusal(
        "not a regular file, but a pipe that nobody writes to; name a file, or give - and pipe the"
          + " input in")
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  }

  private func refusal(_ message: String) -> Diagnostic {
    close(descriptor)
    descriptor = -1
    return Diagnostic(message, code: .noInput, file: SystemPath.shown(path))
  }

  /// Waits a moment for bytes in a pipe, or for a program at its other end.
  private func hasWriter() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&request, 1, Self.patience) > 0 { return true }
    var byte: UInt8 = 0
    let count = read(descriptor, &byte, 1)
    if count == 1 { held = [byte] }
    // An end where there was nothing: no program is there.
    return count != 0
  }

  /// In milliseconds.
  private static let patience: CInt = 500

  /// The number by which the system knows a file whose bytes may have to be waited for; nil for one
  /// that lies on a disk.
  public var awaitedDescriptor: CInt? { isRegular ? nil : descriptor }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The path as given.
  public var name: String { path }

  /// The next piece, of at most 256 KiB; nil at the end.
  ///
  /// - Throws: a `Diagnostic` with code `inputOutput` where reading fails.
  public func next() throws -> [UInt8]? {
    if !held.isEmpty {
      defer { held = [] }
      return held
    }
    return try readPiece(from: descriptor, named: SystemPath.shown(path))
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
  /// The one standard input of the program; two streams would share its bytes.
  public init() {}

  /// `-`, as commands take it.
  public var name: String { "-" }

  /// The next piece, of at most 256 KiB; nil at the end.
  ///
  /// - Throws: a `Diagnostic` with code `inputOutput` where reading fails.
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

  /// The next piece, of at most `pieceSize` bytes; nil at the end.
  public func next() -> [UInt8]? {
    guard position < bytes.count else { return nil }
    let end = min(position + pieceSize, bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}

/// A stream whose beginning can be looked at before it is read, to see what it holds. Compressed
/// bytes are inflated on the way.
public final class PeekableByteStream: ByteStream {
  private let base: any ByteStream
  private var held: [[UInt8]] = []
  /// What stopped the look ahead; thrown when reading gets there.
  private var fault: (any Error)?

  /// Looks into `base`, which is inflated where it is compressed.
  public init(_ base: any ByteStream) {
    self.base = base is PeekableByteStream ? base : GzipByteStream(base)
  }

  /// As of the bytes below.
  public var name: String { base.name }

  /// As of the bytes below.
  public func takeWarnings() -> [Diagnostic] { base.takeWarnings() }

  /// The first bytes, at least `count` of them unless the input is shorter; reading still begins
  /// at the first.
  ///
  /// - Throws: a `Diagnostic` where not even one byte can be read.
  public func head(atLeast count: Int = 4096) throws -> [UInt8] {
    var head = held.flatMap { $0 }
    while head.count < count, fault == nil {
      do {
        guard let piece = try base.next() else { break }
        held.append(piece)
        head += piece
      } catch {
        fault = error
      }
    }
    if head.isEmpty, let fault { throw fault }
    return head
  }

  /// The next piece, those that were looked at first.
  ///
  /// - Throws: what stopped the look ahead, else as the bytes below.
  public func next() throws -> [UInt8]? {
    if !held.isEmpty { return held.removeFirst() }
    if let fault { throw fault }
    return try base.next()
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
