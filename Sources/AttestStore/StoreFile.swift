import AttestModel

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What stands at a store's path, before SQLite opens it.
///
/// Found without opening the file: closing a descriptor of one's own would drop the locks that
/// SQLite holds on the same file elsewhere in the process.
struct StoreFile {
  let path: String
  /// In bytes; 0 where there is no file yet.
  let size: Int
  let exists: Bool
  /// Whether both the file and its folder can be written to.
  let isWritable: Bool
  /// Whether a write-ahead log stands beside it.
  let hasLog: Bool
  /// Whether a run that was killed, or still goes on, left a log or journal that is not empty.
  let hasUnfinishedWrites: Bool

  /// Throws a `Diagnostic` where the path cannot be a store: a missing or unwritable folder, a
  /// folder or device in place of a file, nothing to read.
  init(at path: String, access: Store.Access) throws {
    self.path = path
    let unusable: Diagnostic.Code = access == .readWrite ? .cannotCreate : .noInput
    func refuse(_ message: String, _ code: Diagnostic.Code) -> Diagnostic {
      Diagnostic(message, code: code, file: path)
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw refuse("the store has no usable file name; name a file with --store", unusable)
    }

    let folder = Self.folder(of: path)
    switch Self.status(of: path) {
    case .failure(let reason) where reason.code == ENOENT && access == .readOnly:
      throw refuse("the store does not exist; make it with `attest mine`", .noInput)
    case .failure(let reason) where reason.code != ENOENT:
      throw refuse("cannot open the store: \(reason)", unusable)
    case .failure:
      guard case .success(let status) = Self.status(of: folder), Self.isFolder(status) else {
        throw refuse("there is no folder \(folder) for the store; create it first", .cannotCreate)
      }
      guard Self.permits(folder, W_OK | X_OK) else {
        throw refuse(
          "cannot create the store in \(folder): \(SystemError.last); choose a folder that can be"
            + " written to", .cannotCreate)
      }
      exists = false
      size = 0
      isWritable = true
    case .success(let status):
      guard !Self.isFolder(status) else {
        throw refuse("this is a folder; name a file for the store with --store", unusable)
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw refuse("this is not a regular file; name a file for the store with --store", unusable)
      }
      guard Self.permits(path, R_OK) else {
        throw refuse("cannot read the store: \(SystemError.last)", unusable)
      }
      exists = true
      size = Int(status.st_size)
      isWritable = Self.permits(path, W_OK) && Self.permits(folder, W_OK | X_OK)
    }

    var hasLog = false
    var hasUnfinishedWrites = false
    for suffix in ["-wal", "-journal", "-shm"] {
      guard case .success(let status) = Self.status(of: path + suffix) else { continue }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw refuse(
          "cannot open the store: \(path + suffix) is not a regular file; move it away", .data)
      }
      hasLog = hasLog || suffix == "-wal"
      if suffix != "-shm", status.st_size > 0 { hasUnfinishedWrites = true }
    }
    self.hasLog = hasLog
    self.hasUnfinishedWrites = hasUnfinishedWrites
  }

  /// The path as SQLite takes it: a file named `:memory:` or `file:x` stays a file.
  var sqlitePath: String { Self.absoluteOrDotted(path) }

  /// The path of a store that nobody can be writing to, so that reading leaves no files beside it.
  var immutablePath: String {
    var encoded = "file:"
    for byte in sqlitePath.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded + "?immutable=1"
  }

  /// Whether a store has lost its end: fewer bytes than its header says, and no log to hold them.
  static func isCut(_ path: String, below size: Int) -> Bool {
    // The log first: what leaves it is in the file from then on.
    for suffix in ["-wal", "-journal"] {
      if case .success(let status) = status(of: path + suffix), status.st_size > 0 { return false }
    }
    guard case .success(let status) = status(of: path) else { return false }
    return Int(status.st_size) < size
  }

  private static func absoluteOrDotted(_ path: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  private static func status(of path: String) -> Result<stat, SystemError> {
    var status = stat()
    return stat(path, &status) == 0 ? .success(status) : .failure(.last)
  }

  private static func permits(_ path: String, _ mode: Int32) -> Bool {
    access(path, mode) == 0
  }
}

/// An error number of the operating system, printed in its words: `Permission denied`.
private struct SystemError: Error, CustomStringConvertible {
  let code: Int32

  static var last: SystemError { SystemError(code: errno) }

  var description: String { String(cString: strerror(code)) }
}
