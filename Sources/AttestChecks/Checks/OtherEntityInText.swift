internal import AttestModel

/// A row whose paper tells the same of another thing.
struct OtherEntityInText: RecordCheck {
  let entry = CatalogueEntry(
    code: "EVD003", name: "other-entity-in-text", severity: .information,
    needs: [.subject, .object, .pmid],
    meaning: "The paper that the row cites has the same relation with one of the ends, and another"
      + " thing at the other end.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "SOCS3 inhibits JAK2."]),
    negative: .table(
      "subject,relation,object,pmid", "SOCS3,inhibits,JAK2,172421",
      claims: ["172421": "SOCS3 inhibits JAK2."]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let verdict = row.verdict(), verdict.kind == .otherEntity,
      let evidence = verdict.evidence, let cell = row.subject
    else { return }
    report.add(
      "the cited paper says “\(evidence.claim)”", at: cell, evidence: evidence.sentence)
  }
}
