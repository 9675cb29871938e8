internal import AttestModel

/// A name that belongs to one thing and is written where another is meant: eIF2A for eIF2α.
struct ConfusedName: ReviewCheck {
  let entry = CatalogueEntry(
    code: "NAM013", name: "confused-name", severity: .warning,
    meaning: "The name is that of a gene of its own, and the words beside it speak of another whose"
      + " name looks much the same (Lexicons/checks/confusables.tsv). Write the other's name.",
    positive: .text("STAT3 binds PKR, which lowers eIF2A phosphorylation."),
    negative: .text(
      "STAT3 binds PKR, which lowers eIF2α phosphorylation; eIF2A brings initiator tRNA."))

  func check(_ review: Review, _ report: inout Report) {
    let confusables = review.names.facts.confusables
    for sentence in review.sentences {
      var told: Set<String> = []
      // Where the sentence has the other's name as well, its author tells them apart.
      for name in sentence.names {
        guard let other = confusables[name.text], !told.contains(name.text),
          !Self.names(of: other.meant).contains(where: { meant in
            sentence.names.contains { $0.text == meant || $0.concept.name == meant }
          }),
          other.beside.contains(where: { isBeside($0, name, in: sentence) })
        else { continue }
        told.insert(name.text)
        report.add(
          "“\(name.text)” is \(name.concept.name); \(other.meant) is meant", at: name.range,
          in: review, suggestion: Self.names(of: other.meant)[0], evidence: sentence.text)
      }
    }
  }

  /// `eIF2α (EIF2S1)` as its two names.
  private static func names(of meant: String) -> [String] {
    meant.split { " ()".contains($0) }.map(String.init)
  }

  private func isBeside(
    _ word: String, _ name: Review.Name, in sentence: Review.Sentence
  ) -> Bool {
    sentence.names.contains { $0.range != name.range && $0.concept.name == word }
      || sentence.words.contains { $0.text.lowercased().hasPrefix(word) }
  }
}
