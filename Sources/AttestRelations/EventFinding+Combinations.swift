internal import AttestModel

/// Drugs given together, as one thing.
extension EventFinding {
  /// “ruxolitinib combined with imatinib”, “the combination of A and B”: drugs given together are
  /// one thing.
  func combined(_ nodes: Nodes, at index: Int) -> Nodes {
    if isCombination(index) {
      let of = nominals.skip(index + 1)
      guard of < chunks.count, chunks[of].kind == .preposition,
        nominals.surface(of) == Self.of || nominals.surface(of) == Self.with,
        case let noun = nominals.skip(of + 1), nominals.isNoun(noun)
      else { return nodes }
      var end = noun
      let parts = self.nodes(ofListAt: noun, end: &end)
      return parts.count > 1 && isAgent(parts[0]) ? joined(parts, at: index) : nodes
    }
    var next = nominals.skip(index + 1)
    if let beside = nominals.apposition(of: index) {
      next = nominals.skip(beside + 1)
      if next < chunks.count, chunks[next].kind == .comma { next = nominals.skip(next + 1) }
    }
    guard next < chunks.count, chunks[next].kind == .preposition, !taken.contains(next),
      nominals.surface(next) == Self.combined || nominals.surface(next) == Self.plus,
      case let noun = nominals.skip(next + 1), nominals.isNoun(noun)
    else { return nodes }
    taken.insert(next)
    let partners = self.nodes(of: noun)
    guard nodes.count == 1, let own = nodes.first, isAgent(own), partners.count == 1 else {
      return nodes + partners
    }
    return joined(nodes + partners, at: index)
  }

  /// “the combination of”, “combined treatment with”
  private func isCombination(_ index: Int) -> Bool {
    let head = units[chunks[index].head].lemma
    if head == Self.combination { return true }
    guard Self.treatments.contains(head) else { return false }
    return chunks[index].units.contains { Self.combining.contains(units[$0].surface) }
  }

  private static var with: WordHash { WordHash("with") }
  private static let treatments = WordSet([
    WordHash("treatment"), WordHash("therapy"), WordHash("administration"), WordHash("use"),
  ])
  private static let combining = WordSet([
    WordHash("combined"), WordHash("combination"), WordHash("dual"), WordHash("concomitant"),
  ])

  private func isAgent(_ node: Node) -> Bool {
    guard case .entity(let entity) = node else { return false }
    switch kind(of: entity) {
    case .drug, .chemical, nil: return true
    default: return false
    }
  }

  private func joined(_ parts: Nodes, at index: Int) -> Nodes {
    let names = parts.compactMap { part -> String? in
      guard case .entity(let entity) = part else { return nil }
      return concept(entity)?.name ?? parsed.tagged.string(in: parsed.textRange(of: entity.units))
    }
    guard names.count > 1, names.count <= 6 else { return parts }
    return memory.list(
      borrow(Concept(id: "", name: names.joined(separator: " + "), kind: .drug), at: index))
  }

  private static var combination: WordHash { WordHash("combination") }
}
