/// Something wrong with an input: where, what, and what to do about it.
///
/// Printed as `attest: FILE:LINE:COLUMN: error: MESSAGE`, on one line.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether something was refused, or only deserves a look.
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  /// What the run exits with, after `sysexits.h`.
  public enum Code: Int32, Hashable, Sendable, Comparable {
    case usage = 64
    case data = 65
    case noInput = 66
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75

    /// By the numbers of `sysexits.h`, which say nothing of which is worse.
    public static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether something was refused, or only deserves a look.
  public let severity: Severity
  /// What the run exits with where this ends it.
  public let code: Code
  /// The path as given, `-` for standard input; empty where no file is concerned.
  public let file: String
  /// From 1; 0 where no line applies.
  public let line: Int
  /// In Unicode scalars, from 1; 0 where no column applies.
  public let column: Int
  /// What is wrong, why, and what to do, in one sentence without the place.
  public let message: String

  /// A diagnostic as its parts: unless said otherwise an error in the data, at no place.
  public init(
    _ message: String, severity: Severity = .error, code: Code = .data, file: String = "",
    line: Int = 0, column: Int = 0
  ) {
    self.message = message
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `genes.tsv:118:4: error: expected 5 fields, found 4`.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if column > 0 { place += ":\(column)" }
    if !place.isEmpty { place += ": " }
    return Self.printable("\(place)\(severity.rawValue): \(message)")
  }

  /// Whether nothing in a text has to be written otherwise.
  public static func isPrintable(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      let raw = UnsafeRawBufferPointer(bytes)
      while index < bytes.count {
        // Eight bytes at once, where all are ASCII that is printed as it is.
        if index + 8 <= raw.count,
          Self.arePlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index += 8
          continue
        }
        let byte = bytes[index]
        index += 1
        if byte < 0x20 || byte == 0x7F { return false }
        // C2 80 to C2 9F are C1, E2 80 and E2 81 begin the marks of direction.
        if byte == 0xC2 || byte == 0xE2, index < bytes.count, bytes[index] < 0xA0 {
          guard byte == 0xE2, index + 1 < bytes.count else { return false }
          let last = bytes[index + 1]
          if bytes[index] == 0x80, (0x8E...0x8F).contains(last) || (0xA8...0xAE).contains(last) {
            return false
          }
          if bytes[index] == 0x81, (0xA6...0xA9).contains(last) { return false }
        }
      }
      return true
    }
  }

  /// Whether eight bytes are ASCII that is printed as it is.
  private static func arePlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let delete = word ^ (ones &* 0x7F)
    return (word | (word &- ones &* 0x20) | (delete &- ones)) & (ones << 7) == 0
  }

  /// The text with control and direction-changing characters written as `\u{1B}`, so that a file
  /// cannot write to the reader's terminal.
  public static func printable(_ text: String) -> String {
    if isPrintable(text) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isControl =
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x200E...0x200F).contains(value)
        || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      if isControl {
        result += "\\u{" + String(value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
