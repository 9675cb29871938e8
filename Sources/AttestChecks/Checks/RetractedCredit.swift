internal import AttestModel

/// A sentence that credits a paper which was withdrawn.
struct RetractedCredit: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO002", name: "retracted-credit", severity: .error,
    meaning: "A document cites a paper that was retracted. Look whether what it says holds without"
      + " it. Needs records: attest import pubmed, attest import retractions.",
    positive: .claims(
      ["172421": "SOCS1 inhibits JAK2 (PMID: 17242190)."],
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "17242190"), publicationTypes: ["Retracted Publication"])
      ]),
    negative: .claims(
      ["172421": "SOCS1 inhibits JAK2 (PMID: 17242190)."],
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "17242190"), links: [.init(kind: "ErratumIn")])
      ]))

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    let retracted = try store.creditedRecords { $0.isRetracted }
    try store.forEachCitation { document, citation in
      guard retracted[citation.pmid] != nil else { return }
      report.add(
        "“\(citation.citation)” was retracted (PMID \(citation.pmid))", in: document,
        at: citation.start, value: citation.citation, evidence: citation.sentence)
    }
  }
}
