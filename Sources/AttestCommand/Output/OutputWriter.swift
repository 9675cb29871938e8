import Attest
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that read the output has gone, as `head` does when it has seen enough.
struct OutputGone: Error {}

/// Where rows go: standard output, or a file that appears only when it is complete.
///
/// Every write is checked. A file is written under another name beside its place, and takes its
/// name when all of it is on the disk; so a run that fails leaves the file of the last run.
final class OutputWriter: Sendable {
  private struct State {
    var descriptor: Descriptor
    var buffer: [UInt8] = []
    var isOpen = true
  }

  private static let bufferSize = 65_536

  /// As in messages; `-` for standard output.
  private let name: String
  /// Where the file will stand, and where it is written; nil where it is written in place.
  private let replacement: (target: String, temporary: String)?
  private let state: Mutex<State>

  /// Opens an output.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - inputs: files that it must not replace.
  /// - Throws: a `Diagnostic` with code `cannotCreate`, or `usage` where it would replace an input.
  init(_ path: String, sparing inputs: [String] = []) throws {
    name = path
    if path == "-" {
      replacement = nil
      state = Mutex(State(descriptor: .standardOutput))
      return
    }
    let existing = FileStatus(path)
    if let existing {
      for input in inputs where FileStatus(input)?.isSameFile(as: existing) == true {
        throw Diagnostic(
          "the output would replace what is read; name another file", code: .usage, file: path)
      }
      if !existing.isRegular || access(path, W_OK) != 0 {
        // A device or a pipe is written to as it is; a folder or a protected file is refused here.
        replacement = nil
        state = Mutex(State(descriptor: try Self.open(path, named: path, O_WRONLY)))
        return
      }
    }
    // A link stays a link: what it leads to is replaced.
    let target = existing == nil ? path : Self.resolved(path)
    let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let prefix = folder.isEmpty ? "" : folder.joined(separator: "/") + "/"
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let temporary = prefix + ".attest-\(number).tmp"
    let descriptor = try Self.open(temporary, named: path, O_WRONLY | O_CREAT | O_EXCL)
    if let existing { fchmod(descriptor.number, existing.permissions) }
    replacement = (target, temporary)
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { abandon() }

  /// Adds bytes.
  ///
  /// - Throws: `OutputGone`, or a `Diagnostic` with code `inputOutput`.
  func write(_ fill: (inout [UInt8]) throws -> Void) throws {
    try state.withLock { state in
      guard state.isOpen else { throw OutputGone() }
      try fill(&state.buffer)
      if state.buffer.count >= Self.bufferSize { try flush(&state) }
    }
  }

  /// Hands over what is waiting.
  func flush() throws {
    try state.withLock { state in
      guard state.isOpen else { throw OutputGone() }
      try flush(&state)
    }
  }

  /// Writes the rest; a file now takes its name.
  func commit() throws {
    try flush()
    try state.withLock { state in
      let number = state.descriptor.number
      guard let replacement else { return }
      guard fsync(number) == 0 else { throw failed(errno) }
      state.isOpen = false
      guard systemClose(number) == 0 else { throw failed(errno) }
      guard rename(replacement.temporary, replacement.target) == 0 else { throw failed(errno) }
    }
  }

  /// Leaves things as they were before; after `commit`, does nothing.
  func abandon() {
    state.withLock { state in
      if state.isOpen { close(&state) }
    }
  }

  private func flush(_ state: inout State) throws {
    guard !state.buffer.isEmpty else { return }
    let fault = state.descriptor.write(state.buffer)
    state.buffer.removeAll(keepingCapacity: true)
    if fault == EPIPE {
      state.isOpen = false
      throw OutputGone()
    }
    guard fault == 0 else {
      close(&state)
      throw failed(fault)
    }
  }

  /// Takes away what was written under another name.
  private func close(_ state: inout State) {
    state.isOpen = false
    guard let replacement else { return }
    systemClose(state.descriptor.number)
    unlink(replacement.temporary)
  }

  private func failed(_ number: CInt) -> Diagnostic {
    Diagnostic(
      "writing failed: \(String(cString: strerror(number))); the output is not complete",
      code: .inputOutput, file: name == "-" ? "standard output" : name)
  }

  private static func open(_ path: String, named name: String, _ flags: CInt) throws -> Descriptor {
    let number = systemOpen(path, flags | O_CLOEXEC)
    guard number >= 0 else {
      throw Diagnostic(
        "cannot be created: \(String(cString: strerror(errno))); check the folder, or name another"
          + " file", code: .cannotCreate, file: name)
    }
    return Descriptor(number: number)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

// Inside the type, `open` is its own method.
private func systemOpen(_ path: String, _ flags: CInt) -> CInt {
  open(path, flags, 0o666)
}

@discardableResult
private func systemClose(_ number: CInt) -> CInt { close(number) }
