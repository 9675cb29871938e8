internal import AttestModel

/// A PMID of which no record was imported.
struct UnknownPublication: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB005", name: "unknown-publication", severity: .information, needs: [.pmid],
    meaning: "Records of publications were imported, and none has this PMID, so nothing about it"
      + " was checked. It may not exist, or not have been asked for.",
    positive: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172429",
      publications: [PublicationRecord(publication: Publication(pmid: "172421"))]),
    negative: .table(
      "subject,relation,object,pmid", "IL6,activates,STAT3,172421",
      publications: [PublicationRecord(publication: Publication(pmid: "172421"))]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let records = row.records, records.hasPublications else { return }
    for cell in row.cells(.pmid) {
      for pmid in PMIDForm.parts(of: cell.text).compactMap({ PMIDForm($0).pmid })
      where records.publication(pmid) == nil {
        report.add(
          "no record of PMID \(pmid) was imported", line: cell.line, column: cell.column,
          value: pmid)
      }
    }
  }
}
