internal import AttestModel
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Takes the parts of a long document as they come and keeps them in a file that has no name, so
/// that memory does not grow with the document. Where no file can be had, they stay in memory, in
/// the same compact form.
final class PartSpool {
  /// How long a part is by default, in bytes of text.
  static let partBytes = 256 * 1024

  /// How long a part is, in bytes of text.
  let partBytes: Int
  private var encoder = PartEncoder()
  private let file: SpoolFile?
  private var blocks: [SpooledParts.Block] = []
  private var length = 0
  private var evidenceCount = 0

  init(partBytes: Int) {
    self.partBytes = partBytes
    file = SpoolFile()
  }

  /// Whether nothing was taken yet.
  var isEmpty: Bool { blocks.isEmpty }

  func add(_ part: MinedPart) {
    evidenceCount += part.evidence.count
    let bytes = encoder.encode(part)
    if let file, file.append(bytes, at: length) {
      blocks.append(.inFile(length..<length + bytes.count))
      length += bytes.count
    } else {
      blocks.append(.inMemory(bytes))
    }
  }

  /// All parts that were taken.
  consuming func finish() -> any MinedParts {
    SpooledParts(
      blocks: blocks, file: file, names: encoder.names, evidenceCount: evidenceCount)
  }
}

/// What a `PartSpool` has taken.
private final class SpooledParts: MinedParts {
  enum Block {
    case inFile(Range<Int>)
    case inMemory([UInt8])
  }

  let evidenceCount: Int
  private let blocks: [Block]
  private let file: SpoolFile?
  private let names: [String]

  init(blocks: [Block], file: SpoolFile?, names: [String], evidenceCount: Int) {
    self.blocks = blocks
    self.file = file
    self.names = names
    self.evidenceCount = evidenceCount
  }

  func forEach(_ body: (MinedPart) throws -> Void) throws {
    for block in blocks {
      let bytes: [UInt8]
      switch block {
      case .inMemory(let held): bytes = held
      case .inFile(let range):
        guard let read = file?.bytes(in: range) else { throw Self.lost }
        bytes = read
      }
      var decoder = PartDecoder(bytes, names: names)
      guard let part = decoder.part() else { throw Self.lost }
      try body(part)
    }
  }

  private static var lost: Diagnostic {
    Diagnostic(
      "what was found in a long document could not be read back from the folder for temporary"
        + " files; check the disk, or name another folder with TMPDIR", code: .inputOutput)
  }
}

/// A file in the folder for temporary files that goes away with its last user.
private final class SpoolFile: Sendable {
  private let descriptor: CInt

  /// Nil where none can be made.
  init?() {
    var path = Array((NSTemporaryDirectory() + "/attest-XXXXXX").utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Gives whether all bytes were written.
  func append(_ bytes: [UInt8], at offset: Int) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  /// The bytes of a range; nil where they cannot be read.
  func bytes(in range: Range<Int>) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let count = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled,
          off_t(range.lowerBound + filled))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
    return bytes.count == range.count ? bytes : nil
  }
}
