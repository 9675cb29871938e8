internal import AttestModel

/// Gives each verb group its subject, and tells which verb group it hangs on.
///
/// From left to right, by what stands before the verb: the first noun phrase of its clause is its
/// subject, a relative pronoun points to a noun before it, a conjunction or a comma shares the
/// subject of the verb before, `to` and `by …ing` share that of the verb they hang on.
struct ClauseLinking {
  let units: [Unit]
  let agreement: Agreement
  var chunks: [Chunk]
  /// For the verb of a relative clause the chunk of its pronoun.
  var pronouns: [Int: Int] = [:]

  init(tagged: TaggedSentence, units: [Unit], chunks: [Chunk]) {
    self.units = units
    self.chunks = chunks
    agreement = Agreement(tagged: tagged, units: units)
  }

  mutating func link() -> [Chunk] {
    for index in chunks.indices where chunks[index].kind == .verb { linkVerb(at: index) }
    return chunks
  }

  private mutating func linkVerb(at index: Int) {
    let features = chunks[index].features
    let before = previous(index)
    if features.contains(.infinitive) {
      linkInfinitive(at: index, before: before)
    } else if features.contains(.participle) {
      linkParticiple(at: index, before: before)
    } else if features.contains(.reduced) {
      linkReduced(at: index, before: before)
    } else {
      linkFinite(at: index, before: before)
    }
  }

  /// The chunk before, with adverbs, brackets and what stands in them passed over.
  func previous(_ index: Int) -> Int? {
    let before = chunks.grammaticalPredecessor(of: index)
    // “IL-6 directly and strongly activates STAT3”: the conjunction joins no more than adverbs.
    if let before, before > 0, before == index - 1, chunks[before].kind == .conjunction,
      chunks[before - 1].kind == .adverb, units[chunks[index].units.lowerBound].tag == .adverb
    {
      return chunks.grammaticalPredecessor(of: before)
    }
    return before
  }

  func previousVerb(_ index: Int, where fits: (Chunk) -> Bool = { _ in true }) -> Int? {
    var at = index - 1
    while at >= 0 {
      if chunks[at].kind == .verb, fits(chunks[at]) { return at }
      if chunks[at].kind == .semicolon { return nil }
      at -= 1
    }
    return nil
  }

  mutating func share(_ index: Int, with verb: Int?) {
    guard let verb else { return }
    chunks[index].governor = verb
    chunks[index].subject = chunks[verb].subject
  }

  // MARK: Finite verbs

  private mutating func linkFinite(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .noun, .adjective:
      linkSubject(at: index, before: before)
    case .relative:
      linkRelative(at: index, pronoun: before)
    case .comma where isInserted(before: before):
      chunks[index].subject = interrupted(before: before) ?? -1
    case .comma where opening(of: index).verb == nil:
      // “X, an inhibitor of Y, blocks …”
      linkSubject(at: index, before: before)
    case .comma where interrupted(before: before) != nil:
      chunks[index].subject = interrupted(before: before) ?? -1
    case .conjunction, .comma, .verb, .preposition:
      let verb = previousVerb(index) { $0.features.contains(.finite) } ?? previousVerb(index)
      share(index, with: verb)
      if let verb { pronouns[index] = pronouns[verb] }
      if chunks[before].kind == .preposition, let verb, let kept = kept(by: verb, from: before) {
        chunks[index].subject = kept
      }
    default:
      break
    }
  }

  /// Where the clause of a finite verb begins: behind a pronoun or conjunction that opens it,
  /// behind the finite verb before, or at the start.
  private func opening(of index: Int) -> (start: Int, verb: Int?) {
    var at = index - 1
    var depth = 0
    while at >= 0 {
      switch chunks[at].kind {
      case .close: depth += 1
      case .open:
        if depth == 0 { return (at + 1, nil) }
        depth -= 1
      case .subordinator, .relative, .semicolon, .colon:
        if depth == 0 { return (at + 1, nil) }
      case .verb:
        if depth == 0, chunks[at].features.contains(.finite) { return (at + 1, at) }
      default: break
      }
      at -= 1
    }
    return (0, nil)
  }

  private mutating func linkSubject(at index: Int, before: Int) {
    let opening = opening(of: index)
    if let verb = opening.verb {
      chunks[index].subject = subject(of: index, behind: verb) ?? nominalHead(endingAt: before)
    } else if let first = firstNominal(from: opening.start, to: index) {
      chunks[index].subject = first
      var hasNoun = false
      for at in opening.start..<first {
        hasNoun = hasNoun || chunks[at].kind == .noun
        // “Activated by IL-6, STAT3 moves”: who moves is activated.
        if chunks[at].kind == .verb, !chunks[at].features.contains(.finite),
          at == opening.start || chunks[at - 1].kind != .noun
        {
          chunks[at].subject = first
          chunks[at].governor = index
        }
      }
      if hasNoun { chunks[first].features.insert(.opensClause) }
    } else if chunks[before].kind == .noun {
      chunks[index].subject = nominalHead(endingAt: before)
    }
  }

  /// The noun phrase that a clause begins with; what leads up to it ends with a comma.
  private func firstNominal(from start: Int, to end: Int) -> Int? {
    var at = start
    while at < end {
      switch chunks[at].kind {
      case .adverb, .other, .comma, .conjunction:
        at += 1
      case .noun:
        // “First, cytokines bind …”
        guard units[chunks[at].head].tag == .number, at + 1 < end, chunks[at + 1].kind == .comma
        else { return at }
        at += 2
      case .verb where chunks[at].features.contains(.participle):
        // “blocking JAK2 impairs growth”: the verb in -ing is the subject.
        guard let comma = comma(from: at, to: end) else { return at }
        at = comma + 1
      case .preposition, .verb, .adjective:
        guard let comma = comma(from: at, to: end) else { return nil }
        at = comma + 1
      case .open:
        while at < end, chunks[at].kind != .close { at += 1 }
        at += 1
      default:
        return nil
      }
    }
    return nil
  }

  /// The first comma outside brackets that a noun phrase follows.
  private func comma(from start: Int, to end: Int) -> Int? {
    var depth = 0
    for at in start..<end {
      switch chunks[at].kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .comma where depth == 0:
        if chunks[(at + 1)..<end].contains(where: { $0.kind == .noun }) { return at }
      default: break
      }
    }
    return nil
  }

  /// “V1 A and B, and C V2”: where the objects of the verb before end and the subject begins.
  private mutating func subject(of index: Int, behind verb: Int) -> Int? {
    // Where “, and” stands, the last with no plain comma behind the one before: “V1 A, B, and C,
    // and D V2”, but “V1 A, and B, C, and D V2”.
    var firstJoined: Int?
    var lastJoined: Int?
    var lastComma: Int?
    var hasComma = false
    var contrast: Int?
    var depth = 0
    var at = verb + 1
    while at < index {
      switch chunks[at].kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .comma, .conjunction:
        guard depth == 0 else { break }
        let isComma = chunks[at].kind == .comma
        var isContrast = units[chunks[at].head].surface == Self.but
        var next = at + 1
        while next < index, chunks[next].kind == .adverb || chunks[next].kind == .other {
          next += 1
        }
        var isJoined = !isComma
        if isComma, next < index, chunks[next].kind == .conjunction {
          isJoined = true
          isContrast = units[chunks[next].head].surface == Self.but
          next += 1
          while next < index, chunks[next].kind == .adverb { next += 1 }
        }
        guard next < index, chunks[next].kind == .noun else { break }
        if isJoined {
          lastJoined = next
          if isContrast { contrast = next }
          if isComma, firstJoined == nil || !hasComma { firstJoined = next }
          hasComma = false
        } else {
          lastComma = next
          hasComma = true
        }
        at = next - 1
      default: break
      }
      at += 1
    }
    let isRestrictive =
      pronouns[verb].flatMap { previous($0) }.map { chunks[$0].kind != .comma } ?? false
    if isRestrictive, firstJoined == nil { return chunks[verb].subject }
    let isOne = agreement.number(ofVerb: chunks[index]) == .singular
    let start = contrast ?? (isOne ? lastJoined : firstJoined ?? lastJoined) ?? lastComma
    if let start { chunks[start].features.insert(.opensClause) }
    return start
  }

  // MARK: Verbs without a subject of their own

  private mutating func linkInfinitive(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .verb:
      share(index, with: before)
    case .adjective:
      share(index, with: previousVerb(index))
    case .noun:
      // “is necessary for IL-6 to activate STAT3”
      if let preposition = previous(before), chunks[preposition].kind == .preposition,
        units[chunks[preposition].head].surface == Self.purpose
      {
        chunks[index].subject = before
        return
      }
      if let able = able(endingAt: before) {
        chunks[index].subject = able
        return
      }
      guard let verb = previousVerb(index) else { return }
      chunks[index].governor = verb
      let isCaused =
        Self.causing.contains(units[chunks[verb].head].lemma)
        && !chunks[verb].features.contains(.passive) && follows(before, verb)
      chunks[index].subject = isCaused ? nominalHead(endingAt: before) : chunks[verb].subject
    default:
      share(index, with: previousVerb(index))
    }
  }

  /// Whether a noun phrase is the object right behind a verb.
  private func follows(_ noun: Int, _ verb: Int) -> Bool {
    nominalHead(endingAt: noun) == verb + 1
  }

  private mutating func linkParticiple(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .subordinator:
      // It opens a clause and waits for its verb: “shown that blocking JAK2 impairs …”.
      break
    case .noun:
      // “inhibitors targeting STAT3”
      chunks[index].subject = described(endingAt: before, by: index)
      chunks[index].governor = previousVerb(index) ?? -1
    case .preposition:
      let verb = previousVerb(index) { !$0.features.contains(.reduced) }
      if let host = host(ofInsertedAt: before, behind: verb) {
        chunks[index].subject = host
        return
      }
      share(index, with: verb)
      if let verb, let kept = kept(by: verb, from: before) { chunks[index].subject = kept }
    default:
      share(index, with: previousVerb(index) { !$0.features.contains(.reduced) })
    }
  }

  /// “prevents JAK2 from activating STAT3”: JAK2 is what would activate it.
  private func kept(by verb: Int, from preposition: Int) -> Int? {
    guard units[chunks[preposition].head].surface == Self.from,
      !chunks[verb].features.contains(.passive), let noun = previous(preposition),
      chunks[noun].kind == .noun, follows(noun, verb)
    else { return nil }
    return nominalHead(endingAt: noun)
  }

  private mutating func linkReduced(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .subordinator:
      // “ZAP70, once activated by LCK, …”
      guard let comma = previous(before), chunks[comma].kind == .comma,
        let noun = previous(comma), chunks[noun].kind == .noun
      else { break }
      chunks[index].subject = nominalHead(endingAt: noun)
    case .noun:
      chunks[index].subject = described(endingAt: before, by: index)
      chunks[index].governor = previousVerb(index) ?? -1
      // “ipilimumab was the first inhibitor approved for melanoma”
      if before > 0, chunks[before - 1].features.contains(.copula), chunks[before - 1].subject >= 0,
        agreement.number(ofNoun: chunks[before]) != .plural
      {
        chunks[index].subject = chunks[before - 1].subject
      }
    case .conjunction, .comma:
      let verb = previousVerb(index)
      // “NF-κB, activated by TNF, moves …”
      if chunks[before].kind == .comma, verb == nil, let noun = previous(before),
        chunks[noun].kind == .noun
      {
        chunks[index].subject = nominalHead(endingAt: noun)
        return
      }
      share(index, with: verb)
      // “is activated and recruited”: the be of the first serves the second.
      if let verb, chunks[verb].features.contains(.passive) {
        if chunks[verb].features.contains(.finite) {
          chunks[index].features.insert(.finite)
          chunks[index].features.remove(.reduced)
        }
      } else if chunks[before].kind == .conjunction, verb != nil,
        WordTable.Readings(rawValue: units[chunks[index].head].readings).contains(.past)
      {
        chunks[index].features = chunks[index].features.subtracting([.passive, .reduced])
        chunks[index].features.insert(.finite)
      }
    default:
      share(index, with: previousVerb(index))
    }
  }

  /// What a participle describes: of “the activation of genes involved in” the genes, of “the
  /// activation of STAT3 induced by” the activation.
  private func described(endingAt noun: Int, by verb: Int) -> Int {
    guard Self.causing.contains(units[chunks[verb].head].lemma) else { return noun }
    var at = noun
    while let outer = outer(at), outer.preposition == Self.of { at = outer.noun }
    return at
  }

  /// From the last noun phrase before a verb back to the one that heads it: over `of`-phrases and
  /// the like.
  func nominalHead(endingAt last: Int) -> Int {
    var noun = last
    while let preposition = previous(noun), chunks[preposition].kind == .preposition,
      let outer = previous(preposition), chunks[outer].kind == .noun
    {
      noun = outer
    }
    return noun
  }

  static var of: WordHash { WordHash("of") }
  private static var but: WordHash { WordHash("but") }
  private static var from: WordHash { WordHash("from") }
  private static var purpose: WordHash { WordHash("for") }

  /// Verbs whose object acts in the infinitive that follows, or happens.
  private static let causing = WordSet([
    WordHash("allow"), WordHash("enable"), WordHash("cause"), WordHash("induce"),
    WordHash("stimulate"), WordHash("trigger"), WordHash("prompt"), WordHash("force"),
    WordHash("permit"), WordHash("lead"), WordHash("drive"), WordHash("recruit"),
    WordHash("help"), WordHash("require"), WordHash("show"), WordHash("find"),
    WordHash("report"), WordHash("believe"), WordHash("consider"), WordHash("mediate"),
    WordHash("elicit"), WordHash("evoke"), WordHash("promote"), WordHash("exert"),
    WordHash("result"), WordHash("initiate"), WordHash("provoke"), WordHash("observe"),
  ])
}
