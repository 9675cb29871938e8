internal import AttestModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A compiled lexicon: one run of bytes, the same in memory and in its file.
///
/// A header of 128 bytes, then the parts, each at a multiple of 8: concepts, names, slots of the
/// look-up table, two filters, texts, and notes (what it was built from, which rows were skipped).
/// Numbers are little-endian. A file is mapped, not read: only the pages that a run touches are
/// brought to memory, and several runs share them.
final class LexiconImage: @unchecked Sendable {
  // Unchecked: the bytes never change after `init`, and are let go by `deinit` alone.

  /// Raised with every change of the layout or of how names are compared.
  static let formatVersion: UInt32 = 6
  static let magic: UInt64 = 0x584c_5453_4554_5441  // “ATTESTLX”
  static let headerSize = 128

  struct Concept {
    var id: UInt32
    var name: UInt32
    var firstName: UInt32
    var idLength: UInt16
    var nameLength: UInt16
    var nameCount: UInt16
    var kind: UInt8
    var source: UInt8
  }

  struct Name {
    var text: UInt32
    var concept: UInt32
    var length: UInt16
    var strictness: UInt8
    var flags: UInt8
    /// One more than the number of another concept's name that is spelt alike; 0 where there is
    /// none. Followed on, all of them are met.
    var rival: UInt32 = 0

    static let tight: UInt8 = 1
    /// A symbol that its reference has given up for another.
    static let retired: UInt8 = 2
    /// The canonical name of its concept.
    static let canonical: UInt8 = 4
    /// Its concept was imported.
    static let imported: UInt8 = 8
    /// Spelt like an everyday word: the capital that begins a sentence tells nothing.
    static let everyday: UInt8 = 16
    /// Counts only as it is listed.
    static let asListed: UInt8 = 32
  }

  /// The parts, in the order of their offsets in the header.
  enum Part: Int, CaseIterable {
    case concepts, names, slots, prefixes, firstWords, texts, notes, functionWords
  }

  let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  /// Takes over bytes that a builder laid out.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 8), alignment: 16)
    bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
    }
    base = UnsafeRawPointer(memory)
    isMapped = false
  }

  /// Maps a file; nil where there is none, or where it is not whole: of another version, cut
  /// short, or changed.
  init?(file: String) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size >= Self.headerSize, status.st_size < 1 << 40
    else { return nil }
    count = Int(status.st_size)
    guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      mapped != MAP_FAILED
    else { return nil }
    base = UnsafeRawPointer(mapped)
    isMapped = true
    guard isWhole else { return nil }
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      base.deallocate()
    }
  }

  private var isWhole: Bool {
    guard base.load(as: UInt64.self) == Self.magic,
      base.load(fromByteOffset: 8, as: UInt32.self) == Self.formatVersion,
      base.load(fromByteOffset: 24, as: UInt64.self) == UInt64(count)
    else { return false }
    var end = UInt64(Self.headerSize)
    for part in Part.allCases {
      let start = base.load(fromByteOffset: 56 + 8 * part.rawValue, as: UInt64.self)
      guard start >= end, start <= UInt64(count), start % 8 == 0 else { return false }
      end = start
    }
    return base.load(fromByteOffset: 16, as: UInt64.self)
      == Self.checksum(UnsafeRawBufferPointer(start: base + 24, count: count - 24))
  }

  // MARK: The header

  /// Of everything that the lexicon was built from.
  var digest: UInt64 { base.load(fromByteOffset: 32, as: UInt64.self) }
  var conceptCount: Int { Int(base.load(fromByteOffset: 40, as: UInt32.self)) }
  var nameCount: Int { Int(base.load(fromByteOffset: 44, as: UInt32.self)) }
  /// Slots in use: names, and their plurals.
  var entryCount: Int { Int(base.load(fromByteOffset: 48, as: UInt32.self)) }

  func offset(of part: Part) -> Int {
    Int(base.load(fromByteOffset: 56 + 8 * part.rawValue, as: UInt64.self))
  }

  /// In bytes, with what fills it up to a multiple of 8.
  func size(of part: Part) -> Int {
    let next = Part(rawValue: part.rawValue + 1).map(offset) ?? count
    return next - offset(of: part)
  }

  var concepts: UnsafePointer<Concept> {
    (base + offset(of: .concepts)).assumingMemoryBound(to: Concept.self)
  }

  var names: UnsafePointer<Name> {
    (base + offset(of: .names)).assumingMemoryBound(to: Name.self)
  }

  func bytes(at text: UInt32, _ length: UInt16) -> UnsafeBufferPointer<UInt8> {
    let start = (base + offset(of: .texts) + Int(text)).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(length))
  }

  func string(at text: UInt32, _ length: UInt16) -> String {
    String(decoding: bytes(at: text, length), as: UTF8.self)
  }

  /// The notes, without the zeros that fill the part up.
  var notes: String {
    let part = UnsafeRawBufferPointer(start: base + offset(of: .notes), count: size(of: .notes))
    return String(decoding: part.prefix { $0 != 0 }, as: UTF8.self)
  }

  var functionWords: UnsafeBufferPointer<UInt64> {
    let start = (base + offset(of: .functionWords)).assumingMemoryBound(to: UInt64.self)
    return UnsafeBufferPointer(start: start, count: size(of: .functionWords) / 8)
  }

  /// A digest of bytes, eight at a time: not for secrecy, but no changed or missing byte goes by.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
    var at = 0
    func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      let sum = (lane ^ word) &* multiplier
      return sum ^ (sum >> 29)
    }
    while at + 32 <= bytes.count {
      lanes.0 = mixed(lanes.0, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      lanes.1 = mixed(lanes.1, bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
      lanes.2 = mixed(lanes.2, bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
      lanes.3 = mixed(lanes.3, bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
      at += 32
    }
    var rest = UInt64(bytes.count)
    while at < bytes.count {
      rest = mixed(rest, UInt64(bytes[at]))
      at += 1
    }
    return mixed(mixed(lanes.0, lanes.1), mixed(mixed(lanes.2, lanes.3), rest))
  }
}
