/// What a text in a column of PMIDs is.
enum PMIDForm: Hashable {
  /// As it should be.
  case sound(String)
  /// A PMID with something around it that does not belong to it.
  case decorated(String, with: String)
  /// Another kind of identifier, by its name.
  case other(String)
  /// No PMID, and why; with what was probably meant, or empty.
  case malformed(String, meant: String)

  /// The digits, where there is no doubt about them.
  var pmid: String? {
    switch self {
    case .sound(let digits), .decorated(let digits, _): digits
    case .other, .malformed: nil
    }
  }

  /// Whether a text is one PMID as it should be, neither improbably small nor large.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isPlain)
  }

  /// The same of a text's bytes.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (5...8).contains(bytes.count), bytes.allSatisfy(isDigit) else { return false }
    return bytes.count == 8 ? (0x31...0x35).contains(bytes[0]) : bytes[0] != 0x30
  }

  /// The texts of a cell that holds one PMID or several.
  static func parts(of text: String) -> [Substring] {
    if isPlain(text) { return [text[...]] }
    // 36,998,765 is one number with marks between its thousands.
    if isGrouped(text) { return [text[...]] }
    // Neither mark is ever part of an identifier.
    if text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ";") }) {
      return text.split { $0 == "|" || $0 == ";" }.flatMap { Self.parts(of: String($0)) }
    }
    let parts = text.split { ";|,/ \n\t".contains($0) }.filter { !$0.isEmpty }
    let areNumbers = parts.allSatisfy { part in
      let digits = part.drop { !$0.isNumber }
      return (4...9).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }
    return parts.count > 1 && areNumbers ? parts : [text[...]]
  }

  private static func isGrouped(_ text: String) -> Bool {
    let groups = text.trimmed.split(
      omittingEmptySubsequences: false, whereSeparator: { ", ".contains($0) })
    return groups.count > 1 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  init(_ text: some StringProtocol) {
    // `pubmed:172421` is how registries of identifiers write it.
    if text.utf8.count > 7, text.prefix(7).lowercased() == "pubmed:", text.dropFirst(7).first != " "
    {
      self = PMIDForm(text.dropFirst(7))
      return
    }
    let bytes = Array(text.utf8)
    if (1...8).contains(bytes.count), bytes[0] != 0x30, bytes.allSatisfy(Self.isDigit) {
      self = .sound(String(text))
      return
    }
    if let odd = OddCharacters.name(in: text) {
      self = .malformed("has \(odd) in it", meant: "")
      return
    }
    let trimmed = text.trimmed
    let (bare, decoration) = Self.undecorated(trimmed)
    let digits = Array(bare.utf8)
    let lowered = trimmed.lowercased()
    if digits.isEmpty {
      self = .malformed("holds no digits", meant: "")
    } else if lowered.hasPrefix("pmc"), digits.dropFirst(3).contains(where: Self.isDigit) {
      self = .other("PMCID")
    } else if lowered.hasPrefix("10."), trimmed.contains("/") || lowered.hasPrefix("doi") {
      self = .other("DOI")
    } else if lowered.hasPrefix("doi:") || lowered.contains("doi.org/") {
      self = .other("DOI")
    } else if lowered.hasPrefix("nct"), digits.dropFirst(3).contains(where: Self.isDigit) {
      self = .other("number of a trial")
    } else if digits.allSatisfy(Self.isDigit) {
      let significant = String(bare.drop { $0 == "0" })
      if significant.isEmpty {
        self = .malformed("is zero", meant: "")
      } else if significant.utf8.count > 8 {
        self = .malformed(
          "has \(significant.utf8.count) digits, and no PMID has more than 8",
          meant: "")
      } else if significant != bare {
        self = .decorated(significant, with: "zeros before it")
      } else if !decoration.isEmpty {
        self = .decorated(bare, with: decoration)
      } else {
        self = .decorated(bare, with: "blanks around it")
      }
    } else {
      self = Self.malformed(trimmed)
    }
  }

  private static func malformed(_ text: String) -> PMIDForm {
    if isGrouped(text) {
      return .malformed("has marks between its thousands", meant: text.filter(\.isNumber))
    }
    if let point = text.firstIndex(of: "."), text[point...].dropFirst().allSatisfy({ $0 == "0" }),
      text[..<point].allSatisfy({ $0.isASCII && $0.isNumber }), point > text.startIndex
    {
      return .malformed(
        "has a decimal point, which a spreadsheet put there", meant: String(text[..<point]))
    }
    if let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }),
      exponent > text.startIndex,
      text[..<exponent].allSatisfy({ $0.isNumber || $0 == "." }),
      text[exponent...].dropFirst().contains(where: \.isNumber),
      text[exponent...].dropFirst().allSatisfy({ $0.isNumber || $0 == "+" || $0 == "-" })
    {
      return .malformed(
        "is a number in powers of ten, as a spreadsheet rewrites long ones; its digits are lost",
        meant: "")
    }
    if text.utf8.contains(where: isDigit),
      let stray = text.unicodeScalars.first(where: {
        !($0.isASCII && $0.properties.numericType != nil)
      })
    {
      return .malformed("has “\(stray)” in it, which is no digit", meant: "")
    }
    return .malformed("is no number", meant: "")
  }

  /// Takes away what people put around a PMID.
  private static func undecorated(_ text: String) -> (bare: String, with: String) {
    let lowered = text.lowercased()
    let addresses = [
      "https://pubmed.ncbi.nlm.nih.gov/", "http://pubmed.ncbi.nlm.nih.gov/",
      "https://www.ncbi.nlm.nih.gov/pubmed/", "http://www.ncbi.nlm.nih.gov/pubmed/",
    ]
    for address in addresses where lowered.hasPrefix(address) {
      let rest = text.dropFirst(address.count).prefix { $0.isASCII && $0.isNumber }
      return (String(rest), "an address before it")
    }
    for prefix in ["pmid", "pubmed", "pm"] where lowered.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count).drop { ": #=".contains($0) }
      if rest.first?.isNumber == true {
        return (withoutEnd(rest), "“\(text.prefix(prefix.count))” before it")
      }
    }
    if let last = text.last, ".,;".contains(last) {
      return (withoutEnd(text[...]), "“\(last)” behind it")
    }
    return (text, "")
  }

  private static func withoutEnd(_ text: Substring) -> String {
    var text = text
    while let last = text.last, ".,; ".contains(last) { text.removeLast() }
    return String(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
