internal import AttestModel

/// A row whose paper does not say it, while another document does.
struct SaidElsewhere: RecordCheck {
  let entry = CatalogueEntry(
    code: "EVD002", name: "said-elsewhere", severity: .information,
    needs: [.subject, .object, .pmid],
    meaning: "The claim was not found in the paper that the row cites, but in another document of"
      + " the store. The row may cite the wrong paper.",
    positive: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172421",
      claims: ["172421": "IL-6 activates STAT3.", "172422": "SOCS1 inhibits JAK2."]),
    negative: .table(
      "subject,relation,object,pmid", "SOCS1,inhibits,JAK2,172422",
      claims: ["172421": "IL-6 activates STAT3.", "172422": "SOCS1 inhibits JAK2."]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let verdict = row.verdict(), verdict.kind == .foundElsewhere,
      let evidence = verdict.evidence, let cell = row.cell(.pmid)
    else { return }
    report.add(
      "not found in the cited paper, but in \(evidence.document)", at: cell,
      evidence: evidence.sentence)
  }
}
