internal import AttestModel

/// A row whose own paper says the opposite.
struct ContradictedByText: RecordCheck {
  let entry = CatalogueEntry(
    code: "EVD001", name: "contradicted-by-text", severity: .warning,
    needs: [.subject, .object, .pmid],
    meaning:
      "A sentence of the paper that the row cites has the same ends and the opposite sign, or"
      + " denies it. Read the sentence.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,activates,JAK2,172421",
      claims: ["172421": "SOCS1 inhibits JAK2."]),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "SOCS1 inhibits JAK2."]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let verdict = row.verdict(), verdict.kind == .contradicted,
      let evidence = verdict.evidence, let cell = row.relation ?? row.subject
    else { return }
    report.add(
      "the cited paper says “\(evidence.claim)”", at: cell, evidence: evidence.sentence)
  }
}
