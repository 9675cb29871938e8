/// Paths as the system has them: bytes, which need not be UTF-8, where a `String` has to be.
///
/// A byte that belongs to no letter becomes a character of its own, from a range that Unicode leaves
/// to private use, and is turned back where the file is opened.
public enum SystemPath {
  /// Of the byte 0; only those from 0x80 on are used.
  private static let first: UInt32 = 0x10_FF00

  /// The bytes of a path or an argument as text.
  public static func text(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while !rest.isEmpty {
      let sound = rest.withUnsafeBufferPointer { UTF8Check.soundCount($0) }
      text.append(contentsOf: String(decoding: rest.prefix(sound), as: UTF8.self).unicodeScalars)
      rest = rest.dropFirst(sound)
      if let byte = rest.popFirst(), let stray = Unicode.Scalar(first + UInt32(byte)) {
        text.append(stray)
      }
    }
    return String(text)
  }

  /// The text that ends in a zero.
  public static func text(of pointer: UnsafePointer<CChar>) -> String {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return text(of: UnsafeBufferPointer(start: pointer, count: count).map { UInt8(bitPattern: $0) })
  }

  /// The path as the system's functions take it, with a zero at its end.
  public static func bytes(of path: String) -> [CChar] {
    var bytes: [CChar] = []
    bytes.reserveCapacity(path.utf8.count + 1)
    for scalar in path.unicodeScalars {
      if let byte = byte(of: scalar) {
        bytes.append(CChar(bitPattern: byte))
      } else {
        bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
      }
    }
    bytes.append(0)
    return bytes
  }

  /// The path as messages and tables show it: `bad\xFF.xml`.
  public static func shown(_ path: String) -> String {
    guard path.unicodeScalars.contains(where: { byte(of: $0) != nil }) else { return path }
    return path.unicodeScalars.reduce(into: "") { text, scalar in
      if let byte = byte(of: scalar) {
        text += "\\x" + String(byte, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= first + 0x80 ? UInt8(scalar.value - first) : nil
  }
}
