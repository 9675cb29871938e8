internal import AttestModel

/// A name in a document that may mean several things, where nothing decided between them.
struct AmbiguousMention: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO006", name: "ambiguous-mention", severity: .information,
    meaning: "Several things go by this name, and neither the words beside it nor the rest of the"
      + " document told which is meant; the first was taken. Told once for a name and document.",
    positive: .claims(["172421": "IL-6 inhibits small nuclear ribonucleoprotein polypeptide A."]),
    negative: .claims(["172421": "IL-6 inhibits SNRPA."]))

  /// How a mention's reason says so.
  private static let mark = "undecided, may also be "

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    var told: Set<String> = []
    var current = ""
    try store.forEachMention { document, mention in
      if document != current {
        told.removeAll()
        current = document
      }
      guard let found = mention.reason.firstRange(of: Self.mark) else { return }
      guard told.insert(mention.text).inserted else { return }
      let others = mention.reason[found.upperBound...]
      report.add(
        "“\(mention.text)” was taken for \(mention.concept.name) and may also be \(others)",
        in: document, at: mention.start, value: mention.text)
    }
  }
}
