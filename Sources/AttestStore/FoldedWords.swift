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
    let parts = author.split(separator: ",")
    // `VAN DAM, H.`: what stands before a comma is the family name, whatever its capitals.
    if parts.count > 1 { return plain(String(parts[0])) }
    var words = (parts.first ?? "").split(separator: " ")
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

  /// A citation in normal form, from what a person types: `(Hu & Hu, 2018)`, `Teng et al 2014`.
  static func citation(_ text: String) -> String {
    var words = text.replacing("&", with: " and ").split {
      $0.isWhitespace || "()[]".contains($0)
    }.map(String.init)
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      let isLast = ["and", "et"].contains(next) || !year(ofCitation: next).isEmpty
      if word.hasSuffix(","), isLast { words[index].removeLast() }
      if word == "al" || word == "al," { words[index] = "al." }
    }
    return words.joined(separator: " ")
  }

  /// Small letters without commas, as SQLite makes them by `lower(replace(value, ',', ''))`.
  static func bare(citation: String) -> String {
    let bytes = citation.utf8.filter { $0 != UInt8(ascii: ",") }.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let particles = [
    "von", "van", "de", "del", "della", "den", "der", "di", "da", "dos", "du", "la", "le", "ten",
    "ter", "zu", "zur", "el", "al", "bin", "st", "t", "van t", "van der", "van den", "van de",
    "von der", "de la", "de las", "de los",
  ]

  /// The family names that an author may have who is asked for by name: Hoff is von Hoff too.
  static func families(named name: String) -> [String] {
    let plain = plain(name)
    guard !particles.contains(where: { plain.hasPrefix($0 + " ") }) else { return [plain] }
    return [plain] + particles.map { "\($0) \(plain)" }
  }

  /// The year of a citation in normal form, without a letter; empty where it has none.
  static func year(ofCitation citation: String) -> String {
    let last = citation.split(separator: " ").last ?? ""
    let year = last.prefix(4)
    return year.utf8.count == 4 && year.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(year) : ""
  }
}
