internal import AttestModel

/// A drug that is given one target here and another there.
struct SeveralTargets: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT002", name: "several-targets", severity: .warning,
    meaning: "The drug is called an inhibitor of one thing in one place and of another in another"
      + " place. If it acts on both, both places should say so.",
    positive: .review(
      "The STAT3 inhibitor WP1066 helped.", table: "agent,target,disease", "WP1066,JAK2,glioma"),
    negative: .text("The JAK2 inhibitor WP1066 helped. The JAK2 inhibitor WP1066 did not."))

  func check(_ review: Review, _ report: inout Report) {
    var first: [String: [TargetStatement]] = [:]
    for statement in review.targetStatements {
      if let other = first[statement.drug.name]?.first(where: { statement.excludes($0) }) {
        report.add(
          "\(statement.name) acts on \(statement.targetNames) here and on \(other.targetNames) in"
            + " line \(other.line)", line: statement.line, column: statement.column,
          value: statement.name, evidence: "line \(other.line): \(other.text)")
      }
      first[statement.drug.name, default: []].append(statement)
    }
  }
}
