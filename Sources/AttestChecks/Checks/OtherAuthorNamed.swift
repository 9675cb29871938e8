internal import AttestModel

/// An author who is named in the sentence and is none of those whom its bracket credits.
struct OtherAuthorNamed: ReviewCheck {
  let entry = CatalogueEntry(
    code: "CIT001", name: "other-author-named", severity: .warning,
    meaning: "The sentence names one author and its bracket credits others; one of the two was"
      + " meant. First names and names of senior authors are told as well, since readers cannot"
      + " find them.",
    positive: .text("Miller et al. found that IL-6 activates STAT3 (Tanaka et al., 2015)."),
    negative: .text("Miller et al. found that IL-6 activates STAT3 (Miller et al., 2015)."))

  private static let works: Set<String> = [
    "review", "experiment", "experiments", "results", "study", "studies", "group", "team", "work",
    "research", "laboratory", "lab", "data", "findings", "report", "model",
  ]
  private static let verbs: Set<String> = [
    "conducted", "evaluated", "found", "showed", "reported", "demonstrated", "suggested",
    "proposed", "observed", "described", "investigated", "identified", "discovered", "revealed",
    "claimed", "argued", "studied", "noted", "confirmed", "believed", "developed", "performed",
  ]

  func check(_ review: Review, _ report: inout Report) {
    for (index, sentence) in review.sentences.enumerated() {
      let brackets = sentence.citations.map(\.bracket)
      let words = sentence.words.filter { word in
        !brackets.contains { $0.contains(word.range.lowerBound) }
      }
      for (range, authors) in narrators(in: words, of: sentence, review) {
        guard let cited = credited(behind: range.upperBound, index, in: review) else { continue }
        let surnames = cited.flatMap(Self.surnames)
        if authors.contains(where: surnames.contains) { continue }
        let named = review.document.string(in: range)
        report.add(
          "“\(named)” is named, and the bracket credits \(cited.joined(separator: ", "))",
          at: range, in: review, evidence: sentence.text)
      }
    }
  }

  /// The authors that a sentence names outside brackets, with their places.
  private func narrators(
    in words: [Review.Word], of sentence: Review.Sentence, _ review: Review
  ) -> [(TextRange, Set<String>)] {
    var found: [(TextRange, Set<String>)] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].text : ""
      if next == "et", index + 2 < words.count, words[index + 2].text.hasPrefix("al"),
        Self.isName(word.text)
      {
        var names: Set<String> = [Self.folded(word.text)]
        // “Braile and Jayaraman et al.”
        if index >= 2, words[index - 1].text == "and", Self.isName(words[index - 2].text) {
          names.insert(Self.folded(words[index - 2].text))
        }
        found.append((word.range, names))
      } else if let owner = Self.owner(word.text), Self.works.contains(next),
        isPerson(owner, review)
      {
        found.append(
          (word.range.lowerBound..<word.range.lowerBound + owner.utf8.count, [Self.folded(owner)]))
      } else if Self.verbs.contains(next), isPerson(word.text, review),
        isSubject(index, words)
      {
        var names: Set<String> = [Self.folded(word.text)]
        if index > 0 { names.insert(Self.folded(words[index - 1].text)) }
        found.append((word.range, names))
      }
    }
    return found
  }

  /// Whether a word opens its clause: what stands there and finds something is a person.
  private func isSubject(_ index: Int, _ words: [Review.Word]) -> Bool {
    if index == 0 { return true }
    let before = words[index - 1].text
    return index <= 2
      && (["And", "But", "Recently", "Later", "Also", "Then"].contains(before)
        || index == 1
          && before.first?.isUppercase == true && Self.isName(before))
  }

  private func isPerson(_ word: String, _ review: Review) -> Bool {
    Self.isName(word) && !review.names.isKnown(word) && !review.names.isWord(word)
      && !Self.notPersons.contains(word)
  }

  private static let notPersons: Set<String> = [
    "Researchers", "Others", "Results", "Investigators", "Scientists", "They", "He", "She", "We",
    "It", "Studies", "Authors", "Both", "Some", "Many", "These", "Those", "This",
  ]

  /// Whom the next bracket credits: of this sentence, or of the two that follow it.
  private func credited(behind end: Int, _ index: Int, in review: Review) -> [String]? {
    for sentence in review.sentences[index...].prefix(3) {
      guard sentence.section == review.sentences[index].section else { return nil }
      guard
        let first = sentence.citations.first(where: { $0.key != nil && $0.bracket.upperBound > end }
        )
      else { continue }
      // “Xiao et al. (2017)” is its own bracket.
      return sentence.citations.filter { $0.bracket == first.bracket }.compactMap(\.key)
    }
    return nil
  }

  private static func isName(_ word: String) -> Bool {
    guard word.count >= 2, let first = word.first, first.isUppercase else { return false }
    let rest = word.dropFirst()
    return rest.contains(where: \.isLowercase)
      && word.allSatisfy { $0.isLetter || "-'’".contains($0) }
  }

  /// `Nguyen` of `Nguyen’s`.
  private static func owner(_ word: String) -> String? {
    for ending in ["’s", "'s", "ʹs"] where word.hasSuffix(ending) {
      let name = String(word.dropLast(ending.count))
      return isName(name) ? name : nil
    }
    return nil
  }

  /// `Wang T. et al. 2004` as `wang`; `Hu and Kim 2018` as both.
  private static func surnames(_ key: String) -> [String] {
    let authors = key.split(separator: " ").prefix { $0 != "et" && $0.first?.isNumber != true }
    return authors.filter { $0 != "and" && $0.count > 1 }.map { folded(String($0)) }
  }

  private static func folded(_ name: String) -> String { Spelling.folded(name) }
}

extension Citation {
  /// Author and year; nil for identifiers.
  var key: String? {
    switch target {
    case .authorYear(let key): key
    case .number, .pmid, .nct: nil
    }
  }
}
