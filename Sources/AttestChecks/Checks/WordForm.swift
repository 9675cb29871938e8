internal import AttestModel

/// A word in a form that English does not have at its place: “is constitutive activated”.
struct WordForm: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT017", name: "word-form", severity: .information,
    meaning: "An adjective stands for an adverb or an adverb for an adjective, a word for several"
      + " things is followed by one in the singular, or two words do not go together. Programs"
      + " that read for relations may misread the sentence.",
    positive: .text("In leukemia STAT3 is constitutive activated."),
    negative: .text("In leukemia STAT3 is constitutively activated, and no other type of STAT is."))

  /// What is wrong with a word, and what should stand there.
  private struct Slip {
    let words: Range<Int>
    let wanted: String
    let suggestion: String
  }

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being",
  ]
  private static let adjectives: Set<String> = [
    "aberrant", "conditional", "differential", "direct", "frequent", "functional", "independent",
    "indirect", "persistent", "significant", "strong", "transcriptional", "transient",
  ]
  private static let several: Set<String> = ["many", "several", "these", "those", "various"]
  private static let prepositions: Set<String> = [
    "by", "for", "from", "in", "of", "than", "to", "with",
  ]
  /// What English does not count.
  private static let uncounted = ["informations", "knowledges", "signalings", "signallings"]
  /// What stands behind a noun that is the subject.
  private static let predicates = auxiliaries.union([
    "may", "can", "could", "might", "will", "has", "have", "had",
  ])

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      let words = sentence.words
      for index in words.indices where index + 1 < words.count {
        guard Self.follow(words, index, 2), let slip = Self.slip(words, index) else { continue }
        let text = words[slip.words].map(\.text).joined(separator: " ")
        report.add(
          "“\(text)” wants \(slip.wanted)", at: words[slip.words.lowerBound].range, in: review,
          suggestion: slip.suggestion, evidence: sentence.text)
      }
      for word in words where Self.uncounted.contains(word.text) {
        let meant = String(word.text.dropLast())
        report.add(
          "“\(word.text)” has no plural: “\(meant)”", at: word.range, in: review, suggestion: meant,
          evidence: sentence.text)
      }
    }
  }

  private static func slip(_ words: [Review.Word], _ index: Int) -> Slip? {
    let word = words[index].text
    let next = words[index + 1].text
    let third = follow(words, index, 3) ? words[index + 2].text : ""
    if auxiliaries.contains(word), let adverb = adverb(for: next), isParticiple(third) {
      return Slip(
        words: index + 1..<index + 3, wanted: "an adverb: “\(adverb)”", suggestion: adverb)
    }
    if ["type", "kind", "form"].contains(next), third == "of",
      several.contains(word)
        || word == "other" && index > 0 && prepositions.contains(words[index - 1].text)
    {
      return Slip(
        words: index..<index + 2, wanted: "the plural: “\(next)s”", suggestion: next + "s")
    }
    if word.lowercased() == "these", next == "signaling" || next == "signalling",
      predicates.contains(third)
    {
      return Slip(words: index..<index + 2, wanted: "a noun in the plural", suggestion: "")
    }
    if word.lowercased() == "despite",
      next == "of" || next == "under" && third.first?.isLetter == true
    {
      return Slip(words: index..<index + 2, wanted: "one preposition", suggestion: "despite")
    }
    if ["lead", "leading", "leads", "led"].contains(word), next == "to",
      index == 0 || !auxiliaries.contains(words[index - 1].text),
      VerbNumber.verbs.contains(third)
    {
      let noun = (third.hasSuffix("e") ? String(third.dropLast()) : third) + "ing"
      return Slip(words: index + 1..<index + 3, wanted: "a noun: “\(noun)”", suggestion: noun)
    }
    return nil
  }

  /// Whether nothing but one blank parts so many words, each from the next.
  private static func follow(_ words: [Review.Word], _ start: Int, _ count: Int) -> Bool {
    guard start + count <= words.count else { return false }
    return (start + 1..<start + count).allSatisfy {
      words[$0].range.lowerBound - words[$0 - 1].range.upperBound == 1
    }
  }

  /// The adverb of an adjective; nil where a word is none that is mistaken for it.
  private static func adverb(for word: String) -> String? {
    guard word.allSatisfy({ $0.isLowercase && $0.isASCII }) else { return nil }
    let isAdjective = word.utf8.count > 6 && (word.hasSuffix("ive") || word.hasSuffix("ous"))
    return isAdjective || adjectives.contains(word) ? word + "ly" : nil
  }

  private static func isParticiple(_ word: String) -> Bool {
    word.utf8.count > 5 && word.hasSuffix("ed") && !word.hasSuffix("eed")
      && word.allSatisfy { $0.isLowercase && $0.isASCII }
  }
}
