/// Identifiers as publications and trials have them, checked: what is not sound is no identifier.
enum Identifiers {
  /// A PMID: one to eight digits of which the first is no zero. Nil for everything else.
  static func pmid(_ text: some StringProtocol) -> String? {
    let digits = trimmed(text)
    guard (1...8).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "0"),
      digits.utf8.allSatisfy(\.isDigit)
    else { return nil }
    return digits
  }

  /// A PMID as reference lists write them: `PMID: 123`, `123.`
  static func loosePMID(_ text: some StringProtocol) -> String? {
    var text = trimmed(text)
    let addresses = [
      "https://pubmed.ncbi.nlm.nih.gov/", "https://www.ncbi.nlm.nih.gov/pubmed/",
      "http://www.ncbi.nlm.nih.gov/pubmed/", "pmid",
    ]
    for prefix in addresses where text.lowercased().hasPrefix(prefix) {
      text = String(text.dropFirst(prefix.count))
      break
    }
    let marks: Set<Character> = [":", " ", ".", "/", ";", ","]
    while let first = text.first, marks.contains(first) { text.removeFirst() }
    while let last = text.last, marks.contains(last) { text.removeLast() }
    return pmid(text)
  }

  /// The number of a trial: `NCT` and eight digits that are not all zero.
  static func nct(_ text: some StringProtocol) -> String? {
    let text = trimmed(text)
    guard text.utf8.count == 11, text.hasPrefix("NCT") else { return nil }
    let digits = text.utf8.dropFirst(3)
    guard digits.allSatisfy(\.isDigit), digits.contains(where: { $0 != UInt8(ascii: "0") }) else {
      return nil
    }
    return text
  }

  /// A DOI without the address before it: `10.1038/…`. Nil for what is none.
  static func doi(_ text: some StringProtocol) -> String? {
    var text = trimmed(text)
    let lowered = text.lowercased()
    let addresses = [
      "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/",
      "dx.doi.org/", "doi.org/", "doi:",
    ]
    for prefix in addresses where lowered.hasPrefix(prefix) {
      text = trimmed(text.dropFirst(prefix.count))
      break
    }
    guard text.hasPrefix("10."), text.contains("/"), !text.contains(where: \.isWhitespace) else {
      return nil
    }
    while let last = text.last, [".", ",", ";"].contains(last) { text.removeLast() }
    return text
  }

  /// `PMC` and digits.
  static func pmc(_ text: some StringProtocol) -> String? {
    let text = trimmed(text)
    let digits = text.uppercased().hasPrefix("PMC") ? String(text.dropFirst(3)) : text
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else {
      return nil
    }
    return "PMC" + digits
  }

  /// The first number of four digits that can be a year, empty where there is none.
  static func year(in text: some StringProtocol) -> String {
    var run: [UInt8] = []
    for byte in Array(text.utf8) + [0x20] {
      if byte.isDigit {
        run.append(byte)
        continue
      }
      if run.count == 4, (0x31...0x32).contains(run[0]) {
        let year = String(decoding: run, as: UTF8.self)
        if ("1500"..."2100").contains(year) { return year }
      }
      run = []
    }
    return ""
  }

  /// The letter behind the first year: `b` of `2009b`; empty where there is none.
  static func yearLetter(in text: some StringProtocol) -> String {
    let year = year(in: text)
    guard !year.isEmpty, let place = String(text).ranges(of: year).first else { return "" }
    let rest = String(text)[place.upperBound...]
    guard let letter = rest.first, letter.isASCII, letter.isLowercase, letter <= "k",
      rest.dropFirst().first.map({ !$0.isLetter }) ?? true
    else { return "" }
    return String(letter)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let text = String(text)
    // Most have no blanks at their ends and are told by two bytes.
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}

/// Names of authors in one form: `Teng, Y.`
enum AuthorName {
  /// From a family name and given names or initials: `Ryan B`, `RB`, `R. B.`
  static func name(family: String, given: String) -> String {
    guard !family.isEmpty else { return given }
    let initials = initials(of: given)
    return initials.isEmpty ? family : family + ", " + initials
  }

  /// From one string: `Teng, Yan`, `Teng Y`, `Yan Teng`.
  static func name(_ whole: String) -> String {
    let whole = whole.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let comma = whole.firstIndex(of: ",") {
      return name(
        family: String(whole[..<comma]),
        given: whole[whole.index(after: comma)...].drop { $0 == " " }.description)
    }
    guard let gap = whole.lastIndex(of: " ") else { return whole }
    // `Anna van der Meer`: a small letter begins the family name.
    if let particle = whole.split(separator: " ").dropFirst().dropLast().first(where: {
      $0.first?.isLowercase ?? false
    }) {
      return name(
        family: String(whole[particle.startIndex...]),
        given: whole[..<particle.startIndex].dropLast().description)
    }
    let last = String(whole[whole.index(after: gap)...])
    // `Teng Y`: what stands last in capitals are initials.
    if last.count <= 3, last.allSatisfy({ $0.isUppercase || $0 == "." }) {
      return name(family: String(whole[..<gap]), given: last)
    }
    return name(family: last, given: String(whole[..<gap]))
  }

  private static func initials(of given: String) -> String {
    if let plain = plainInitials(of: given) { return plain }
    let words = given.split { $0.isWhitespace || $0 == "." }
    if words.count == 1, let word = words.first, word.count <= 3,
      word.allSatisfy({ $0.isUppercase })
    {
      return word.map { "\($0)." }.joined(separator: " ")
    }
    return words.compactMap { word in
      let parts = word.split(separator: "-").compactMap { $0.first.map { "\($0)." } }
      return parts.isEmpty ? nil : parts.joined(separator: "-")
    }.joined(separator: " ")
  }

  /// As `initials`, of names in ASCII, which most are, without taking them apart into characters;
  /// nil of others.
  private static func plainInitials(of given: String) -> String? {
    var given = given
    return given.withUTF8 { bytes in
      // `R` and `RB`, as records have them.
      if bytes.count < 3, bytes.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) {
        return bytes.map { "\(Character(Unicode.Scalar($0)))." }.joined(separator: " ")
      }
      guard bytes.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) else { return nil }
      let words = bytes.split { $0 == 0x20 || $0 == UInt8(ascii: ".") }
      var initials: [UInt8] = []
      func add(_ letter: UInt8, behind mark: UInt8) {
        if !initials.isEmpty { initials.append(mark) }
        initials.append(letter)
        initials.append(UInt8(ascii: "."))
      }
      let isWritten =
        words.count == 1 && words[0].count <= 3
        && words[0].allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
      if isWritten {
        for letter in words[0] { add(letter, behind: 0x20) }
      } else {
        for word in words {
          for (number, part) in word.split(separator: UInt8(ascii: "-")).enumerated() {
            add(part[part.startIndex], behind: number == 0 ? 0x20 : UInt8(ascii: "-"))
          }
        }
      }
      return String(decoding: initials, as: UTF8.self)
    }
  }
}
