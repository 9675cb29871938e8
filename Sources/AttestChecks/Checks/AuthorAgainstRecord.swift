internal import AttestModel

/// An author or a year that the record of the PMID does not have.
struct AuthorAgainstRecord: RecordCheck {
  let entry = CatalogueEntry(
    code: "PUB006", name: "author-against-record", severity: .warning, needs: [.pmid],
    meaning: "The row names an author or a year, and the record of its PMID has others: one of the"
      + " two is of another paper. A year's difference is let pass, since papers appear online"
      + " before they are printed.",
    positive: .table(
      "gene,citation,pmid", "JAK2,\"Levine et al., 2005, Blood\",172421",
      publications: [
        PublicationRecord(
          publication: Publication(authors: ["Baxter EJ"], year: "2005", pmid: "172421"))
      ]),
    negative: .table(
      "gene,citation,pmid", "JAK2,\"Levine et al., 2005, Blood\",172421",
      publications: [
        PublicationRecord(
          publication: Publication(authors: ["Levine RL"], year: "2006", pmid: "172421"))
      ]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    // Several PMIDs in a row leave open whose author is named.
    let pmids = row.cells(.pmid).flatMap {
      PMIDForm.parts(of: $0.text).compactMap { PMIDForm($0).pmid }
    }
    guard pmids.count == 1, let record = row.records?.publication(pmids[0]) else { return }
    let citation = row.cell(.citation)
    if let cell = row.cell(.author) ?? citation,
      let surname = cell.text.split(whereSeparator: { " ,".contains($0) }).first,
      !record.publication.authors.isEmpty
    {
      let wanted = Spelling.folded(surname)
      let known = record.publication.authors.contains { author in
        author.split { ", ".contains($0) }.contains { Spelling.folded($0) == wanted }
          || Spelling.folded(author).hasPrefix(wanted)
      }
      if !known {
        report.add(
          "“\(surname)” is no author of PMID \(pmids[0]); the first is"
            + " \(record.publication.authors[0])", at: cell,
          suggestion: record.publication.authors[0])
      }
    }
    guard let year = Int(record.publication.year.prefix(4)),
      let cell = row.cell(.year) ?? citation,
      let stated = cell.text.split(whereSeparator: { !$0.isNumber }).first(where: { $0.count == 4 })
        .flatMap({ Int($0) }), abs(stated - year) > 1
    else { return }
    report.add(
      "PMID \(pmids[0]) is of \(year), not of \(stated)", at: cell, suggestion: String(year))
  }
}
