internal import AttestModel

/// A name that stands twice in one list.
struct ListedTwice: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT001", name: "listed-twice", severity: .warning,
    meaning: "The same thing stands twice in a list. One of the two was probably meant to be"
      + " another.",
    positive: .text(
      "Inhibitors such as ruxolitinib, baricitinib, fedratinib, and ruxolitinib help."),
    negative: .text("Ruxolitinib, baricitinib and fedratinib help, and ruxolitinib is the oldest."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for list in review.lists(in: sentence) where list.count > 2 {
        var seen: [Concept: Review.Name] = [:]
        for name in list {
          // `IFN-α and -β` are told apart by what follows.
          if let first = seen[name.concept], first.text == name.text {
            report.add(
              "“\(name.text)” stands twice in this list", at: name.range, in: review,
              evidence: sentence.text)
          } else if let first = seen[name.concept], name.concept.kind == .drug,
            !name.text.contains(first.text), !first.text.contains(name.text)
          {
            report.add(
              "“\(name.text)” is “\(first.text)”, which stands in this list already",
              at: name.range, in: review, evidence: sentence.text)
          }
          seen[name.concept] = name
        }
      }
    }
  }
}
