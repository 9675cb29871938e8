internal import AttestModel

/// A word of the prose that misses a name by one slip.
struct MisspeltInText: ReviewCheck {
  let entry = CatalogueEntry(
    code: "NAM010", name: "misspelt-in-text", severity: .warning,
    meaning: "The word is neither English nor a known name, and misses a name by a slip of the"
      + " pen: one of the lexicon, or one that the text itself uses.",
    positive: .text("STAT3 and G-CSF matter. The effects of G-SCF on STAT3 are mild."),
    negative: .text("STAT3 and G-CSF matter. The effects of GM-CSF on STAT3 are mild."))

  func check(_ review: Review, _ report: inout Report) {
    let used = usedSymbols(review)
    var told: Set<String> = []
    for sentence in review.sentences {
      let taken = sentence.citations.map(\.bracket)
      for (index, word) in sentence.words.enumerated() {
        guard !taken.contains(where: { $0.contains(word.range.lowerBound) }) else { continue }
        let before = index > 0 ? sentence.words[index - 1].text : ""
        for part in parts(of: word) where !isNamed(part, in: sentence) {
          guard let meant = meant(by: part.text, behind: before, index, review, used),
            told.insert(part.text).inserted
          else { continue }
          report.add(
            "“\(part.text)” is no known name; “\(meant)” is", at: part.range, in: review,
            suggestion: meant, evidence: sentence.text)
        }
      }
    }
  }

  /// The name that was meant; nil where the word may be right.
  private func meant(
    by text: String, behind before: String, _ index: Int, _ review: Review,
    _ used: [[UInt8]: String]
  ) -> String? {
    let names = review.names
    guard text.count >= 4, text.contains(where: \.isLetter), !names.isKnown(text) else {
      return nil
    }
    if let meant = Self.shortYear(text), names.concept(meant) != nil { return meant }
    let isSymbol = text.filter(\.isUppercase).count * 2 >= text.filter(\.isLetter).count
    if names.isWord(text) {
      // “the inhibitor Static”: a name in the middle of a sentence that is also a word.
      guard index > 0, before.hasPrefix("inhibitor"), text.first?.isUppercase == true else {
        return nil
      }
      return drug(nearest: text, names)
    }
    if isSymbol {
      guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      return symbol(nearest: text, used, review) ?? initials(nearest: text, names)
    }
    guard text.count >= 7, text.dropFirst().allSatisfy({ !$0.isUppercase }) else { return nil }
    // “rash-related” is two words.
    if text.contains("-"), text.split(separator: "-").allSatisfy({ names.isWord(String($0)) }) {
      return nil
    }
    guard let meant = names.nearest(to: text), let concept = names.concept(meant) else {
      return nil
    }
    switch concept.kind {
    case .drug: return meant
    // Words of Latin and Greek parts are other words two letters on: thrombolysis, thrombosis.
    case .chemical, .disease, .gene, .family:
      let one = Array(Spelling.folded(text).utf8)
      let other = Array(Spelling.folded(meant).utf8)
      return SlipIndex.distance(one, other, most: 1) <= 1 ? meant : nil
    case .complex, .process, .pathway, .cell, .anatomy, .species, .generic, .phrase: return nil
    }
  }

  /// A name whose year has four digits, with two: `COVID-2019`.
  private static func shortYear(_ text: String) -> String? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[0].allSatisfy(\.isLetter), parts[1].utf8.count == 4,
      parts[1].hasPrefix("19") || parts[1].hasPrefix("20"), parts[1].allSatisfy(\.isNumber)
    else { return nil }
    return "\(parts[0])-\(parts[1].suffix(2))"
  }

  /// A drug with known targets that a word misses by a letter.
  private func drug(nearest word: String, _ names: NameReader) -> String? {
    let wanted = Array(Spelling.folded(word).utf8)
    return names.facts.drugs.keys.sorted().first { drug in
      SlipIndex.distance(wanted, Array(Spelling.folded(drug).utf8), most: 1) == 1
    }
  }

  /// Initials of several words in another order: VCSM for VSMC.
  private func initials(nearest text: String, _ names: NameReader) -> String? {
    guard text.count == 4, let meant = names.nearest(to: text), let concept = names.concept(meant)
    else { return nil }
    switch concept.kind {
    case .cell, .disease, .anatomy: return meant
    // Genes have names that are letters of each other: ADAM, and ADMA is a chemical.
    case .gene, .family, .complex, .drug, .chemical, .process, .pathway, .species, .generic,
      .phrase:
      return nil
    }
  }

  private func symbol(
    nearest text: String, _ used: [[UInt8]: String], _ review: Review
  ) -> String? {
    let wanted = Array(Spelling.folded(text).utf8)
    guard wanted.count >= 4, used[wanted] == nil else { return nil }
    // Another number or a plural is another name.
    let digits = wanted.filter { $0 < 0x3A }
    var best: String?
    for (symbol, spelling) in used
    where abs(symbol.count - wanted.count) <= 1 && symbol.filter({ $0 < 0x3A }) == digits {
      // HeLa is no slip for HLA-E.
      let isAnagram =
        symbol.count == wanted.count && symbol.sorted() == wanted.sorted()
        && !text.contains(where: \.isLowercase)
      let isNear =
        symbol.count >= 4 && symbol.count != wanted.count
        && SlipIndex.distance(wanted, symbol, most: 1) == 1 && !isExtended(symbol, wanted)
        && wanted.last != UInt8(ascii: "s")
        && symbol.last != UInt8(ascii: "s")
      // “bEGF” for EGF or bFGF.
      let isPrefixed =
        text.first == "b" && symbol.count >= 3 && wanted.dropFirst().elementsEqual(symbol)
      guard isAnagram || isNear || isPrefixed else { continue }
      // In no order of its own: the first by spelling, so that each run says the same.
      if best.map({ spelling < $0 }) ?? true { best = spelling }
    }
    guard let best else { return nil }
    if let sibling = Self.sibling(of: text, review.names) { return sibling }
    // IFNR1 is a letter short of IFNAR1 and of IFNGR1.
    let others = symbols(oneLetterBeyond: text, review.names.facts.genes)
    return others.count > 1 && others.contains(best) ? others.joined(separator: " or ") : best
  }

  /// The one known name that has the small letter of a text before it, too, and another capital
  /// where the text's is: bFGF for bEGF.
  private static func sibling(of text: String, _ names: NameReader) -> String? {
    var letters = Array(text.utf8)
    guard letters.count >= 4, letters[0] == UInt8(ascii: "b"),
      letters.dropFirst().allSatisfy({ (0x41...0x5A).contains($0) })
    else { return nil }
    let written = letters[1]
    var found: [String] = []
    for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") where letter != written {
      letters[1] = letter
      let name = String(decoding: letters, as: UTF8.self)
      if names.concept(name)?.kind.isMolecular == true { found.append(name) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Genes' symbols that have one letter more than a text, in their order.
  private func symbols(oneLetterBeyond text: String, _ genes: GeneSymbols) -> [String] {
    let letters = Array(text.utf8)
    guard (4...8).contains(letters.count),
      letters.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
    else { return [] }
    var found: Set<String> = []
    for place in 1..<letters.count {
      for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
        let longer = String(
          decoding: letters[..<place] + [letter] + letters[place...], as: UTF8.self)
        if genes.isSymbol(longer) { found.insert(longer) }
      }
    }
    return found.sorted()
  }

  /// Whether two symbols differ as names of relatives do: ASPP and iASPP, MAPK and MAPKK.
  private func isExtended(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return long.dropFirst().elementsEqual(short)
      || long.dropLast().elementsEqual(short) && long.last == short.last
  }

  /// The symbols that the text itself names, folded.
  private func usedSymbols(_ review: Review) -> [[UInt8]: String] {
    var used: [[UInt8]: String] = [:]
    for sentence in review.sentences {
      for name in sentence.names
      where name.concept.kind.isMolecular && name.text.utf8.count <= 8 && !name.text.contains(" ")
        && name.text.contains(where: \.isUppercase)
      {
        let folded = Array(Spelling.folded(name.text).utf8)
        if used[folded].map({ name.text < $0 }) ?? true { used[folded] = name.text }
      }
    }
    return used
  }

  /// A word and, where it has marks inside, its parts.
  private func parts(of word: Review.Word) -> [Review.Word] {
    var parts: [Review.Word] = []
    var position = word.range.lowerBound
    for part in word.text.split(separator: "/", omittingEmptySubsequences: false) {
      let end = position + part.utf8.count
      if !part.isEmpty { parts.append(Review.Word(range: position..<end, text: String(part))) }
      position = end + 1
    }
    return parts
  }

  private func isNamed(_ part: Review.Word, in sentence: Review.Sentence) -> Bool {
    sentence.names.contains { name in
      guard name.range.overlaps(part.range) else { return false }
      // In “G-SCF” a name is found behind a letter that belongs to it.
      let before = name.range.lowerBound - part.range.lowerBound
      return
        !(before == 2 && name.range.upperBound == part.range.upperBound
        && part.text.first?.isUppercase == true && part.text.dropFirst().first == "-")
    }
  }
}
