internal import AttestModel

/// A row that cites the notice of a retraction or correction instead of the paper.
struct NoticeCited: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB004", name: "notice-cited", severity: .warning, needs: [.pmid],
    meaning: "The PMID is that of a notice about another paper, which states nothing itself. The"
      + " paper's own PMID was meant, and it was retracted or corrected.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172422",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172422"),
          publicationTypes: ["Retraction of Publication"],
          links: [.init(kind: "RetractionOf", pmid: "172421")])
      ]),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172422",
      publications: [PublicationRecord(publication: Publication(pmid: "172422"))]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    row.forEachRecord { cell, record in
      let kinds = ["RetractionOf", "ErratumFor", "ExpressionOfConcernFor"]
      guard let link = record.links.first(where: { kinds.contains($0.kind) }),
        record.publicationTypes.contains(where: {
          $0.hasPrefix("Retraction of") || $0.hasPrefix("Published Erratum")
            || $0.hasPrefix("Retraction Notice") || $0.hasPrefix("Expression of Concern")
        })
      else { return }
      report.add(
        "PMID \(record.publication.pmid) is a notice about another paper"
          + (link.pmid.isEmpty ? "" : ", PMID \(link.pmid)"), line: cell.line,
        column: cell.column, value: record.publication.pmid, suggestion: link.pmid)
    }
  }
}
