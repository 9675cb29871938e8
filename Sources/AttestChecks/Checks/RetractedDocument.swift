internal import AttestModel

/// A document of the store that was itself withdrawn.
struct RetractedDocument: StoreCheck {
  let entry = CatalogueEntry(
    code: "STO007", name: "retracted-document", severity: .error,
    meaning: "The document was mined and has been retracted since, or was so already. Take it out"
      + " with attest remove, or know that its claims rest on nothing.",
    positive: .claims(
      ["172421": "SOCS1 inhibits JAK2."],
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"), publicationTypes: ["Retracted Publication"])
      ]),
    negative: .claims(
      ["172421": "SOCS1 inhibits JAK2."],
      publications: [PublicationRecord(publication: Publication(pmid: "172421"))]))

  func check(_ store: any StoreContents, _ report: inout StoreReport) throws {
    var documents: [MinedText] = []
    try store.forEachDocument { if !$0.pmid.isEmpty { documents.append($0) } }
    for document in documents
    where store.records.publication(document.pmid)?.isRetracted ?? false {
      report.add(
        "the document was retracted (PMID \(document.pmid))", in: document.id, at: nil,
        value: document.pmid)
    }
  }
}
