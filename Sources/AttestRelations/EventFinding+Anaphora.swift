internal import AttestModel

/// What *it*, *this pathway* and *these cytokines* stand for: something named before in the
/// sentence, else in the sentences before it in its paragraph.
extension EventFinding {
  /// What a noun phrase that only points back can stand for.
  struct Reference {
    enum Sort {
      case pathway, molecule, drug, cell, disease, process
      /// A pronoun: whatever the clause before is about.
      case any
      /// *the latter*, *the former*
      case latter, former
      /// *it* behind a verb: what was named last, and is not what acts on it.
      case object
      /// *This*: what the clause before says.
      case outcome
    }
    let sort: Sort
    let isPlural: Bool
  }

  /// How many sentences back a name is looked for.
  private static let reach = 2

  // MARK: Recognising

  func reference(of index: Int) -> Reference? {
    let chunk = chunks[index]
    let head = units[chunk.head]
    if head.tag == .pronoun {
      if let sort = pointing(chunk) { return Reference(sort: sort, isPlural: false) }
      guard chunk.units.count == 1 else { return nil }
      if head.surface == Self.it {
        if isObject(index) { return Reference(sort: .object, isPlural: false) }
        return isEmptySubject(index) ? nil : Reference(sort: .any, isPlural: false)
      }
      return head.surface == Self.they || head.surface == Self.them
        ? Reference(sort: .any, isPlural: true) : nil
    }
    let first = units[chunk.units.lowerBound]
    guard first.tag == .determiner, head.tag == .noun,
      Self.demonstrative.contains(first.surface) || first.surface == Self.the
    else { return nil }
    for unit in chunk.units where unit != chunk.head {
      let word = units[unit]
      guard word.mention < 0, word.leftMention < 0 else { return nil }
      switch word.tag {
      case .determiner, .number: continue
      case .adjective where rules.cues.effect(word.surface, as: .adjective) == .empty: continue
      default: return nil
      }
    }
    // “the expression of X” says itself what it is.
    let next = nominals.skip(index + 1)
    if next < chunks.count, chunks[next].kind == .preposition, nominals.surface(next) == Self.of {
      return nil
    }
    guard let sort = sort(of: head) else { return nil }
    if first.surface == Self.the, sort != .pathway { return nil }
    return Reference(sort: sort, isPlural: nominals.isPlural(index))
  }

  private func sort(of head: Unit) -> Reference.Sort? {
    guard head.mention >= 0 else { return Self.classes[head.lemma] }
    let concept = parsed.tagged.concepts[Int(head.mention)]
    switch concept.kind {
    case .generic, .pathway, .disease, .cell, .process, .drug, .chemical:
      // The words for classes are in the lexicon too: cytokine, tumor, pathway.
      guard head.tokens.count <= 2, head.tokens.count == 1 || concept.kind == .generic else {
        return nil
      }
      return Self.classes[Self.lastWord(of: concept.name)]
    default:
      return nil
    }
  }

  private static func lastWord(of name: String) -> WordHash {
    var hasher = WordHash.Hasher()
    for byte in name.utf8 {
      if byte == UInt8(ascii: " ") {
        hasher = WordHash.Hasher()
      } else {
        hasher.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      }
    }
    return hasher.finish()
  }

  /// “It has been shown that …”, “it is likely that …”
  private func isEmptySubject(_ index: Int) -> Bool {
    guard
      let verb = chunks.indices.first(where: {
        $0 > index && $0 < index + 6 && chunks[$0].kind == .verb && chunks[$0].subject == index
      })
    else { return true }
    var at = verb + 1
    while at < chunks.count, at < verb + 4 {
      switch chunks[at].kind {
      case .subordinator: return true
      case .adverb, .adjective: at += 1
      case .verb where chunks[at].features.contains(.infinitive):
        return chunks[verb].features.contains(.copula)
      default: return false
      }
    }
    return false
  }

  // MARK: Resolving

  func antecedents(of reference: Reference, at index: Int) -> Nodes {
    switch reference.sort {
    case .latter, .former: return pointed(reference.sort, at: index)
    case .outcome: return outcome(before: index)
    case .object: return named(before: index, reference)
    case .pathway, .molecule, .drug, .cell, .disease, .process, .any: break
    }
    let here =
      reference.sort == .any ? subject(before: index, reference) : named(before: index, reference)
    if !here.isEmpty { return here }
    for distance in 0..<Self.reach {
      guard let sentence = preceding(distance) else { break }
      let earlier = Nominals(parsed: sentence, rules: rules)
      let concepts = Self.concepts(in: sentence, earlier, reference)
      if !concepts.isEmpty {
        return memory.list(concepts.prefix(12).map { borrow($0, at: index) })
      }
    }
    return Nodes()
  }

  func isPossessive(_ index: Int) -> Bool {
    let first = units[chunks[index].units.lowerBound].surface
    return first == Self.its || first == Self.their
  }

  /// Whose something is: “binds p53 and promotes its degradation”.
  func possessor(of index: Int) -> Nodes {
    let first = units[chunks[index].units.lowerBound].surface
    guard isPossessive(index) else { return Nodes() }
    return named(before: index, Reference(sort: .molecule, isPlural: first == Self.their))
  }

  /// The subject of the clause before, in this sentence.
  private func subject(before index: Int, _ reference: Reference) -> Nodes {
    var at = index - 1
    while at >= 0 {
      let chunk = chunks[at]
      if chunk.kind == .semicolon { break }
      if chunk.kind == .verb, chunk.features.contains(.finite), chunk.subject >= 0,
        chunk.subject < at, chunks[chunk.subject].kind == .noun, chunk.subject != index
      {
        let isMany = nominals.isPlural(chunk.subject) || nominals.isListed(chunk.subject)
        if isMany == reference.isPlural {
          let found = subjectNodes(chunk.subject).filter { !isVague($0) }
          if !found.isEmpty { return found }
        }
      }
      at -= 1
    }
    return Nodes()
  }

  private func isVague(_ node: Node) -> Bool {
    guard case .entity(let entity) = node, entity.mention < 0 else { return false }
    return phrases.isVague(entity.units)
  }

  /// The nearest thing of a kind before a place in this sentence.
  private func named(before index: Int, _ reference: Reference) -> Nodes {
    // What acts on “this cytokine” is not the cytokine.
    let verb = chunks[..<index].lastIndex { $0.kind == .verb }
    let subject = verb.map { chunks[$0].subject } ?? -1
    let acting = subject >= 0 ? nominals.list(of: subject) : []
    var at = index - 1
    while at >= 0 {
      // In “ubiquitination of p53 by MDM2 leads to its degradation” it is not MDM2 that is degraded.
      let isAgent =
        (reference.sort == .object || reference.sort == .molecule && isPossessive(index))
        && at > 1 && chunks[at - 1].kind == .preposition && nominals.surface(at - 1) == Self.by
      if chunks[at].kind == .noun, !acting.contains(at), !isAgent, self.reference(of: at) == nil,
        Self.fits(at, in: parsed, reference.sort, rules)
      {
        guard reference.isPlural else { return nodes(of: at) }
        let list = nominals.list(of: at).filter {
          Self.fits($0, in: parsed, reference.sort, rules)
        }
        if list.count > 1 { return memory.list(list.flatMap { nodes(of: $0) }) }
        if nominals.isPlural(at) { return nodes(of: at) }
      }
      at -= 1
    }
    return Nodes()
  }

  /// What the reference can mean in an earlier sentence: rather its subject than anything else.
  private static func concepts(
    in sentence: ParsedSentence, _ nominals: Nominals, _ reference: Reference
  ) -> [Concept] {
    let chunks = sentence.chunks
    let subject = chunks.first {
      $0.kind == .verb && $0.features.contains(.finite) && $0.subject >= 0
        && chunks[$0.subject].kind == .noun
    }?.subject
    var candidates = chunks.indices.filter { chunks[$0].kind == .noun }
    if reference.sort == .any {
      guard let subject else { return [] }
      candidates = [subject]
    } else if let subject, let place = candidates.firstIndex(of: subject) {
      candidates.append(candidates.remove(at: place))
    }
    for at in candidates.reversed() {
      let list = nominals.list(of: at)
      let members = list.compactMap { concept(at: $0, in: sentence, nominals, reference.sort) }
      if reference.isPlural {
        if members.count > 1 { return members }
        if members.count == 1, list.count == 1, nominals.isPlural(at) { return members }
      } else if let own = concept(at: at, in: sentence, nominals, reference.sort),
        reference.sort != .any || list.count == 1 && !nominals.isPlural(at)
      {
        return [own]
      }
    }
    return []
  }

  /// What a noun phrase of an earlier sentence names, where that fits: the thing itself, or what
  /// its *activation* or *pathway* is that of.
  static func concept(
    at chunk: Int, in sentence: ParsedSentence, _ nominals: Nominals, _ sort: Reference.Sort
  ) -> Concept? {
    func named(_ unit: Int) -> Concept? {
      guard sentence.units[unit].mention >= 0 else { return nil }
      let concept = sentence.tagged.concepts[Int(sentence.units[unit].mention)]
      return isOf(concept.kind, sort) ? concept : nil
    }
    let phrase = sentence.chunks[chunk]
    if let own = named(phrase.head) { return own }
    guard sort == .any || sort == .pathway, sentence.units[phrase.head].mention < 0 else {
      return nil
    }
    if phrase.head > phrase.units.lowerBound, let before = named(phrase.head - 1) { return before }
    guard sort == .any else { return nil }
    let of = chunk + 1
    guard of + 1 < sentence.chunks.count, sentence.chunks[of].kind == .preposition,
      nominals.surface(of) == Self.of, sentence.chunks[of + 1].kind == .noun
    else { return nil }
    return named(sentence.chunks[of + 1].head)
  }

  /// Whether a noun phrase names something of a sort.
  private static func fits(
    _ chunk: Int, in sentence: ParsedSentence, _ sort: Reference.Sort, _ rules: RuleSet
  ) -> Bool {
    let phrase = sentence.chunks[chunk]
    let head = sentence.units[phrase.head]
    if head.mention >= 0 {
      return isOf(sentence.tagged.concepts[Int(head.mention)].kind, sort)
    }
    // “the PKR-eIF2A pathway”, “a JAK2 inhibitor”
    guard classes[head.lemma] == sort, phrase.head > phrase.units.lowerBound else { return false }
    return sort == .pathway || sort == .drug
  }

  static func isOf(_ kind: Concept.Kind, _ sort: Reference.Sort) -> Bool {
    switch sort {
    case .pathway: kind == .pathway
    case .molecule: kind == .gene || kind == .family || kind == .complex
    case .drug: kind == .drug || kind == .chemical
    case .cell: kind == .cell
    case .disease: kind == .disease
    case .process: kind == .process
    case .any:
      kind == .pathway || kind.isMolecular || kind == .cell || kind == .process
    case .object: kind == .pathway || kind.isMolecular || kind == .process
    case .latter, .former, .outcome:
      kind.isAnchor && kind != .species && kind != .anatomy
    }
  }

  private static var it: WordHash { WordHash("it") }
  private static var they: WordHash { WordHash("they") }
  private static var them: WordHash { WordHash("them") }
  private static var the: WordHash { WordHash("the") }
  private static var its: WordHash { WordHash("its") }
  private static var their: WordHash { WordHash("their") }
  private static let demonstrative = WordSet([
    WordHash("this"), WordHash("these"), WordHash("that"), WordHash("those"), WordHash("such"),
    WordHash("both"),
  ])

  private static let classes: WordMap<Reference.Sort> = {
    let words: [(Reference.Sort, String)] = [
      (.pathway, "pathway cascade axis"),
      (
        .molecule,
        """
        protein kinase phosphatase cytokine chemokine receptor factor ligand gene enzyme molecule \
        hormone adaptor interleukin interferon oncogene
        """
      ),
      (.drug, "drug inhibitor agent compound antibody antagonist agonist"),
      (.cell, "cell lymphocyte macrophage"),
      (.disease, "tumor tumour cancer disease disorder malignancy"),
      (.process, "process"),
    ]
    var classes = WordMap<Reference.Sort>()
    for (sort, list) in words {
      for word in list.split(separator: " ") { classes.set(WordHash(folded: word), to: sort) }
    }
    return classes
  }()
}
