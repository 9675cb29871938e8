internal import AttestModel

/// A sentence that credits a paper about which its journal has doubts.
struct DoubtedCredit: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO003", name: "doubted-credit", severity: .warning,
    meaning: "A document cites a paper about which the journal has published an expression of"
      + " concern. It is not retracted; read the notice.",
    positive: .claims(
      ["172421": "SOCS1 inhibits JAK2 (PMID: 17242190)."],
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "17242190"), links: [.init(kind: "ExpressionOfConcernIn")])
      ]),
    negative: .claims(
      ["172421": "SOCS1 inhibits JAK2 (PMID: 17242190)."],
      publications: [PublicationRecord(publication: Publication(pmid: "17242190"))]))

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    let doubted = try store.creditedRecords { $0.hasExpressionOfConcern && !$0.isRetracted }
    try store.forEachCitation { document, citation in
      guard doubted[citation.pmid] != nil else { return }
      report.add(
        "“\(citation.citation)” has an expression of concern (PMID \(citation.pmid))",
        in: document, at: citation.start, value: citation.citation, evidence: citation.sentence)
    }
  }
}
