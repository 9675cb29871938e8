internal import AttestModel

extension Review {
  /// A row of one of the review's tables of trials.
  struct TrialRow {
    let agents: [Concept]
    let disease: Concept?
    /// 0 for Early Phase 1, to 4; empty where the cell holds none.
    let phases: [Int]
    let phase: String
    let ncts: [String]
    let line: Int
  }

  /// The rows of all tables that have agents and phases.
  func trialRows() -> [TrialRow] {
    var found: [TrialRow] = []
    for table in tables {
      let roles = table.header.map { names.role(of: $0.text) ?? .other }
      guard let agentColumn = roles.firstIndex(of: .agent),
        let phaseColumn = roles.firstIndex(of: .phase)
      else { continue }
      let diseaseColumn = roles.firstIndex(of: .disease)
      for row in table.rows where row.count == roles.count {
        let ncts = roles.indices.filter { roles[$0] == .nct }.flatMap { column in
          NCTForm.parts(of: row[column].text).compactMap { NCTForm($0).nct }
        }
        found.append(
          TrialRow(
            agents: agents(in: row[agentColumn].text),
            disease: diseaseColumn.flatMap { names.concept(row[$0].withoutAbbreviation) },
            phases: Self.phases(in: row[phaseColumn].text), phase: row[phaseColumn].text,
            ncts: ncts, line: row[phaseColumn].line))
      }
    }
    return found
  }

  /// The drugs that a cell names, each once: `Danvatirsen (AZD9150)` is one.
  private func agents(in text: String) -> [Concept] {
    var seen: Set<Concept> = []
    return names.concepts(in: text).filter { $0.kind == .drug && seen.insert($0).inserted }
  }

  /// The numbers behind “phase” in a text: `phase I/II` is 1 and 2.
  static func phases(in text: String) -> [Int] {
    let folded = text.lowercased()
    guard let word = folded.firstRange(of: "phase") else { return [] }
    if folded[..<word.lowerBound].hasSuffix("early ") { return [0] }
    let numbers = ["1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4]
    var phases: [Int] = []
    let rest = folded[word.upperBound...].drop { $0 == "s" || $0 == " " }
    for part in rest.prefix(while: { $0 != " " && $0 != "," && $0 != "." }).split(separator: "/") {
      guard let number = numbers[part.filter { $0.isLetter || $0.isNumber }] else { break }
      phases.append(number)
    }
    return phases
  }
}
