internal import AttestModel

/// A verb in the singular behind several things, or in the plural behind one.
struct VerbNumber: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT018", name: "verb-number", severity: .information,
    meaning: "The subject is several and the verb is of one, or the other way round. Either a name"
      + " lost its plural, or the verb has another subject than it seems.",
    positive: .text("Activated JAKs also induces STAT3."),
    negative: .text("Activated JAKs also induce STAT3; activation of JAKs induces growth."))

  /// Verbs of relations as they stand behind several subjects.
  static let verbs: Set<String> = [
    "activate", "bind", "block", "downregulate", "enhance", "induce",
    "inhibit", "interact", "mediate", "phosphorylate", "promote", "reduce", "regulate",
    "stimulate", "suppress", "upregulate",
  ]
  private static let determiners: Set<String> = [
    "All", "Both", "Many", "Most", "Other", "Several", "Some", "The", "These",
  ]
  private static let openers: Set<String> = [
    "because", "that", "when", "whereas", "where", "while",
  ]
  /// Behind these English has the plain form: “it is essential that STAT3 bind DNA”.
  private static let demands = ["essential", "necess", "requir", "demand", "recommend", "propos"]

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      let words = sentence.words
      for index in words.indices.dropLast() {
        let isPlural = Self.isPlural(words, index)
        guard isPlural || isSingular(index, in: sentence),
          let verb = Self.verb(behind: index, words)
        else { continue }
        let plain = words[verb].text
        if isPlural, plain.hasSuffix("s"), Self.verbs.contains(String(plain.dropLast())) {
          tell(words[verb], String(plain.dropLast()), words[index], sentence, review, &report)
        } else if !isPlural, Self.verbs.contains(plain) {
          tell(words[verb], plain + "s", words[index], sentence, review, &report)
        }
      }
    }
  }

  private func tell(
    _ verb: Review.Word, _ meant: String, _ subject: Review.Word, _ sentence: Review.Sentence,
    _ review: Review, _ report: inout Report
  ) {
    report.add(
      "“\(verb.text)” behind “\(subject.text)” should be “\(meant)”", at: verb.range, in: review,
      suggestion: meant, evidence: sentence.text)
  }

  /// The place of the word behind a subject, an adverb between them left out.
  private static func verb(behind index: Int, _ words: [Review.Word]) -> Int? {
    var verb = index + 1
    guard isNext(verb, words) else { return nil }
    if words[verb].text == "also" || words[verb].text.hasSuffix("ly") {
      verb += 1
      guard isNext(verb, words) else { return nil }
    }
    return verb
  }

  private static func isNext(_ index: Int, _ words: [Review.Word]) -> Bool {
    index < words.count && words[index].range.lowerBound - words[index - 1].range.upperBound == 1
  }

  /// Whether a word is an abbreviation in the plural with which a sentence begins, with one word
  /// before it at most.
  private static func isPlural(_ words: [Review.Word], _ index: Int) -> Bool {
    let word = words[index].text
    guard index < 2, word.utf8.count > 2, word.last == "s",
      word.utf8.dropLast().allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
    else { return false }
    guard index == 1 else { return true }
    let before = words[0].text
    return isNext(1, words)
      && (determiners.contains(before)
        || ["ed", "ive", "al", "ic"].contains(where: before.hasSuffix))
  }

  /// Whether a word is the name of one gene with which a clause begins.
  private func isSingular(_ index: Int, in sentence: Review.Sentence) -> Bool {
    let words = sentence.words
    guard index > 0, Self.openers.contains(words[index - 1].text), Self.isNext(index, words),
      words[index].text.contains(where: \.isNumber),
      sentence.names.contains(where: {
        $0.range == words[index].range && $0.concept.kind == .gene
      })
    else { return false }
    return !words[max(0, index - 5)..<index].contains { word in
      Self.demands.contains(where: word.text.lowercased().hasPrefix)
    }
  }
}
