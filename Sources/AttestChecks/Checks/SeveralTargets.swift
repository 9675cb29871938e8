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

/// What a place of a review says that a drug acts on.
struct TargetStatement {
  let drug: Concept
  /// As written.
  let name: String
  let targets: [Concept]
  let line: Int
  let column: Int
  /// The sentence or the cells.
  let text: String

  var targetNames: String { targets.map(\.name).joined(separator: ", ") }

  /// Whether two statements cannot both be whole: no target is in both, nor in a family of both.
  func excludes(_ other: TargetStatement) -> Bool {
    !targets.contains { one in other.targets.contains { Self.meet(one.name, $0.name) } }
  }

  /// Whether one name is the other, or the family of it: JAK and JAK1.
  static func meet(_ one: String, _ other: String) -> Bool {
    one == other || one.hasPrefix(other) || other.hasPrefix(one)
  }
}

extension Review {
  /// What the prose and the tables say that drugs act on, in their order.
  var targetStatements: [TargetStatement] {
    var statements: [TargetStatement] = []
    for sentence in sentences {
      statements += targeting(in: sentence)
      for (index, name) in sentence.names.enumerated() where name.concept.kind == .drug {
        // “the JAK2 inhibitor, WP1066”, “EGFR inhibitor (cediranib)”, “JAK inhibitor (AZD1480)”
        guard index > 0, let targets = targets(before: index, in: sentence) else { continue }
        let place = place(of: name.range.lowerBound)
        statements.append(
          TargetStatement(
            drug: name.concept, name: name.text, targets: targets, line: place.line,
            column: place.column, text: sentence.text))
      }
    }
    return statements + tabledTargets
  }

  /// What a sentence says that a drug targets: “oclacitinib targets JAK1”.
  private func targeting(in sentence: Sentence) -> [TargetStatement] {
    let said = claims.filter {
      $0.claim.relation == .targets && $0.claim.polarity == .affirmed
        && $0.claim.subject.kind == .drug && $0.sentence == sentence.text
    }
    var statements: [TargetStatement] = []
    for drug in said.map(\.claim.subject) where !statements.contains(where: { $0.drug == drug }) {
      guard let name = sentence.names.first(where: { $0.concept == drug }) else { continue }
      let place = place(of: name.range.lowerBound)
      statements.append(
        TargetStatement(
          drug: drug, name: name.text,
          targets: said.filter { $0.claim.subject == drug }.map(\.claim.object), line: place.line,
          column: place.column, text: sentence.text))
    }
    return statements
  }

  /// What the tables give as the targets of single drugs.
  private var tabledTargets: [TargetStatement] {
    var statements: [TargetStatement] = []
    for table in tables {
      let roles = table.header.map { names.role(of: $0.text) ?? .other }
      guard let agentColumn = roles.firstIndex(of: .agent),
        let targetColumn = roles.firstIndex(of: .target)
      else { continue }
      for row in table.rows where row.count == roles.count {
        let agent = row[agentColumn]
        let targets = names.concepts(in: row[targetColumn].text).filter(\.kind.isMolecular)
        guard let drug = names.concept(agent.withoutAbbreviation), drug.kind == .drug,
          !targets.isEmpty,
          !statements.contains(where: { $0.drug == drug && $0.targets == targets })
        else { continue }
        statements.append(
          TargetStatement(
            drug: drug, name: agent.text, targets: targets, line: agent.line,
            column: agent.column, text: "\(agent.text), \(row[targetColumn].text)"))
      }
    }
    return statements
  }

  private func targets(before index: Int, in sentence: Sentence) -> [Concept]? {
    var last = index - 1
    let drug = sentence.names[index]
    // The lexicon may know “JAK inhibitor” as one name, with its target inside.
    let between = document.string(
      in: sentence.names[last].range.lowerBound..<drug.range.lowerBound)
    let words = between.split { " (,".contains($0) }.map(String.init)
    guard words.count <= 3, let noun = words.last, noun == "inhibitor" || noun == "antagonist"
    else { return nil }
    if sentence.names[last].concept.kind == .generic {
      let concepts = names.concepts(
        in: String(sentence.names[last].text.prefix { $0 != " " }))
      return concepts.isEmpty ? nil : concepts
    }
    var targets: [Concept] = []
    while last >= 0, sentence.names[last].concept.kind.isMolecular,
      sentence.names[last].concept.kind != .drug
    {
      targets.append(sentence.names[last].concept)
      guard last > 0,
        document.string(
          in: sentence.names[last - 1].range
            .upperBound..<max(
              sentence.names[last - 1].range.upperBound, sentence.names[last].range.lowerBound))
          == "/"
      else { break }
      last -= 1
    }
    return targets.isEmpty ? nil : targets
  }
}
