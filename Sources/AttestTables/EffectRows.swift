internal import AttestModel

/// Reads the rows of a table of effects: one claim per cytokine (or other agent) and effect.
///
///     IL-6 | STAT3 | suppress DC maturation | 15356132    IL6 suppresses … via STAT3
struct EffectRows {
  let vocabulary: TableVocabulary
  let names: NamedParts
  let table: ReadTable

  /// The rule that evidence of such rows names.
  static let rule = "tables/effect-row"

  /// In bytes; what is longer is a paragraph and no effect.
  private static let longestEffect = 1000

  func evidence() -> [Evidence] {
    table.rows.flatMap(evidence(of:))
  }

  private func evidence(of row: Int) -> [Evidence] {
    let subjects = table.cells([.factor, .agent], of: row).flatMap { names.parts(of: $0.text) }
    let via = table.cells([.mediator, .target], of: row).map(\.text)
    let mediators = via.flatMap { concepts(in: $0) }
    let isLost = via.contains { cell in
      cell.blankSeparated.count(where: vocabulary.signs.isLoss) % 2 == 1
    }
    let actors = subjects.isEmpty ? mediators : subjects.map(\.concept)
    let references = table.cells([.reference], of: row).map(\.text)
    let credits = table.credits(of: row)
    let pmids = unique(references.flatMap(IdentifierShape.pmids(in:)) + credits.pmids)
    let ncts = unique(table.grid.rows[row].cells.flatMap { IdentifierShape.trials(in: $0.text) })
    let context = table.cells([.context, .disease], of: row).map(\.text).filter { !$0.isEmpty }
    let place = table.place(of: row)
    var evidence: [Evidence] = []
    let sentence = table.sentence(of: row)
    let citations = unique(references.flatMap(Self.citations(in:)) + credits.citations)
    for effect in table.pieces([.effect], of: row).map(Self.withoutAnd)
    where !effect.bare.isEmpty && effect.utf8.count <= Self.longestEffect {
      let reading = vocabulary.signs.reading(of: effect, isLost: isLost)
      for actor in actors {
        // What the lexicon doesn't know and nothing speaks for is no claim of ours.
        guard actor.kind != .phrase || !mediators.isEmpty || !pmids.isEmpty else { continue }
        let claim = Claim(
          actor, reading.relation, Concept(id: "", name: effect, kind: .phrase),
          via: subjects.isEmpty ? [] : mediators.filter { $0 != actor },
          polarity: reading.polarity)
        evidence.append(
          Evidence(
            claim: claim, certainty: reading.certainty, context: context,
            citations: citations, pmids: pmids, ncts: ncts,
            document: table.document, section: table.section, sentence: sentence,
            start: place.lowerBound, end: place.upperBound, rule: Self.rule))
      }
    }
    return evidence
  }

  /// The second half of a cell that others cut in two: *and inhibits growth*.
  private static func withoutAnd(_ effect: String) -> String {
    effect.hasPrefix("and ") ? String(effect.dropFirst(4)) : effect
  }

  private func concepts(in cell: String) -> [Concept] {
    unique(names.parts(of: cell).map(\.concept))
  }

  /// The authors and years in a cell, in normal form.
  private static func citations(in cell: String) -> [String] {
    let words = cell.blankSeparated
    return words.indices.compactMap { IdentifierShape.authorYear(words[$0...])?.key }
  }
}

/// Each once, in the order of their first.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
