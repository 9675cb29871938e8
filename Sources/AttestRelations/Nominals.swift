internal import AttestModel

/// Finds which noun phrases belong together, to the right of a verb and to the left of one.
struct Nominals {
  let parsed: ParsedSentence
  let rules: RuleSet

  private static let of = WordHash("of")
  private static let between = WordHash("between")

  var chunks: [Chunk] { parsed.chunks }

  /// Steps over adverbs and over brackets with what they enclose.
  func skip(_ start: Int) -> Int {
    var at = start
    while at < chunks.count {
      switch chunks[at].kind {
      case .adverb, .other: at += 1
      case .open:
        guard let close = closing(at) else { return at }
        at = close + 1
      default: return at
      }
    }
    return at
  }

  func closing(_ open: Int) -> Int? {
    var depth = 0
    for at in open..<min(chunks.count, open + 200) {
      if chunks[at].kind == .open { depth += 1 }
      if chunks[at].kind == .close {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return nil
  }

  func isNoun(_ index: Int) -> Bool { index < chunks.count && chunks[index].kind == .noun }

  /// The list of noun phrases that begins at a chunk, `of`-phrases included.
  ///
  /// - Parameter depth: how many `of`-phrases deep it stands.
  func nominal(at start: Int, depth: Int = 0) -> Nominal {
    var result = Nominal(members: [start], end: start + 1)
    var last = start
    while true {
      if result.end < chunks.count, chunks[result.end].kind == .open, isGeneral(last),
        isPlural(last), let list = bracketed(result.end)
      {
        result.members.removeAll { $0 == last }
        result.members.append(contentsOf: list.members)
        result.end = list.end
        break
      }
      let at = skip(result.end)
      guard at < chunks.count else { break }
      if chunks[at].kind == .preposition, surface(at) == Self.of, isNoun(at + 1), depth < 8 {
        result.end = nominal(at: at + 1, depth: depth + 1).end
        continue
      }
      if let examples = examples(at: at), isGeneral(last) == isPlural(last) || !isGeneral(last) {
        // “proteins, including MCL1 and BCL2”: the members, not the word for all of them.
        result.members.removeAll { isGeneral($0) }
        result.members.append(contentsOf: examples.members)
        result.end = examples.end
        break
      }
      guard let candidate = listMember(after: at), similar(last, candidate),
        !startsClause(candidate)
      else { break }
      result.members.append(candidate)
      result.end = candidate + 1
      last = candidate
    }
    return result
  }

  private static let including = WordHash("including")
  private static let especially = WordHash("especially")

  /// The list that *including*, *such as* or *especially* opens at a place.
  private func examples(at start: Int) -> Nominal? {
    var at = start
    guard at < chunks.count else { return nil }
    if chunks[at].kind == .comma { at = skip(at + 1) }
    // “genes involved in polarization, such as NLRP3”: what describes the word stands between.
    if at < chunks.count, chunks[at].kind == .verb, chunks[at].features.contains(.reduced),
      case let preposition = skip(at + 1), preposition < chunks.count,
      chunks[preposition].kind == .preposition, case let inner = skip(preposition + 1),
      isNoun(inner), !isPlural(inner)
    {
      return examples(at: skip(inner + 1))
    }
    guard at < chunks.count, chunks[at].kind == .preposition,
      surface(at) == Self.including || surface(at) == Self.especially,
      case let list = skip(at + 1), isNoun(list)
    else { return nil }
    return nominal(at: list)
  }

  /// “cytokines (IL-4, IL-6, IL-10)”: a bracket of nothing but names.
  private func bracketed(_ open: Int) -> Nominal? {
    guard let close = closing(open), close > open + 2 else { return nil }
    var members: [Int] = []
    for at in open + 1..<close {
      switch chunks[at].kind {
      case .noun:
        guard parsed.units[chunks[at].head].mention >= 0 else { return nil }
        members.append(at)
      case .comma, .conjunction: continue
      default: return nil
      }
    }
    return members.count > 1 ? Nominal(members: members, end: close + 1) : nil
  }

  private func isPlural(_ chunk: Int) -> Bool {
    let head = parsed.units[chunks[chunk].head]
    if head.mention >= 0 {
      let last = parsed.tagged.tokens[head.tokens.upperBound - 1]
      return parsed.tagged.text[Int(last.end) - 1] == UInt8(ascii: "s")
    }
    return head.readings & 2 != 0 || head.readings & ~1 == 0 && head.surface != head.lemma
  }

  /// Whether a noun phrase names a class and no thing of its own.
  private func isGeneral(_ chunk: Int) -> Bool {
    let head = parsed.units[chunks[chunk].head]
    guard head.mention >= 0 else { return true }
    return parsed.tagged.concepts[Int(head.mention)].kind == .generic
  }

  /// The noun phrase that a comma or conjunction at a place adds to a list.
  private func listMember(after start: Int) -> Int? {
    var at = start
    guard chunks[at].kind == .comma || joins(at) else { return nil }
    var hasConjunction = chunks[at].kind == .conjunction
    at = skip(at + 1)
    if at < chunks.count, !hasConjunction, joins(at) {
      hasConjunction = true
      at = skip(at + 1)
    }
    guard isNoun(at) else { return nil }
    return at
  }

  /// Whether a conjunction joins members of a list; *but* sets clauses against each other.
  private func joins(_ index: Int) -> Bool {
    chunks[index].kind == .conjunction && surface(index) != WordHash("but")
  }

  /// Whether a noun phrase after a conjunction is the subject of a verb of its own.
  private func startsClause(_ candidate: Int) -> Bool {
    // The list may go on before its verb comes: “…, and B, C and D activate”.
    var at = candidate + 1
    var steps = 0
    while at < chunks.count, steps < 40 {
      at = skip(at)
      guard at < chunks.count else { return false }
      let chunk = chunks[at]
      switch chunk.kind {
      case .noun, .comma, .conjunction:
        at += 1
      case .preposition:
        guard isNoun(at + 1) else { return false }
        at += 2
      case .adverb, .open, .close, .other:
        at += 1
      case .verb:
        guard chunk.features.contains(.finite), chunk.subject >= 0 else { return false }
        // “activates A, and B and C activate D”: the candidate is among those that act.
        return chunk.subject >= candidate && subjectGroup(chunk.subject).contains(candidate)
      default:
        return false
      }
      steps += 1
    }
    return false
  }

  /// The subject's list, from its last member leftwards.
  func subjectGroup(_ subject: Int) -> [Int] {
    var members = [subject]
    var first = subject
    var hasConjunction = false
    var hasComma = false
    while members.count < 40 {
      var at = skipBack(first - 1)
      guard at >= 0 else { break }
      var isList = false
      if joins(at) {
        // “A, B and C, and D acts”: the second and joins clauses.
        if hasConjunction, members.count > 1 || chunks[first - 1].kind == .conjunction {
          return [subject]
        }
        hasConjunction = true
        isList = true
        at = skipBack(at - 1)
        if at >= 0, chunks[at].kind == .comma {
          hasComma = true
          at = skipBack(at - 1)
        }
      } else if chunks[at].kind == .comma, hasConjunction {
        isList = true
        at = skipBack(at - 1)
      }
      guard isList, at >= 0, chunks[at].kind == .noun else { break }
      let before = skipBack(at - 1)
      let isInPhrase = before >= 0 && chunks[before].kind == .preposition
      if isInPhrase, let head = phraseHead(of: at), head != at, similar(head, subject),
        !similar(at, subject)
      {
        // “activation of X and inhibition of Y promote”: heads are joined to heads.
        members.insert(head, at: 0)
        first = head
        continue
      }
      guard similar(at, first) else { break }
      if isInPhrase {
        let outer = phraseHead(of: at) ?? at
        if outer == at {
          // A phrase that opens the clause (“In mice, …”) is no part of the list.
          break
        }
        // “production of X and Y promotes”: the list hangs on the noun before it; but what is
        // named as a means ends its clause.
        guard surface(before) == Self.of || surface(before) == Self.between else { break }
        return subjectGroup(outer)
      }
      members.insert(at, at: 0)
      first = at
    }
    // “…, and B acts” joins clauses; a list of two has no comma.
    let verbStands = chunks[..<first].contains {
      $0.kind == .verb && $0.features.contains(.finite)
    }
    return members.count == 2 && hasComma && verbStands ? [subject] : members
  }

  private func skipBack(_ start: Int) -> Int {
    var at = start
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
    return -1
  }

  /// The noun before the chain of prepositional phrases that ends in this one.
  private func phraseHead(of noun: Int) -> Int? {
    var at = noun
    while true {
      let preposition = skipBack(at - 1)
      guard preposition >= 0, chunks[preposition].kind == .preposition else { return at }
      let outer = skipBack(preposition - 1)
      guard outer >= 0, chunks[outer].kind == .noun else { return at }
      at = outer
    }
  }

  func surface(_ chunk: Int) -> WordHash { parsed.units[chunks[chunk].head].surface }

  // MARK: Likeness

  private enum Sort {
    case name, happening, phrase
  }

  /// Whether two noun phrases can be members of one list: names with names, happenings with
  /// happenings, other things with anything but happenings that have arguments of their own.
  private func similar(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (sort(one), sort(other))
    if a == b { return true }
    if a == .happening || b == .happening {
      // “proliferation and survival of cells” mixes them freely; a name does not.
      return a != .name && b != .name
    }
    return true
  }

  private func sort(_ chunk: Int) -> Sort {
    let head = parsed.units[chunks[chunk].head]
    if head.mention >= 0 { return .name }
    if head.tag == .noun, rules.nouns.contains(head.lemma) { return .happening }
    // A word that no list has is a name that the lexicon lacks.
    return head.readings == 0 && head.tag == .noun ? .name : .phrase
  }
}
