internal import AttestModel

/// Reads the rows of a table of trials: what was given for which disease, in which trials.
///
///     Doenib + Roemab | JAK1 | Glioma, Myelofibrosis | Phase 1/2 | Completed | NCT01234567
struct TrialRows {
  let names: NamedParts
  let table: ReadTable

  /// The rules that evidence of such rows names.
  static let targetRule = "tables/trial-targets"
  static let treatmentRule = "tables/trial-row"

  struct Content {
    var evidence: [Evidence] = []
    var trials: [Trial] = []
  }

  func content() -> Content {
    var content = Content()
    for row in table.rows { add(row, to: &content) }
    return content
  }

  private func add(_ row: Int, to content: inout Content) {
    let agents = table.cells([.agent, .factor], of: row).flatMap { names.parts(of: $0.text) }
    let targets = table.cells([.target, .mediator], of: row).flatMap { members(of: $0.text) }
    let ncts = unique(table.grid.rows[row].cells.flatMap { IdentifierShape.trials(in: $0.text) })
    let phase = table.cells([.phase], of: row).map(\.text).joined(separator: " ")
    let status = table.cells([.status], of: row).map(\.text).joined(separator: " ")
    guard !agents.isEmpty, !ncts.isEmpty || !phase.isEmpty || !status.isEmpty else { return }
    let diseases = table.cells([.disease], of: row).flatMap { self.diseases(in: $0.text) }
    guard !diseases.isEmpty || !ncts.isEmpty else { return }
    let own = table.ownPlace(of: row)
    let phases = TrialPhase.phases(in: phase)
    let state = TrialStatus.status(in: status)
    let unnamed = NamedParts.Part(text: "", concept: Concept(id: "", name: "", kind: .phrase))
    for disease in diseases.isEmpty ? [unnamed] : diseases {
      content.trials.append(
        Trial(
          agents: agents.map(\.text), agentIDs: agents.map(\.concept.id),
          targets: targets.map(\.text), targetIDs: targets.map(\.concept.id),
          disease: disease.text, diseaseID: disease.concept.id, phases: phases, status: state,
          ncts: ncts, document: table.document, section: table.section, start: own.lowerBound,
          end: own.upperBound))
    }
    let given = combination(agents)
    for target in targets {
      content.evidence.append(
        evidence(Claim(given, .targets, target.concept), row, ncts, rule: Self.targetRule))
    }
    for disease in diseases {
      content.evidence.append(
        evidence(Claim(given, .treats, disease.concept), row, ncts, rule: Self.treatmentRule))
    }
  }

  private func evidence(
    _ claim: Claim, _ row: Int, _ ncts: [String], rule: String
  ) -> Evidence {
    let place = table.place(of: row)
    let references = table.cells([.reference, .trial], of: row).map(\.text)
    let credits = table.credits(of: row)
    return Evidence(
      claim: claim, certainty: .asserted, citations: credits.citations,
      pmids: unique(references.flatMap(IdentifierShape.pmids(in:)) + credits.pmids), ncts: ncts,
      document: table.document, section: table.section, sentence: table.sentence(of: row),
      start: place.lowerBound, end: place.upperBound, rule: rule)
  }

  /// Drugs given together are one subject: *ruxolitinib + trastuzumab*.
  private func combination(_ agents: [NamedParts.Part]) -> Concept {
    if agents.count == 1 { return agents[0].concept }
    let ids = agents.map(\.concept.id)
    return Concept(
      id: ids.contains("") ? "" : ids.joined(separator: "+"),
      name: agents.map(\.concept.name).joined(separator: " + "), kind: .drug)
  }

  /// The targets of a cell; of `JAK1/2`, the member whose head is left out has its own name.
  private func members(of cell: String) -> [NamedParts.Part] {
    names.parts(of: cell).map { part in
      let isElided = part.text.utf8.count <= 2 && part.concept.kind != .phrase
      return isElided ? NamedParts.Part(text: part.concept.name, concept: part.concept) : part
    }
  }

  /// The diseases of a cell: several only where commas part things that are diseases each, so
  /// that *Lymphoma, Non-Hodgkin* stays one.
  private func diseases(in cell: String) -> [NamedParts.Part] {
    let cell = cell.trimmed
    guard !cell.bare.isEmpty else { return [] }
    let pieces = Self.pieces(of: cell)
    if pieces.count > 1 {
      let known = pieces.count { piece in
        names.names.names(in: piece).contains { $0.concept.kind == .disease }
      }
      if known == pieces.count || (pieces.count > 2 && known == pieces.count - 1) {
        return pieces.map(names.disease)
      }
    }
    return [names.disease(cell)]
  }

  private static func pieces(of cell: String) -> [String] {
    var pieces: [String] = []
    var piece: [UInt8] = []
    var depth = 0
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      if depth == 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        pieces.append(String(decoding: piece, as: UTF8.self).trimmed)
        piece = []
      } else {
        piece.append(byte)
      }
    }
    pieces.append(String(decoding: piece, as: UTF8.self).trimmed)
    return pieces.filter { !$0.isEmpty }.map {
      $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0
    }
  }
}
