/// What a text in a column of trial numbers is.
enum NCTForm: Hashable {
  /// As it should be.
  case sound(String)
  /// A number with something about it that does not belong to it.
  case decorated(String, with: String)
  /// A number of another registry, by its name.
  case other(String)
  /// No number, and why; with what was probably meant, or empty.
  case malformed(String, meant: String)

  /// The number, where there is no doubt about it.
  var nct: String? {
    switch self {
    case .sound(let number), .decorated(let number, _): number
    case .other, .malformed: nil
    }
  }

  /// Whether a text is one number as it should be.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isPlain)
  }

  /// The same of a text's bytes.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 11 && bytes.starts(with: "NCT".utf8) && bytes[3...].allSatisfy(isDigit)
      && bytes[3...].contains { $0 != 0x30 }
  }

  /// The texts of a cell that holds one number or several.
  static func parts(of text: String) -> [Substring] {
    if isPlain(text) { return [text[...]] }
    let lowered = text.lowercased()
    var marks = 0
    var rest = lowered[...]
    while let found = rest.firstRange(of: "nct") {
      marks += 1
      rest = rest[found.upperBound...]
    }
    guard marks > 1 else { return [text[...]] }
    return text.split { ";|,/ \n\t".contains($0) }.filter { part in
      part.contains(where: \.isNumber)
    }
  }

  init(_ text: some StringProtocol) {
    if Self.isPlain(String(text)) {
      self = .sound(String(text))
      return
    }
    let trimmed = text.trimmed
    if let odd = OddCharacters.name(in: trimmed) {
      self = .malformed("has \(odd) in it", meant: "")
      return
    }
    let lowered = trimmed.lowercased()
    for registry in Self.registries where lowered.hasPrefix(registry.lowercased()) {
      self = .other(registry)
      return
    }
    var bare = trimmed
    var decoration = bare == String(text) ? "" : "blanks around it"
    for address in ["clinicaltrials.gov/study/", "clinicaltrials.gov/ct2/show/"] {
      if let found = lowered.firstRange(of: address) {
        let offset = lowered.distance(from: lowered.startIndex, to: found.upperBound)
        bare = String(bare.dropFirst(offset))
        decoration = "an address before it"
      }
    }
    if let blank = bare.firstIndex(where: { $0 == "(" || $0 == "?" }) {
      decoration = decoration.isEmpty ? "a remark behind it" : decoration
      bare = bare[..<blank].trimmed
    }
    let prefix = bare.prefix(3)
    guard prefix.uppercased() == "NCT" else {
      self = Self.malformed(bare)
      return
    }
    let rest = bare.dropFirst(3)
    let number = rest.drop { $0.isWhitespace || "-_:".contains($0) }
    if number.count != rest.count, decoration.isEmpty { decoration = "a mark inside it" }
    if prefix != "NCT", decoration.isEmpty { decoration = "letters in lower case" }
    guard number.utf8.allSatisfy(Self.isDigit) else {
      let mended = number.map { $0 == "O" || $0 == "o" ? "0" : $0 == "l" || $0 == "I" ? "1" : $0 }
      let meant = mended.count == 8 && mended.allSatisfy(\.isNumber) ? "NCT" + String(mended) : ""
      let stray = number.first { !($0.isASCII && $0.isNumber) } ?? " "
      self = .malformed("has “\(stray)” among its digits", meant: meant)
      return
    }
    if number.count != 8 {
      let missing = number.count < 8 ? "; zeros may be missing" : ""
      self = .malformed("has \(number.count) digits instead of 8\(missing)", meant: "")
    } else if number.allSatisfy({ $0 == "0" }) {
      self = .malformed("is all zeros", meant: "")
    } else {
      self = .decorated("NCT" + number, with: decoration)
    }
  }

  private static func malformed(_ text: String) -> NCTForm {
    if text.count == 8, text.utf8.allSatisfy(isDigit) {
      return .malformed("lacks the letters NCT", meant: "NCT" + text)
    }
    return .malformed("does not begin with NCT", meant: "")
  }

  private static let registries = [
    "ISRCTN", "EudraCT", "EUCTR", "DRKS", "ChiCTR", "JPRN", "UMIN", "ACTRN", "CTRI", "PACTR",
    "jRCT", "NTR", "NL", "IRCT", "KCT", "TCTR", "RBR", "SLCTR", "RPCEC", "PER-",
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
