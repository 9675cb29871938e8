internal import AttestModel

/// A row whose paper calls it possible and no more.
struct PossibleInText: RecordCheck {
  let entry = CatalogueEntry(
    code: "EVD004", name: "possible-in-text", severity: .information,
    needs: [.subject, .object, .pmid],
    meaning:
      "The paper that the row cites says that it may be so; the row says that it is. Read the"
      + " sentence, and look for a paper that shows it.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "SOCS1 may inhibit JAK2."]),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "SOCS1 inhibits JAK2."]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let verdict = row.verdict(), verdict.kind == .supported,
      let evidence = verdict.evidence, evidence.certainty == .hedged,
      let cell = row.relation ?? row.subject
    else { return }
    report.add("the cited paper calls it possible", at: cell, evidence: evidence.sentence)
  }
}
