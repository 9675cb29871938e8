internal import AttestModel

/// An agent that the trial's record does not have.
struct AgentAgainstRecord: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI003", name: "agent-against-record", severity: .warning, needs: [.nct, .agent],
    meaning: "The registry's record of this trial names other interventions: the number or the"
      + " agent is of another trial.",
    positive: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [
        TrialRecord(nct: "NCT01243944", interventions: [.init(kind: "DRUG", name: "Baricitinib")])
      ]),
    negative: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [
        TrialRecord(
          nct: "NCT01243944", interventions: [.init(kind: "DRUG", name: "INCB018424 Phosphate")])
      ]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let agent = row.cell(.agent) else { return }
    let wanted = row.names.concepts(in: agent.text).filter { $0.kind == .drug }
    guard !wanted.isEmpty else { return }
    row.forEachTrial { _, nct, record in
      let names =
        record.interventions.flatMap { [$0.name] + $0.otherNames }
        + [record.title, record.officialTitle]
      guard !record.interventions.isEmpty else { return }
      let found = Set(names.flatMap { row.names.concepts(in: $0) })
      let text = Spelling.folded(names.joined(separator: " "))
      guard
        !wanted.contains(where: { found.contains($0) || text.contains(Spelling.folded($0.name)) })
      else { return }
      let known = record.interventions.map(\.name).joined(separator: ", ")
      report.add(
        "\(nct) is a trial of \(known), not of \(agent.text)\(record.dates)", at: agent,
        suggestion: known,
        evidence: record.title)
    }
  }
}
