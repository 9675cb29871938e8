internal import AttestModel

/// A row that rests on a paper that was corrected.
struct CorrectedPublication: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB003", name: "corrected-publication", severity: .information, needs: [.pmid],
    meaning: "An erratum to the paper was published. Most change nothing; read it.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"),
          links: [.init(kind: "ErratumIn", pmid: "172422")])
      ]),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"),
          links: [.init(kind: "CommentIn", pmid: "172422")])
      ]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    row.forEachRecord { cell, record in
      guard let erratum = record.links.first(where: { $0.kind == "ErratumIn" }) else { return }
      report.add(
        "PMID \(record.publication.pmid) was corrected", line: cell.line, column: cell.column,
        value: record.publication.pmid, evidence: "\(erratum.pmid) \(erratum.source)".trimmed)
    }
  }
}
