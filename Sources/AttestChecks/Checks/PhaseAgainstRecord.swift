internal import AttestModel

/// A phase that the trial's record does not have.
struct PhaseAgainstRecord: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI005", name: "phase-against-record", severity: .warning, needs: [.nct, .phase],
    meaning: "The registry's record of this trial gives another phase.",
    positive: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", phases: ["PHASE3"])]),
    negative: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase I/II,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", phases: ["PHASE1", "PHASE2"])]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let cell = row.cell(.phase) else { return }
    let stated = Self.numbers(in: cell.text)
    guard !stated.isEmpty else { return }
    row.forEachTrial { _, nct, record in
      let known = record.phases.flatMap(Self.numbers)
      guard !known.isEmpty, Set(known) != Set(stated) else { return }
      report.add(
        "\(nct) is in \(record.phases.joined(separator: ", ")) by its record\(record.dates)",
        at: cell,
        suggestion: record.phases.joined(separator: "|"), evidence: record.title)
    }
  }

  /// `PHASE2`, `Phase II`, `Phase 1/2`, `Early Phase 1` as numbers, the last as 0.
  private static func numbers(in text: String) -> [Int] {
    let folded = text.lowercased().map { "_|".contains($0) ? " " : $0 }
    let plain = String(folded)
    let joined = plain.split(separator: " ").joined(separator: " ")
    if joined.hasPrefix("early phase") { return [0] }
    let parts = joined.split { "/ ,-".contains($0) }.map { $0.filter { $0 != " " } }
    let numbers = ["1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4]
    return parts.compactMap { part in
      let rest = part.hasPrefix("phase") ? String(part.dropFirst(5)) : part
      return numbers[rest] ?? numbers[String(rest.dropLast())]
    }
  }
}
