internal import AttestModel

/// What *the latter*, *the former*, *this* and *none of* point to.
extension EventFinding {
  /// Which way a phrase points, nil where it does not.
  func pointing(_ chunk: Chunk) -> Reference.Sort? {
    let head = units[chunk.head].surface
    if chunk.units.count == 1 { return head == WordHash("this") ? .outcome : nil }
    guard chunk.units.count == 2, units[chunk.units.lowerBound].surface == WordHash("the") else {
      return nil
    }
    return head == WordHash("latter") ? .latter : head == WordHash("former") ? .former : nil
  }

  /// “its ligands”: a class of which nothing says whose.
  func isUnnamed(_ index: Int) -> Bool {
    guard nominals.isGeneral(index), isPossessive(index) else { return false }
    let head = units[chunks[index].head]
    return head.mention >= 0
      || rules.cues.effect(head.lemma, as: .noun) == .vague && !rules.nouns.contains(head.lemma)
  }

  /// “naloxone blocks it”
  func isObject(_ index: Int) -> Bool {
    index > 0 && chunks[index - 1].kind == .verb && !chunks[index - 1].features.contains(.passive)
      && !chunks[index - 1].features.contains(.copula)
  }

  /// Of the two things that were named last, here or in the sentence before, the second or the
  /// first.
  func pointed(_ sort: Reference.Sort, at index: Int) -> Nodes {
    let wanted = sort == .latter ? 1 : 2
    let here = chunks[..<index].indices.reversed().lazy.filter { self.isNamed($0, in: self.parsed) }
    if let chunk = here.prefix(wanted).dropFirst(wanted - 1).first { return nodes(of: chunk) }
    guard let sentence = preceding(0) else { return Nodes() }
    let there = sentence.chunks.indices.reversed().lazy.filter { self.isNamed($0, in: sentence) }
    guard let chunk = there.prefix(wanted).dropFirst(wanted - 1).first else { return Nodes() }
    let mention = Int(sentence.units[sentence.chunks[chunk].head].mention)
    return memory.list(borrow(sentence.tagged.concepts[mention], at: index))
  }

  private func isNamed(_ chunk: Int, in sentence: ParsedSentence) -> Bool {
    let phrase = sentence.chunks[chunk]
    let mention = sentence.units[phrase.head].mention
    return phrase.kind == .noun && mention >= 0
      && Self.isOf(sentence.tagged.concepts[Int(mention)].kind, .latter)
  }

  /// “IL-6 activates STAT3. This leads to …”: there is more of what the clause before acts on, or
  /// less.
  func outcome(before index: Int) -> Nodes {
    var verb = index - 1
    while verb >= 0 {
      if chunks[verb].kind == .verb, chunks[verb].features.contains(.finite) {
        return outcome(of: verb, in: parsed, nominals, at: index)
      }
      verb -= 1
    }
    guard let sentence = preceding(0) else { return Nodes() }
    let last = sentence.chunks.lastIndex {
      $0.kind == .verb && $0.features.contains(.finite)
    }
    return last.map {
      outcome(of: $0, in: sentence, Nominals(parsed: sentence, rules: rules), at: index)
    } ?? Nodes()
  }

  private func outcome(
    of verb: Int, in sentence: ParsedSentence, _ nominals: Nominals, at index: Int
  ) -> Nodes {
    let chunk = sentence.chunks[verb]
    guard !chunk.features.contains(.negated), !chunk.features.contains(.possible),
      let sign = direction(rules.verbs[sentence.units[chunk.head].lemma])
    else { return Nodes() }
    let object = chunk.features.contains(.passive) ? chunk.subject : nominals.skip(verb + 1)
    guard object >= 0, nominals.isNoun(object) else { return Nodes() }
    let found = nominals.list(of: object).prefix(6).compactMap { member -> Node? in
      let head = sentence.units[sentence.chunks[member].head]
      guard let concept = Self.concept(at: member, in: sentence, nominals, .any) else { return nil }
      let own = head.mention < 0 ? direction(rules.nouns[head.lemma]) ?? .positive : .positive
      return borrow(concept, at: index, standing: sign * own == .negative ? .lost : .named)
    }
    return memory.list(found)
  }

  /// Whether the first rule of a trigger that asks for no further word raises or lowers its theme.
  private func direction(_ candidates: [Int]?) -> Relation.Sign? {
    for candidate in candidates ?? [] where rules.frames[candidate].with.count == 0 {
      switch rules.frames[candidate].kind {
      case .positiveRegulation, .phosphorylation, .geneExpression, .transcription:
        return .positive
      case .negativeRegulation, .catabolism: return .negative
      default: continue
      }
    }
    return nil
  }

  /// “none of the inhibitors”, “most of these cytokines”: what is counted.
  func counted(at index: Int) -> Nodes? {
    let of = nominals.skip(index + 1)
    guard chunks[index].units.count == 1, Self.counting.contains(units[chunks[index].head].surface),
      of < chunks.count, chunks[of].kind == .preposition, nominals.surface(of) == Self.of,
      case let noun = nominals.skip(of + 1), nominals.isNoun(noun)
    else { return nil }
    var end = noun
    return nodes(ofListAt: noun, end: &end)
  }

  private static let counting = WordSet([
    WordHash("none"), WordHash("some"), WordHash("most"), WordHash("many"), WordHash("all"),
    WordHash("each"), WordHash("both"), WordHash("several"), WordHash("any"), WordHash("few"),
    WordHash("neither"), WordHash("either"),
  ])
}
