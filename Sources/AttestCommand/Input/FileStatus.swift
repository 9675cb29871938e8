import Attest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path, behind any links.
struct FileStatus {
  private let status: stat

  /// Nil where nothing is there, or it may not be looked at.
  init?(_ path: String) {
    var status = stat()
    guard stat(SystemPath.bytes(of: path), &status) == 0 else { return nil }
    self.status = status
  }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
  var permissions: mode_t { status.st_mode & 0o7777 }

  func isSameFile(as other: FileStatus) -> Bool {
    status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino
  }

  /// Whether the last part of a path is a link to something else.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(SystemPath.bytes(of: path), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder, whatever their bytes; nil where it cannot be listed.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(SystemPath.bytes(of: folder)) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          SystemPath.text(of: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
