internal import AttestModel

/// A row that rests on a paper that was withdrawn.
struct RetractedPublication: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB001", name: "retracted-publication", severity: .error, needs: [.pmid],
    meaning: "The paper was retracted. Look whether the statement holds without it, and cite"
      + " another. Needs records: attest import pubmed, attest import retractions.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"), publicationTypes: ["Retracted Publication"])
      ]),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"),
          links: [.init(kind: "ExpressionOfConcernIn", pmid: "172422")])
      ]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    row.forEachRecord { cell, record in
      guard record.isRetracted else { return }
      let notice = record.links.first { $0.kind.hasPrefix("Retract") && !$0.kind.hasSuffix("Of") }
      report.add(
        "PMID \(record.publication.pmid) was retracted", line: cell.line, column: cell.column,
        value: record.publication.pmid,
        evidence: notice.map { "\($0.kind) \($0.pmid) \($0.source)".trimmed } ?? "")
    }
  }
}
