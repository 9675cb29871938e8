/// Identifiers that are known by their shape: trials, PMIDs, and citations of papers.
enum IdentifierShape {
  /// The `NCT` numbers in a text, in its order, each once.
  static func trials(in text: String) -> [String] {
    var found: [String] = []
    let bytes = Array(text.utf8)
    var at = 0
    while at + 11 <= bytes.count {
      let isNCT =
        bytes[at] | 0x20 == UInt8(ascii: "n") && bytes[at + 1] | 0x20 == UInt8(ascii: "c")
        && bytes[at + 2] | 0x20 == UInt8(ascii: "t")
        && bytes[at + 3..<at + 11].allSatisfy(\.isDigit)
        && (at + 11 == bytes.count || !bytes[at + 11].isDigit)
      if isNCT {
        let name = "NCT" + String(decoding: bytes[at + 3..<at + 11], as: UTF8.self)
        if !found.contains(name) { found.append(name) }
        at += 11
      } else {
        at += 1
      }
    }
    return found
  }

  /// The PMIDs in a text, in its order, each once.
  static func pmids(in text: String) -> [String] {
    var found: [String] = []
    for run in text.utf8.split(whereSeparator: { !$0.isWordByte }) {
      var digits = String(Substring(run))
      if digits.lowercased().hasPrefix("pmid") { digits.removeFirst(4) }
      let isPMID = (7...8).contains(digits.utf8.count) && digits.utf8.allSatisfy(\.isDigit)
      if isPMID, !found.contains(digits) { found.append(digits) }
    }
    return found
  }

  /// Whether a word is a PMID, with its label or not, and nothing else.
  static func isPMID(_ word: String) -> Bool {
    var bare = word.bare.lowercased()
    if bare.hasPrefix("pmid:") { bare.removeFirst(5) }
    let parts = bare.utf8.split { $0 == 0x2C || $0 == 0x3B || $0 == 0x2F }
    return !parts.isEmpty
      && parts.allSatisfy { (7...8).contains($0.count) && $0.allSatisfy(\.isDigit) }
  }

  /// `PMC` and the number of an article in PubMed Central.
  private static func isPMC(_ word: String) -> Bool {
    let bare = word.bare
    return bare.hasPrefix("PMC") && (5...8).contains(bare.utf8.count - 3)
      && bare.utf8.dropFirst(3).allSatisfy(\.isDigit)
  }

  /// How many words the citation has that a run of words opens with: `(Doe et al., 2020)`, `[12]`.
  static func citation(_ words: ArraySlice<String>) -> Int? {
    guard let first = words.first else { return nil }
    if first.utf8.first == UInt8(ascii: "["), first.utf8.dropFirst().first?.isDigit ?? false {
      let end = words.prefix(8).firstIndex { $0.contains("]") }
      return end.map { $0 - words.startIndex + 1 }
    }
    if isPMC(first) { return 1 }
    return authorYear(words)?.count
  }

  /// The authors and year of the citation that a run of words opens with, in normal form.
  static func authorYear(_ words: ArraySlice<String>) -> (count: Int, key: String)? {
    guard let name = words.first?.bare, name.utf8.first.map({ $0.isUpper || $0 >= 0x80 }) ?? false,
      !(words.first ?? "").hasSuffix(")")
    else { return nil }
    let rest = Array(words.dropFirst().prefix(4))
    if rest.count >= 3, rest[0] == "et", rest[1].hasPrefix("al"), let year = year(rest[2]) {
      return (4, "\(name) et al. \(year)")
    }
    if rest.count >= 3, rest[0] == "and" || rest[0] == "&", let year = year(rest[2]),
      rest[1].hasSuffix(",") || rest[2].hasPrefix("(")
    {
      return (4, "\(name) and \(rest[1].bare) \(year)")
    }
    // `Folkman, 1971` and `Cohen (1962)`: an author alone.
    let isName = name.utf8.count > 1 && !name.utf8.contains(where: \.isDigit)
    if isName, let second = rest.first, let year = year(second),
      words.first?.hasSuffix(",") ?? false || (second.hasPrefix("(") && second.contains(")"))
    {
      return (2, "\(name) \(year)")
    }
    return nil
  }

  /// `2020`, `(2020a)`, `2021;`.
  private static func year(_ word: String) -> String? {
    let bare = Array(word.bare.utf8)
    let isYear =
      bare.count >= 4 && bare.count <= 5 && bare.prefix(4).allSatisfy(\.isDigit)
      && (bare.starts(with: "19".utf8) || bare.starts(with: "20".utf8))
      && (bare.count == 4 || bare[4].isLower)
    return isYear ? String(decoding: bare, as: UTF8.self) : nil
  }
}
