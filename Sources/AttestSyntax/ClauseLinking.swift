internal import AttestModel

/// Gives each verb group its subject, and tells which verb group it hangs on.
///
/// From left to right, by what stands before the verb: a noun phrase is its subject, a relative
/// pronoun points to the noun before it, a conjunction or a comma shares the subject of the verb
/// before, `to` and `by …ing` share that of the verb they hang on.
struct ClauseLinking {
  private let units: [Unit]
  private var chunks: [Chunk]

  init(units: [Unit], chunks: [Chunk]) {
    self.units = units
    self.chunks = chunks
  }

  mutating func link() -> [Chunk] {
    var depth = 0
    for index in chunks.indices {
      switch chunks[index].kind {
      case .open: depth += 1
      case .close: depth = max(0, depth - 1)
      case .verb: linkVerb(at: index)
      default: break
      }
    }
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
  private func previous(_ index: Int) -> Int? {
    var at = index - 1
    while at >= 0 {
      switch chunks[at].kind {
      case .adverb, .other: at -= 1
      case .close:
        var depth = 0
        while at >= 0 {
          if chunks[at].kind == .close { depth += 1 }
          if chunks[at].kind == .open { depth -= 1 }
          at -= 1
          if depth == 0 { break }
        }
      default: return at
      }
    }
    return nil
  }

  private func previousVerb(_ index: Int, where fits: (Chunk) -> Bool = { _ in true }) -> Int? {
    var at = index - 1
    while at >= 0 {
      if chunks[at].kind == .verb, fits(chunks[at]) { return at }
      if chunks[at].kind == .semicolon { return nil }
      at -= 1
    }
    return nil
  }

  private mutating func share(_ index: Int, with verb: Int?) {
    guard let verb else { return }
    chunks[index].governor = verb
    chunks[index].subject = chunks[verb].subject
  }

  private mutating func linkFinite(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .noun, .adjective:
      let head = nominalHead(endingAt: before)
      // “blocking JAK2 impairs growth”: the verb in -ing that opens the clause is the subject.
      let opener = gerund(opening: head)
      chunks[index].subject = opener ?? head
    case .relative:
      linkRelative(at: index, pronoun: before)
    case .comma:
      if let noun = interrupted(before: before) {
        chunks[index].subject = noun
      } else {
        shareFinite(index)
      }
    case .conjunction, .verb, .preposition:
      shareFinite(index)
    default:
      break
    }
  }

  private mutating func shareFinite(_ index: Int) {
    share(
      index, with: previousVerb(index) { $0.features.contains(.finite) } ?? previousVerb(index))
  }

  /// The subject that something set between two commas parts from its verb:
  /// *rapamycin, an inducer of autophagy, raised …*, *IL-6, through JAK1, activates …*.
  ///
  /// - Parameter comma: the second of the two.
  private func interrupted(before comma: Int) -> Int? {
    var at = comma - 1
    var verbs = 0
    while at >= 0 {
      switch chunks[at].kind {
      case .comma:
        guard at + 1 < comma, let noun = previous(at), chunks[noun].kind == .noun else {
          return nil
        }
        switch chunks[at + 1].kind {
        case .relative: break
        case .conjunction:
          // “genes A and B, and presumably C, are regulated”
          guard verbs == 0, !verbStands(before: noun) else { return nil }
        case .preposition, .adverb:
          // “…, in which X acts, …”: a clause of its own may follow the preposition.
          let opensClause = at + 2 < comma && chunks[at + 2].kind == .relative
          guard verbs == 0 || opensClause else { return nil }
        case .noun:
          guard verbs == 0, !verbStands(before: noun) else { return nil }
        case .verb:
          guard chunks[at + 1].features.contains(.reduced) else { return nil }
        default: return nil
        }
        return nominalHead(endingAt: noun)
      case .verb:
        verbs += 1
        at -= 1
      case .semicolon, .colon, .subordinator: return nil
      default: at -= 1
      }
    }
    return nil
  }

  /// Whether a finite verb stands before a place in its clause.
  private func verbStands(before index: Int) -> Bool {
    var at = index - 1
    while at >= 0 {
      switch chunks[at].kind {
      case .verb where chunks[at].features.contains(.finite): return true
      case .subordinator, .semicolon, .colon, .relative: return false
      default: at -= 1
      }
    }
    return false
  }

  /// The verb in -ing before a noun phrase, where no subject stands before it in its clause.
  private func gerund(opening noun: Int) -> Int? {
    guard let verb = previous(noun), chunks[verb].kind == .verb,
      chunks[verb].features.contains(.participle), chunks[verb].subject < 0
    else { return nil }
    return verb
  }

  private mutating func linkRelative(at index: Int, pronoun: Int) {
    var at = previous(pronoun)
    if let comma = at, chunks[comma].kind == .comma { at = previous(comma) }
    // “most of which”, “in which”: the noun stands before the preposition.
    if let preposition = at, chunks[preposition].kind == .preposition { at = previous(preposition) }
    guard let noun = at, chunks[noun].kind == .noun else {
      share(index, with: previousVerb(index))
      return
    }
    let antecedent = nominalHead(endingAt: noun)
    chunks[index].subject = antecedent
    chunks[index].governor = previousVerb(index) ?? -1
    // “JAK2 is a kinase that …”: what is said of the kinase is said of JAK2.
    if antecedent > 0, chunks[antecedent - 1].kind == .verb,
      chunks[antecedent - 1].features.contains(.copula), chunks[antecedent - 1].subject >= 0
    {
      chunks[index].subject = chunks[antecedent - 1].subject
    }
  }

  private mutating func linkInfinitive(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .verb:
      share(index, with: before)
    case .adjective:
      share(index, with: previousVerb(index))
    case .noun:
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
      chunks[index].subject = nominalHead(endingAt: before)
      chunks[index].governor = previousVerb(index) ?? -1
    case .preposition:
      share(index, with: previousVerb(index))
    default:
      share(index, with: previousVerb(index) { !$0.features.contains(.reduced) })
    }
  }

  private mutating func linkReduced(at index: Int, before: Int?) {
    guard let before else { return }
    switch chunks[before].kind {
    case .noun:
      chunks[index].subject = nominalHead(endingAt: before)
      chunks[index].governor = previousVerb(index) ?? -1
    case .conjunction, .comma:
      let verb = previousVerb(index)
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

  /// From the last noun phrase before a verb back to the one that heads it: over `of`-phrases and
  /// the like, and to the last member of a list.
  private func nominalHead(endingAt last: Int) -> Int {
    var noun = last
    while let preposition = previousSkippingBrackets(noun),
      chunks[preposition].kind == .preposition,
      let outer = previousSkippingBrackets(preposition), chunks[outer].kind == .noun
    {
      noun = outer
    }
    return noun
  }

  private func previousSkippingBrackets(_ index: Int) -> Int? {
    let at = previous(index)
    return at
  }

  /// Verbs whose object acts in the infinitive that follows.
  private static let causing: Set<WordHash> = [
    WordHash("allow"), WordHash("enable"), WordHash("cause"), WordHash("induce"),
    WordHash("stimulate"), WordHash("trigger"), WordHash("prompt"), WordHash("force"),
    WordHash("permit"), WordHash("lead"), WordHash("drive"), WordHash("recruit"),
    WordHash("help"), WordHash("require"), WordHash("show"), WordHash("find"),
    WordHash("report"), WordHash("believe"), WordHash("consider"),
  ]
}
