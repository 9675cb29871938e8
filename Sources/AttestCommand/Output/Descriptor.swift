#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file of the operating system, written to with every write checked.
struct Descriptor: Sendable {
  static let standardInput = Descriptor(number: STDIN_FILENO)
  static let standardOutput = Descriptor(number: STDOUT_FILENO)
  static let standardError = Descriptor(number: STDERR_FILENO)

  let number: CInt

  var isTerminal: Bool { isatty(number) == 1 }

  /// Writes all of the bytes; gives the error number where that fails, else 0.
  func write(_ bytes: [UInt8]) -> CInt {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = systemWrite(number, rest.baseAddress, rest.count)
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          _ = wait(for: POLLOUT, milliseconds: -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Fills the places of standard input, output and error where the caller closed them, so that no
  /// file or queue takes them; what reads or writes there fails as it would have.
  static func fillClosed() {
    for number in CInt(0)...2 where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Waits until there is something to read; gives whether there is, or the input has ended.
  func isReadable(within milliseconds: CInt) -> Bool {
    wait(for: POLLIN, milliseconds: milliseconds)
  }

  private func wait(for events: CInt, milliseconds: CInt) -> Bool {
    var request = pollfd(fd: number, events: Int16(events), revents: 0)
    let count = poll(&request, 1, milliseconds)
    // Interrupted by a signal, nothing is known yet; other faults show where it is read.
    return count > 0 || (count < 0 && errno != EINTR)
  }
}

// Inside the type, `write` is its own method.
private func systemWrite(_ number: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}
