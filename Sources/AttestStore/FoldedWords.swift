internal import AttestModel
internal import Foundation

/// Texts as they are compared: in searching, in looking up authors and titles.
enum FoldedWords {
  /// The words of a text, apart by single blanks: in small letters, Greek letters spelt out, cut
  /// where letters and digits meet. `IL-6`, `IL6` and `IL 6` are `il 6`, `TNF-α` is `tnf alpha`.
  static func words(_ text: String) -> String {
    var words: [UInt8] = []
    words.reserveCapacity(text.utf8.count + 16)
    var last = Kind.gap
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
          if last != .letter, !words.isEmpty { words.append(0x20) }
          words.append(byte | 0x20)
          last = .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          if last != .digit, !words.isEmpty { words.append(0x20) }
          words.append(byte)
          last = .digit
        default: last = .gap
        }
      } else if let name = greek(value) {
        if !words.isEmpty { words.append(0x20) }
        words += Array(name.utf8)
        last = .gap
      } else if scalar.properties.isAlphabetic {
        if last != .letter, !words.isEmpty { words.append(0x20) }
        words += Array(String(scalar).lowercased().utf8)
        last = .letter
      } else if scalar.properties.generalCategory == .nonspacingMark {
        words += Array(String(scalar).utf8)
      } else {
        last = .gap
      }
    }
    return String(decoding: words, as: UTF8.self)
  }

  private enum Kind { case letter, digit, gap }

  private static let letters = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi",
    "chi", "psi", "omega",
  ]

  private static func greek(_ value: UInt32) -> String? {
    switch value {
    case 0xB5: "mu"
    case 0x0391...0x03A9: letters[Int(value - 0x0391)]
    case 0x03B1...0x03C9: letters[Int(value - 0x03B1)]
    case 0x03D5: "phi"
    default: nil
    }
  }

  /// Words without accents: `Wölfle` is `wolfle`, `Vargas-Hernández` is `vargas hernandez`.
  static func plain(_ text: String) -> String {
    let bare = withoutAccents(text).unicodeScalars.filter {
      // O’Shea is one word.
      !["'", "\u{2019}", "\u{2018}", "\u{2BC}"].contains($0)
    }
    if bare.allSatisfy(\.isASCII) { return words(String(String.UnicodeScalarView(bare))) }
    var plain = ""
    for scalar in words(String(String.UnicodeScalarView(bare))).unicodeScalars {
      if let letters = scalar.plainLetters {
        plain += letters
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// Letters without their accents.
  static func withoutAccents(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let scalars = text.decomposedStringWithCanonicalMapping.unicodeScalars
    return String(
      String.UnicodeScalarView(
        scalars.filter { $0.properties.generalCategory != .nonspacingMark }))
  }

  /// The family name of an author, `Hu, X.` or `Hu X`, without accents.
  static func family(_ author: String) -> String {
    let name = author.split(separator: ",").first ?? ""
    var words = name.split(separator: " ")
    while words.count > 1, let last = words.last, last.utf8.count <= 4,
      last.allSatisfy({ $0.isUppercase || $0 == "." || $0 == "-" })
    {
      words.removeLast()
    }
    return plain(words.joined(separator: " "))
  }

  /// The family names that a citation in normal form has: `Hu and Li 2018` has hu and li.
  static func families(ofCitation citation: String) -> [String] {
    var names = citation[...]
    if let blank = names.lastIndex(of: " ") { names = names[..<blank] }
    if names.hasSuffix(" et al.") { names = names.dropLast(7) }
    return names.split(separator: ",").flatMap { part in
      String(part).components(separatedBy: " and ")
    }.map(family).filter { !$0.isEmpty }
  }

  /// The year of a citation in normal form, without a letter; empty where it has none.
  static func year(ofCitation citation: String) -> String {
    let last = citation.split(separator: " ").last ?? ""
    let year = last.prefix(4)
    return year.utf8.count == 4 && year.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(year) : ""
  }
}
