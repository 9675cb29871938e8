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

  /// The absolute path of a file, the same however it was named; nil where its folder is not there.
  ///
  ///     ./a.txt, ../docs/a.txt      /home/hu/docs/a.txt
  ///
  /// A link is the file that it leads to.
  static func absolutePath(of path: String) -> String? {
    if let whole = realpath(SystemPath.bytes(of: path), nil) {
      defer { free(whole) }
      return SystemPath.text(of: whole)
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != "..",
      let resolved = realpath(SystemPath.bytes(of: folder), nil)
    else { return nil }
    defer { free(resolved) }
    let absolute = SystemPath.text(of: resolved)
    return (absolute == "/" ? "" : absolute) + "/" + name
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
