internal import AttestModel

/// One thing under two names in a table, as if it were two.
struct AliasBesideName: TextsCheck {
  let entry = CatalogueEntry(
    code: "NAM014", name: "alias-beside-name", severity: .information,
    meaning: "Two names of the table are one thing, so that it counts as two wherever rows are"
      + " joined or counted by name. The rarer names are told, each once.",
    positive: .table(
      "subject,relation,object", "APRF,activates,MYC", "IL6,activates,STAT3",
      "STAT3,activates,BCL2"),
    negative: .table("subject,relation,object", "STAT1,activates,MYC", "IL6,activates,STAT3"))

  func looks(at role: ColumnRole) -> Bool { role.isNames }

  var tellsOfSingleTexts: Bool { false }

  func record(
    _ cell: CuratedCell, as role: ColumnRole, _ names: NameReader, _ keep: inout RowKeeping
  ) {
    guard cell.text.utf8.count < 100 else { return }
    let parts =
      names.concept(cell.withoutAbbreviation) == nil ? cell.parts(at: "|;,/+") : [cell]
    for part in parts {
      let spelling = part.withoutAbbreviation
      // A name with several meanings may be the one here and the other there; what one gene is
      // called so is told as ambiguous or retired.
      let meanings = names.meanings(of: spelling)
      // Diseases, cells and pathways are written more or less narrowly under one meaning.
      guard meanings.count == 1, let concept = meanings.first,
        concept.kind == .gene || concept.kind == .drug,
        // Most names are the main one.
        spelling == concept.name
          || !Self.saysState(spelling, names.facts) && !Self.isElse(spelling, concept, names.facts)
      else { continue }
      // A thing may act in one row and be acted on in another.
      var key = RowDigest()
      key.add(role == .agent || role == .disease ? UInt64(role.ordinal) : 0)
      key.add(concept.id.isEmpty ? concept.name : concept.id)
      keep.add(
        key: key.value, value: Spelling.digest(of: spelling),
        at: CuratedCell(spelling, line: part.line, column: part.column), once: true)
    }
  }

  /// `pSTAT3` is the same gene in another state.
  private static func saysState(_ spelling: String, _ facts: CheckFacts) -> Bool {
    let first = spelling.utf8.first ?? 0
    return (0x61...0x7A).contains(first)
      && facts.words(in: "state-prefix").contains { prefix in
        spelling.hasPrefix(prefix) && spelling.dropFirst(prefix.count).first?.isUppercase == true
      }
      || spelling.utf8.contains(0x20)
        && spelling.split(separator: " ").contains { facts.has($0.lowercased(), in: "state") }
  }

  /// Whether HGNC has a symbol for another gene by this name, or has given it up.
  private static func isElse(_ spelling: String, _ concept: Concept, _ facts: CheckFacts) -> Bool {
    let genes = facts.genes
    if concept.kind == .drug {
      return spelling.split(separator: " ").contains { word in
        facts.has(word.lowercased(), in: "salt") || facts.has(word.lowercased(), in: "form")
      }
    }
    // LIMK may stand for LIMK1 and LIMK2 both.
    if concept.name.hasPrefix(spelling),
      concept.name.dropFirst(spelling.count).allSatisfy(\.isNumber),
      concept.name != spelling
    {
      return true
    }
    if !genes.successors(of: spelling).isEmpty { return true }
    return genes.isSymbol(spelling) && (concept.kind != .gene || concept.name != spelling)
      || genes.genes(named: spelling).count > 1
  }

  func compare(_ rows: [RowRecord], _ report: inout Report) {
    guard rows.count > 1, let usual = rows.max(by: { $0.count < $1.count }) else { return }
    var told: Set<UInt64> = [usual.value]
    for row in rows where told.insert(row.value).inserted {
      report.add(
        "“\(row.text)” is what line \(usual.line) calls “\(usual.text)”: one thing, two names",
        at: row, suggestion: usual.text)
    }
  }
}
