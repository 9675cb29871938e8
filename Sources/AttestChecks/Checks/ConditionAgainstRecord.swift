internal import AttestModel

/// A disease that the trial's record does not have.
struct ConditionAgainstRecord: RecordCheck {
  let entry = CatalogueEntry(
    code: "TRI004", name: "condition-against-record", severity: .warning, needs: [.nct, .disease],
    meaning: "The registry's record of this trial names other conditions: the number or the disease"
      + " is of another trial.",
    positive: .table(
      "agent,disease,phase,nct", "ruxolitinib,psoriasis,Phase 2,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", conditions: ["Primary Myelofibrosis"])]),
    negative: .table(
      "agent,disease,phase,nct", "ruxolitinib,myelofibrosis,Phase 2,NCT01243944",
      trials: [TrialRecord(nct: "NCT01243944", conditions: ["Primary Myelofibrosis"])]))

  func check(_ row: CheckedRow, _ report: inout Report) {
    guard let disease = row.cell(.disease) else { return }
    let name = disease.withoutAbbreviation
    let wanted = Set(row.names.concepts(in: name).filter { $0.kind == .disease })
    row.forEachTrial { _, nct, record in
      guard !record.conditions.isEmpty else { return }
      let texts = record.conditions + [record.title, record.officialTitle]
      let found = Set(texts.flatMap { row.names.concepts(in: $0) })
      guard wanted.isDisjoint(with: found), !Self.share(name, texts) else { return }
      let known = record.conditions.joined(separator: ", ")
      report.add(
        "\(nct) is a trial in \(known), not in \(disease.text)\(record.dates)", at: disease,
        suggestion: known,
        evidence: record.title)
    }
  }

  /// Whether a word that is not common to diseases stands in both.
  static func share(_ name: String, _ texts: [String]) -> Bool {
    let common: Set<String> = [
      "disease", "diseases", "syndrome", "disorder", "disorders", "acute", "chronic", "advanced",
      "cancer", "carcinoma", "tumor", "active", "severe", "moderate", "primary", "cell", "and",
      "with", "patients", "neoplasms", "metastatic", "idiopathic", "juvenile",
    ]
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter }.map { String($0.prefix(7)) })
        .subtracting(common.map { String($0.prefix(7)) }).filter { $0.count > 3 }
    }
    let wanted = words(name)
    return wanted.isEmpty || texts.contains { !wanted.isDisjoint(with: words($0)) }
  }
}
