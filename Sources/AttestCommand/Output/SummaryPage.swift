import Attest

/// A summary as a page for people to read.
struct SummaryPage {
  let text: String

  private static let width = 80

  init(_ summary: StoreSummary, hasColor: Bool) {
    func heading(_ text: String) -> String {
      hasColor ? "\u{1B}[1m\(text)\u{1B}[0m\n" : "\(text)\n"
    }
    var text = TextColumns([
      ["Documents", "\(summary.documents)"],
      ["Sentences", "\(summary.sentences)"],
      ["Claims", "\(summary.claims), made \(summary.evidence) times"],
    ]).text
    if !summary.relations.isEmpty {
      text += "\n" + heading("Claims by relation")
      text += TextColumns(Self.bars(summary.relations), indent: 2).text
    }
    if !summary.topClaims.isEmpty {
      text += "\n" + heading("Best-supported claims")
      for claim in summary.topClaims { text += Self.entry(claim) }
    }
    self.text = text
  }

  /// Relation, number, and a bar in proportion.
  private static func bars(_ relations: [StoreSummary.RelationCount]) -> [[String]] {
    let most = max(1, relations.map(\.claims).max() ?? 1)
    let digits = String(most).count
    return relations.map { relation in
      let number = String(relation.claims)
      let length = max(1, relation.claims * 40 / most)
      return [
        relation.relation.rawValue,
        String(repeating: " ", count: digits - number.count) + number,
        String(repeating: "▪", count: length),
      ]
    }
  }

  /// The claim, how often it is made, one sentence, and where that stands.
  private static func entry(_ entry: StoreSummary.SupportedClaim) -> String {
    let sentences = counted(entry.sentences, "sentence")
    let documents = counted(entry.documents, "document")
    let best = entry.best
    // The best sentence asserts the claim if any does.
    let hedge =
      switch best.certainty {
      case .asserted: ""
      case .hedged: "maybe "
      }
    let claim = Diagnostic.printable(hedge + entry.claim.description)
    return "  \(claim) (\(sentences), \(documents))\n" + quotation(best)
  }

  /// A sentence, and below it whom it credits and where it stands.
  static func quotation(_ evidence: Evidence) -> String {
    let credits = evidence.citations + evidence.pmids.map { "PMID \($0)" } + evidence.ncts
    let place = Diagnostic.printable(
      (credits + [evidence.document, evidence.section]).filter { !$0.isEmpty }
        .joined(separator: "; "))
    return wrapped("“\(Diagnostic.printable(evidence.sentence))”") + wrapped("[\(place)]")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Lines of a text, indented and no longer than the page is wide.
  private static func wrapped(_ text: String) -> String {
    let indent = "      "
    var result = ""
    var line = indent
    for word in text.split(separator: " ") {
      if line.count > indent.count, line.count + 1 + word.count > width {
        result += line + "\n"
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return result + line + "\n"
  }
}
