internal import AttestModel
internal import Foundation

/// How an entry of a reference list is called: in citations, in tables, and folded for comparing.
enum EntryName {
  /// The normal form of a citation to an entry: `Hu and Hu 2018`.
  static func normal(_ entry: Publication) -> String {
    func family(_ author: String) -> String { String(author.split(separator: ",").first ?? "") }
    let names =
      switch entry.authors.count {
      case 0: entry.title.isEmpty ? "Anonymous" : String(entry.title.prefix(40))
      case 1: family(entry.authors[0])
      case 2 where entry.authors[1].hasPrefix("et al"): "\(family(entry.authors[0])) et al."
      case 2: "\(family(entry.authors[0])) and \(family(entry.authors[1]))"
      default: "\(family(entry.authors[0])) et al."
      }
    return entry.year.isEmpty ? names : "\(names) \(entry.year)\(entry.yearLetter)"
  }

  /// Authors, year, title and journal on one line.
  static func full(_ entry: Publication) -> String {
    [normal(entry), entry.title, entry.journal].filter { !$0.isEmpty }.joined(separator: ". ")
  }

  /// The family name, folded: what stands before the comma, or before the initials, in plain small
  /// letters.
  static func folded(_ author: String) -> String {
    let parts = author.split(separator: ",")
    // `VAN DAM, H.`: what stands before a comma is the family name, whatever its capitals.
    if parts.count > 1 { return PlainLetters.folded(String(parts[0])) }
    var words = (parts.first ?? "").split(separator: " ")
    while words.count > 1, let last = words.last, isInitials(last) { words.removeLast() }
    while words.count > 1, let first = words.first, isInitials(first) { words.removeFirst() }
    return PlainLetters.folded(words.joined(separator: " "))
  }

  /// What an author may be cited by, folded: `de Groot` also as `Groot`, `Müller` as `Mueller`, the
  /// World Health Organization as `WHO`.
  static func cited(_ author: String) -> Set<String> {
    let family = folded(author)
    var names: Set<String> = [family, withoutParticles(family)]
    if let spelled = PlainLetters.spelledOut(author) { names.insert(folded(spelled)) }
    if !author.contains(","), let short = shortName(author) { names.insert(short) }
    return names
  }

  /// The capitals of an organization of several words, or what it gives in brackets: `who` of
  /// `World Health Organization` and of `World Health Organization (WHO)`.
  private static func shortName(_ name: String) -> String? {
    if let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close {
      return PlainLetters.folded(String(name[name.index(after: open)..<close]))
    }
    let words = name.split(whereSeparator: { $0 == " " || $0 == "-" })
    let capitals = words.compactMap(\.first).filter(\.isUppercase)
    guard words.count > 2, capitals.count > 2, !words.contains(where: isInitials) else {
      return nil
    }
    return String(capitals).lowercased()
  }

  /// The initials of an author: `TC` of `Wang, T. C.`
  static func initials(_ author: String) -> String {
    let parts = author.split(separator: ",", maxSplits: 1)
    let given =
      parts.count == 2
      ? parts[1].split(whereSeparator: { $0 == " " || $0 == "." || $0 == "-" })
      : author.split(separator: " ").filter { isInitials($0) }
    return given.flatMap { word in
      isInitials(word)
        ? word.filter(\.isUppercase).map(String.init) : word.prefix(1).map(String.init)
    }.joined().uppercased()
  }

  static func isInitials(_ word: Substring) -> Bool {
    word.utf8.count <= 8 && word.filter(\.isLetter).count <= 3
      && word.allSatisfy { $0.isUppercase || $0 == "." || $0 == "-" }
  }

  private static let particles: Set<String> = [
    "von", "van", "de", "del", "della", "den", "der", "di", "da", "dos", "du", "la", "le", "ten",
    "ter", "zu", "zur", "el", "al", "bin", "d",
  ]

  static func withoutParticles(_ family: String) -> String {
    var words = family.split(separator: " ")[...]
    while words.count > 1, let first = words.first, particles.contains(String(first)) {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }
}

/// The authors that a citation in normal form names.
struct CitedAuthors {
  /// Folded, in order.
  private(set) var families: [String] = []
  /// Of the first author, where the citation gives them: `Wang T. et al.`
  private(set) var initials = ""
  /// The first one with the letters of an umlaut spelled out: `mueller` of `Müller`; nil where it has
  /// none.
  private(set) var spelledOut: String?
  /// Whether there are more than it names.
  private(set) var hasEtAl = false

  init(_ key: String) {
    var rest = Substring(key)
    // What stands last is the year.
    if let blank = rest.lastIndex(of: " ") { rest = rest[..<blank] }
    if rest.hasSuffix("et al.") {
      hasEtAl = true
      rest = rest.dropLast(6)
    }
    for part in rest.split(separator: ",").flatMap({ Self.split($0) }) {
      var words = part.split(separator: " ")
      var letters = ""
      while words.count > 1, let last = words.last, EntryName.isInitials(last) {
        letters = last.filter(\.isLetter) + letters
        words.removeLast()
      }
      while words.count > 1, let first = words.first, EntryName.isInitials(first),
        first.contains(".")
      {
        letters += first.filter(\.isLetter)
        words.removeFirst()
      }
      let family = PlainLetters.folded(words.joined(separator: " "))
      guard !family.isEmpty else { continue }
      if families.isEmpty {
        initials = letters
        spelledOut = PlainLetters.spelledOut(words.joined(separator: " ")).map(PlainLetters.folded)
      }
      families.append(family)
    }
  }

  private static func split(_ part: Substring) -> [Substring] {
    guard let and = part.ranges(of: " and ").first else { return [part] }
    return [part[..<and.lowerBound]] + split(part[and.upperBound...])
  }

  /// Whether an entry of so many authors can be meant.
  func fits(count: Int) -> Bool {
    hasEtAl ? count > families.count : count == families.count
  }
}

/// Text in plain small letters, without accents and marks.
enum PlainLetters {
  /// A name with `ue` for `ü`, as it is written where there are no umlauts; nil where it has none.
  static func spelledOut(_ name: String) -> String? {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let letters: [Character: String] = ["ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"]
    let small = name.lowercased().precomposedStringWithCanonicalMapping
    guard small.contains(where: { letters[$0] != nil }) else { return nil }
    // What stands behind the comma tells the family name from initials by its capitals.
    let parts = small.split(separator: ",", maxSplits: 1)
    return parts.first.map { $0.map { letters[$0] ?? String($0) }.joined() }
  }

  /// `O’Shea` is `oshea`, `Wölfle` is `wolfle`, `Vargas-Hernández` is `vargas hernandez`.
  static func folded(_ text: String) -> String {
    var plain = ""
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "-", "\u{2010}", "\u{2011}", "\u{2013}", " ", "\u{A0}":
        if !plain.isEmpty, plain.last != " " { plain += " " }
      default:
        if let letters = scalar.plainLetters {
          plain += letters
        } else if scalar.properties.isAlphabetic {
          plain.unicodeScalars.append(scalar)
        }
      }
    }
    while plain.last == " " { plain.removeLast() }
    return plain
  }
}
