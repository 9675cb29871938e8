import AttestModel

/// One printed entry of a reference list, taken apart.
///
///     Hu, X., and Hu, Y. (2018). JAK1 activates STAT1. J. Immunol. 1, 2–9. doi: 10.1000/x
///     Hu X, Hu Y. JAK1 activates STAT1. J Immunol. 2018;1:2-9. PMID: 12345678
///     X. Hu and Y. Hu, “JAK1 activates STAT1,” J. Immunol., vol. 1, 2018.
///     Hu, Xiu, and Yan Hu. 2018. “JAK1 Activates STAT1.” Journal of Immunology 1 (2): 2–9.
struct ReferenceEntry {
  private let text: String
  private let label: String
  /// Those of the entry before, where a dash stands for them.
  private let given: [String]?
  let words: [Substring]

  /// - Parameter authors: those of the entry before, where a dash stands for them.
  init(_ text: String, label: String, authors: [String]? = nil) {
    self.text = text
    self.label = label
    given = authors
    words = text.split(separator: " ")
  }

  var publication: Publication {
    let list = given.map { (names: $0, end: 0, isSure: true) } ?? Self.authors(words[...])
    var end = list.end
    var body = list.names.isEmpty ? collective : ""
    if list.names.isEmpty {
      // `World Health Organization. (2011).`, `World Health Organization (WHO) (2011).`
      var count = body.split(separator: " ").count
      if count + 1 < words.count, words[count].hasPrefix("("), words[count].hasSuffix(")"),
        Identifiers.year(in: words[count]).isEmpty,
        !Identifiers.year(in: words[count + 1]).isEmpty
      {
        body += " " + words[count]
        count += 1
      }
      if count < words.count, !Identifiers.year(in: words[count]).isEmpty { end = count }
    }
    let year = year(behind: end)
    let (title, journal) = titleAndJournal(behind: end, year: year)
    return Publication(
      authors: list.names.isEmpty ? [body].filter { !$0.isEmpty } : list.names,
      title: title, journal: journal, year: year?.digits ?? "", yearLetter: year?.letter ?? "",
      pmid: pmid, doi: doi, pmc: pmc, label: label)
  }

  // MARK: Authors

  /// Whether a line begins with the name of an author, as an entry does.
  static func begins(_ line: String) -> Bool {
    if ReferenceText.behindDash(line) != nil { return true }
    let list = authors(line.split(separator: " ").prefix(12))
    return !list.names.isEmpty && list.isSure || beginsWithBody(line)
  }

  /// `World Health Organization. 2013.`, `European Medicines Agency (EMA) (2013).`
  private static func beginsWithBody(_ line: String) -> Bool {
    let words = line.split(separator: " ", maxSplits: 10)
    let year = words.indices.dropFirst().first {
      words[$0].first?.isNumber ?? false || isBracketed(words[$0])
    }
    guard let year, year > 1, !Identifiers.year(in: words[year]).isEmpty,
      words[year].utf8.count < 9, !words[year].contains(";"),
      words[year - 1].last == "." || words[year].first == "("
    else { return false }
    let joining = ["of", "for", "and", "the", "on", "in", "&"]
    let name = words[..<year].drop { isCapitalName(trimmed($0)) }
    return words[..<(year - 1)].allSatisfy { !".,:;".contains($0.last ?? " ") }
      && words[0].first?.isUppercase ?? false
      && name.allSatisfy { word in
        joining.contains(String(word)) || word.first.map { $0.isUppercase || $0 == "(" } ?? false
      }
  }

  /// The authors that words begin with, and where they end.
  private static func authors(
    _ words: ArraySlice<Substring>
  ) -> (names: [String], end: Int, isSure: Bool) {
    let list = abbreviated(words)
    if list.names.isEmpty || !list.isSure, let written = FullNames(words) {
      return (written.names, written.end, true)
    }
    return list
  }

  /// Authors with initials.
  private static func abbreviated(
    _ words: ArraySlice<Substring>
  ) -> (names: [String], end: Int, isSure: Bool) {
    var names: [String] = []
    var at = words.startIndex
    var isSure = false
    while at < words.endIndex {
      let word = bare(words[at])
      if ["and", "&", "…", "..."].contains(word) {
        at += 1
        continue
      }
      if word == "et", at + 1 < words.endIndex, bare(words[at + 1]) == "al" {
        // What is left out counts: there are more than are named.
        names.append("et al.")
        return (names, at + 2, true)
      }
      guard let author = author(words[at...]) else { break }
      names.append(author.name)
      isSure = isSure || author.hasInitials
      at = author.end
      // A stop behind the last initials ends the list, unless a comma or `and` goes on.
      if author.isLast, at >= words.endIndex || !["and", "&"].contains(bare(words[at])) { break }
    }
    return (names, at, isSure)
  }

  private struct Author {
    let name: String
    let end: Int
    let hasInitials: Bool
    let isLast: Bool
  }

  /// `Hu, X.,` or `Hu X,` or `X. Hu,` at the start of words.
  private static func author(_ words: ArraySlice<Substring>) -> Author? {
    guard let first = words.first else { return nil }
    if isDotted(first) {
      return initialsFirst(words)
    }
    var family: [Substring] = []
    var hasComma = false
    var at = words.startIndex
    while at < words.endIndex, family.count < 5 {
      let word = words[at]
      let plain = trimmed(word)
      let isParticle = particles.contains(plain.lowercased())
      // `PHILLIPS, D. J.` is a name in capitals; `SM, X.` may be one too, but is more often initials.
      let isCapitals = word.hasSuffix(",") && isCapitalName(plain)
      guard isName(plain) || isParticle || isCapitals || isCapitalName(plain) && plain.count > 4,
        family.isEmpty || !isInitials(word)
          || isCapitals && (plain.count > 3 || isBehindParticles(family, before: words[at...]))
      else { break }
      family.append(plain)
      at += 1
      hasComma = word.hasSuffix(",")
      if hasComma { break }
      if word.hasSuffix(".") || word.hasSuffix(";") || word.hasSuffix(":") { return nil }
    }
    guard !family.isEmpty, at < words.endIndex else { return nil }
    var initials: [Substring] = []
    var isLast = false
    while at < words.endIndex, isInitials(words[at]), initials.count < 4 {
      let word = words[at]
      initials.append(word)
      at += 1
      if word.hasSuffix(",") || word.hasSuffix(";") { break }
      if word.hasSuffix(":") {
        isLast = true
        break
      }
      // `Hu X. TAM receptors` ends the list; `Hu X. Y.` goes on with an initial.
      if word.hasSuffix("."), at < words.endIndex, !isDottedInitial(words[at]) {
        break
      }
    }
    guard !initials.isEmpty else { return nil }
    var last = initials.last ?? ""
    // `Jr.`, `3rd` belong to the name, and what stands behind them ends it.
    if at < words.endIndex, ["Jr", "Sr", "II", "III", "2nd", "3rd"].contains(bare(words[at])) {
      if !last.hasSuffix(",") { last = words[at] }
      at += 1
    }
    // “Hepatitis C virus” begins no list of authors.
    let follower = at < words.endIndex ? words[at] : "and"
    guard
      hasComma || last.last.map({ ".,;:".contains($0) }) ?? false
        || ["and", "&", "et"].contains(bare(follower)) || follower.hasPrefix("(")
    else { return nil }
    if last.hasSuffix("."), at < words.endIndex, !["and", "&", "et"].contains(bare(words[at])),
      !last.contains(",")
    {
      isLast = true
    }
    let letters = initials.map { $0.filter { $0.isUppercase || $0 == "-" } }.joined()
    return Author(
      name: AuthorName.name(family: family.joined(separator: " "), given: spaced(letters)),
      end: at, hasInitials: true, isLast: isLast)
  }

  /// `VAN DAM, H.`: a short name in capitals behind particles in capitals.
  private static func isBehindParticles(
    _ family: [Substring], before words: ArraySlice<Substring>
  ) -> Bool {
    family.allSatisfy { isCapitalName($0) && particles.contains($0.lowercased()) }
      && words.dropFirst().first.map { isDottedInitial($0) } ?? false
  }

  /// `J.`, `J.-P.`, and not `ISAH.`
  private static func isDotted(_ word: Substring) -> Bool {
    isInitials(word) && word.count { $0 == "." } >= word.count { $0.isLetter }
  }

  private static func initialsFirst(_ words: ArraySlice<Substring>) -> Author? {
    var at = words.startIndex
    var letters = ""
    while at < words.endIndex, isDotted(words[at]) {
      letters += words[at].filter(\.isUppercase)
      at += 1
    }
    var family: [Substring] = []
    while at < words.endIndex, family.count < 4 {
      let plain = trimmed(words[at])
      guard isName(plain) || isCapitalName(plain) || particles.contains(plain.lowercased()) else {
        break
      }
      family.append(plain)
      at += 1
      if words[at - 1].hasSuffix(",") || words[at - 1].hasSuffix(".") { break }
    }
    guard !family.isEmpty else { return nil }
    // “J. Cell Sci. 116” is a journal; a comma or `and` shows that more authors come.
    let isSure =
      words[at - 1].hasSuffix(",") || at < words.endIndex && ["and", "&"].contains(bare(words[at]))
    return Author(
      name: AuthorName.name(family: family.joined(separator: " "), given: spaced(letters)),
      end: at, hasInitials: isSure, isLast: words[at - 1].hasSuffix("."))
  }

  /// `X. Y.` for `XY`.
  private static func spaced(_ letters: String) -> String {
    letters.filter(\.isLetter).map { "\($0)." }.joined(separator: " ")
  }

  static let particles: Set<String> = [
    "von", "van", "de", "del", "della", "den", "der", "di", "da", "dos", "du", "la", "le", "ten",
    "ter", "zu", "zur", "el", "al", "bin", "'t", "’t", "st",
  ]

  private static func isName(_ word: Substring) -> Bool {
    guard let first = word.first, first.isLetter else { return false }
    return (first.isUppercase || word.contains("’") || word.contains("'") || isHyphened(word))
      && word.allSatisfy { $0.isLetter || "-‐‑'’.".contains($0) }
      && word.contains { $0.isLowercase || word.count <= 4 }
  }

  /// `al-Shami`
  static func isHyphened(_ word: Substring) -> Bool {
    guard let dash = word.firstIndex(where: { "-‐‑".contains($0) }) else { return false }
    return particles.contains(String(word[..<dash]))
      && word[word.index(after: dash)...].first?.isUppercase ?? false
  }

  private static func isCapitalName(_ word: Substring) -> Bool {
    word.count >= 2 && word.allSatisfy { $0.isUppercase || "-‐‑'’".contains($0) }
  }

  /// `Y.`, `J.-P.,`
  private static func isDottedInitial(_ word: Substring) -> Bool {
    isInitials(word) && word.contains(".") && word.filter(\.isLetter).count <= 2
  }

  private static func isInitials(_ word: Substring) -> Bool {
    let letters = word.filter(\.isLetter)
    return (1...4).contains(letters.count) && letters.allSatisfy(\.isUppercase)
      && word.allSatisfy { $0.isLetter || ".,-‐‑;:".contains($0) }
  }

  private static func trimmed(_ word: Substring) -> Substring {
    var word = word
    while let last = word.last, ",.;:".contains(last) { word.removeLast() }
    return word
  }

  private static func bare(_ word: Substring) -> String {
    String(trimmed(word))
  }

  /// What stands where authors should: `World Health Organization.`
  private var collective: String {
    let end = text.firstIndex { $0 == "." || $0 == "(" } ?? text.endIndex
    let name = text[..<end].split(separator: " ").joined(separator: " ")
    return name.count <= 80 ? name : ""
  }

  // MARK: The year

  private struct Year {
    let digits: String
    let letter: String
    /// The word it stands in.
    let word: Int
    /// Whether it follows the authors at once.
    let isBehindAuthors: Bool
  }

  private func year(behind authors: Int) -> Year? {
    func year(at index: Int) -> Year? {
      let word = words[index]
      // A DOI has a slash; `2010.` is a year.
      guard !(word.contains("10.") && word.contains("/")), !word.contains("://") else {
        return nil
      }
      let digits = Identifiers.year(in: word)
      guard ("1800"..."2099").contains(digits) else { return nil }
      return Year(
        digits: digits, letter: Identifiers.yearLetter(in: word), word: index,
        isBehindAuthors: index <= authors + 1)
    }
    // `(2018)` or `2018.` behind the authors, else in brackets, else `2018;1:2–9`, else the last.
    for index in words.indices where index >= authors && index <= authors + 2 {
      // “The 2009 pandemic” is of a title: behind its first word a year has marks about it.
      guard index == authors || words[index].contains(where: { !$0.isLetter && !$0.isNumber })
      else { continue }
      if let found = year(at: index) { return found }
    }
    var years = words.indices.filter { $0 >= authors }.compactMap { year(at: $0) }
    // `2014 Mar 3;1:2–9. Epub 2013`, `2014, pp. 1990–2001. Accessed 3 May 2020`
    if let stop = words.indices.first(where: { $0 > authors && Self.isAfterword(words[$0]) }),
      years.contains(where: { $0.word < stop })
    {
      years.removeAll { $0.word > stop }
    }
    return years.first { Self.isIssue(words[$0.word]) }
      ?? years.first { Self.isBracketed(words[$0.word]) } ?? years.last
  }

  private static func isAfterword(_ word: Substring) -> Bool {
    ["epub", "pp", "accessed", "retrieved"].contains(bare(word).lowercased())
  }

  /// `2018;1:2–9`, `2018;`
  private static func isIssue(_ word: Substring) -> Bool {
    word.contains(";") && word.prefix(4).allSatisfy(\.isNumber)
  }

  /// `(2018)`, `(2018b).`, and not `(1973–1977)`.
  private static func isBracketed(_ word: Substring) -> Bool {
    let bare = word.filter { !"().,;".contains($0) }
    return word.hasPrefix("(") && word.contains(")") && (4...5).contains(bare.count)
  }

  // MARK: Title and journal

  private func titleAndJournal(behind authors: Int, year: Year?) -> (String, String) {
    var start = authors
    if let year, year.isBehindAuthors { start = year.word + 1 }
    guard start < words.count else { return ("", "") }
    let rest = words[start...]
    var title: [Substring] = []
    var at = rest.startIndex
    let isQuoted = rest.first.map { "“\"«".contains($0.first ?? " ") } ?? false
    while at < rest.endIndex {
      let word = rest[at]
      title.append(word)
      at += 1
      if isQuoted, word.last.map({ "”\"»".contains($0) }) ?? false { break }
      // A stop ends the title, but for those of `vs.` and `E. coli`.
      if !isQuoted, let last = word.last, ".?!".contains(last),
        word.count > 3 || word.dropLast().allSatisfy(\.isNumber),
        at >= rest.endIndex || !(rest[at].first?.isLowercase ?? false)
      {
        break
      }
      if word.hasSuffix(",”") || word.hasSuffix(",\"") { break }
    }
    let journal = rest[at...].prefix { word in
      !(word.first?.isNumber ?? true) && !word.hasPrefix("(") && !word.contains(";")
        && !["doi:", "PMID:", "vol."].contains(word)
    }
    func clean(_ words: some Sequence<Substring>) -> String {
      var text = words.joined(separator: " ")
      while let last = text.last, ".,”\"»".contains(last) { text.removeLast() }
      while let first = text.first, "“\"«".contains(first) { text.removeFirst() }
      return text
    }
    return (clean(title), clean(journal.prefix(12)))
  }
}
