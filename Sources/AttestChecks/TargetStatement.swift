internal import AttestModel

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
        guard
          let targets = targets(before: index, in: sentence) ?? targets(behind: index, in: sentence)
        else { continue }
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
    guard index > 0 else { return nil }
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

  /// What a drug is said to be an inhibitor of: “baricitinib is an oral JAK1/JAK2 inhibitor”,
  /// “ruxolitinib, a JAK inhibitor,”.
  private func targets(behind index: Int, in sentence: Sentence) -> [Concept]? {
    let drug = sentence.names[index]
    var next = index + 1
    // Another name of the drug may stand behind it in brackets.
    while next < sentence.names.count, sentence.names[next].concept == drug.concept { next += 1 }
    guard next < sentence.names.count else { return nil }
    let start = sentence.names[next - 1].range.upperBound
    guard start < sentence.names[next].range.lowerBound else { return nil }
    let between = document.string(in: start..<sentence.names[next].range.lowerBound)
    guard isPredicate(between) else { return nil }
    var targets: [Concept] = []
    while next < sentence.names.count {
      let name = sentence.names[next]
      // The lexicon may know “JAK inhibitor” as one name, with its target inside.
      if name.concept.kind == .generic, name.text.hasSuffix(" inhibitor") {
        targets += names.concepts(in: String(name.text.prefix { $0 != " " }))
        return targets.isEmpty ? nil : targets
      }
      guard name.concept.kind.isMolecular, name.concept.kind != .drug else { return nil }
      targets.append(name.concept)
      if isInhibitor(behind: name.range.upperBound, in: sentence) { return targets }
      guard next + 1 < sentence.names.count else { return nil }
      let after = sentence.names[next + 1].range.lowerBound
      guard name.range.upperBound < after,
        ["/", " and ", ", ", " or ", ", and "].contains(
          document.string(in: name.range.upperBound..<after))
      else { return nil }
      next += 1
    }
    return nil
  }

  /// Whether a stretch says that a drug is a thing of some kind: ` is an oral `, `, a `.
  private func isPredicate(_ text: String) -> Bool {
    var rest = text.split { $0 == " " || $0 == "\n" }.map(String.init)[...]
    if rest.first == ")" { rest.removeFirst() }
    guard let first = rest.popFirst(), [",", "),", "is", "was"].contains(first),
      let article = rest.popFirst(), ["a", "an", "the"].contains(article)
    else { return false }
    return text.last?.isWhitespace == true
      && rest.allSatisfy { word in
        word.split(separator: ",").allSatisfy {
          $0 == "and" || names.facts.has($0.lowercased(), in: "quality")
        }
      }
  }

  /// Whether what follows makes an inhibitor of a target: ` inhibitor`, `-selective inhibitor`.
  private func isInhibitor(behind place: Int, in sentence: Sentence) -> Bool {
    let end = min(sentence.range.upperBound, place + 60)
    guard place < end else { return false }
    for word in document.string(in: place..<end).split(whereSeparator: { " \n-.,;)".contains($0) })
    {
      switch word {
      case "inhibitor", "antagonist": return true
      case "selective", "specific", "kinase", "tyrosine", "receptor": continue
      default: return false
      }
    }
    return false
  }
}
