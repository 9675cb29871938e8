internal import AttestModel

/// A row that rests on a paper about which its journal has doubts.
struct DoubtedPublication: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB002", name: "expression-of-concern", severity: .warning, needs: [.pmid],
    meaning: "The journal has published an expression of concern about the paper. It is not"
      + " retracted; read the notice.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"),
          links: [.init(kind: "ExpressionOfConcernIn", pmid: "172422")])
      ]),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [
        PublicationRecord(
          publication: Publication(pmid: "172421"),
          links: [.init(kind: "ErratumIn", pmid: "172422")])
      ]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    row.forEachRecord { cell, record in
      guard record.hasExpressionOfConcern, !record.isRetracted else { return }
      report.add(
        "PMID \(record.publication.pmid) has an expression of concern", line: cell.line,
        column: cell.column, value: record.publication.pmid)
    }
  }
}
