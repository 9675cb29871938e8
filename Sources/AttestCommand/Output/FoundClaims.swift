import Attest

/// Claims that were found, for people and as a table.
struct FoundClaims {
  /// The columns, in their order; scripts rely on it.
  static let columns = [
    "claim_id", "subject", "subject_id", "relation", "object", "object_id", "via", "via_ids",
    "polarity", "sentences", "documents", "publications", "asserted", "hedged", "against", "belief",
    "certainty", "citations", "pmids", "ncts", "document", "section", "sentence", "start", "end",
  ]

  private let claims: [FoundClaim]

  init(_ claims: [FoundClaim]) {
    self.claims = claims
  }

  /// Appends the table.
  func write(_ format: any TableFormat, to output: inout [UInt8]) {
    format.header(Self.columns, to: &output)
    for found in claims {
      let claim = found.claim
      let best = found.best
      format.row(
        [
          .text(claim.id), .text(claim.subject.name), .text(claim.subject.id),
          .text(claim.relation.rawValue), .text(claim.object.name), .text(claim.object.id),
          .list(claim.mediators.map(\.name)), .list(claim.mediators.map(\.id)),
          .text(claim.polarity.rawValue), .number(found.sentences), .number(found.documents),
          .number(found.publications), .number(found.asserted), .number(found.hedged),
          .number(found.against), .hundredths(Self.belief(found)), .text(best.certainty.rawValue),
          .list(best.citations), .list(best.pmids), .list(best.ncts), .text(best.document),
          .text(best.section), .text(best.sentence), .number(best.start), .number(best.end),
        ], columns: Self.columns, to: &output)
    }
  }

  /// The table for people: a line for each claim, below it the sentence to read first.
  var text: String {
    let head = ["sources", "sentences", "documents", "belief", "claim"]
    let rows = claims.map { found in
      [
        String(found.publications) + (found.against > 0 ? " : \(found.against)" : ""),
        String(found.sentences), String(found.documents),
        Cell.text(ofHundredths: Self.belief(found)),
        Diagnostic.printable(
          (found.asserted == 0 ? "maybe " : "") + found.claim.description),
      ]
    }
    let lines = TextColumns([head] + rows).text.split(separator: "\n")
    var text = "\(lines.first ?? "")\n"
    for (line, found) in zip(lines.dropFirst(), claims) {
      text += "\(line)\n" + SummaryPage.quotation(found.best)
    }
    return text
  }

  /// In hundredths.
  private static func belief(_ found: FoundClaim) -> Int { Int((found.belief * 100).rounded()) }
}
