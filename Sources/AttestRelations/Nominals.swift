internal import AttestModel

/// Which noun phrases of a sentence belong together: lists, classes and their members, and what
/// each hangs on.
///
/// One pass from left to right over the open noun phrases, innermost last. A comma or conjunction
/// joins a noun phrase to the innermost one of its own sort: in *upregulation of arginase and
/// production of TGF-β*, production to upregulation; in *upregulation of arginase and iNOS*, iNOS
/// to arginase.
final class Nominals {
  /// What ties one noun phrase to others, each by the index of its chunk; -1 for none.
  struct Ties {
    /// The first member of its list, which stands for the list.
    var list: Int32 = -1
    /// The member of its list behind it.
    var next: Int32 = -1
    /// Of a list's first member the last one.
    var last: Int32 = -1
    /// The noun phrase that its preposition stands behind.
    var parent: Int32 = -1
    /// Of a word for a class the list of its members.
    var examples: Int32 = -1
    /// The noun phrase set beside it by commas, and the one that it is set beside.
    var apposition: Int32 = -1
    var host: Int32 = -1
    /// Of a name in a list the last member, which brings the noun for all: *IL-6, IL-10 and VEGF
    /// secretion*.
    var shared: Int32 = -1
    /// Whether *but not* leaves it out of its list.
    var isDenied = false
  }

  let parsed: ParsedSentence
  let chunks: [Chunk]
  let rules: RuleSet
  /// Parallel to `chunks`.
  let ties: UnsafeMutableBufferPointer<Ties>
  /// Whether any noun is shared by the names before it.
  @exclusivity(unchecked) private(set) var sharesNouns = false

  static var of: WordHash { WordHash("of") }
  static var including: WordHash { WordHash("including") }
  private static var especially: WordHash { WordHash("especially") }
  private static var but: WordHash { WordHash("but") }
  private static var between: WordHash { WordHash("between") }
  private static var ratherThan: WordHash { WordHash("rather than") }

  init(parsed: ParsedSentence, rules: RuleSet) {
    self.parsed = parsed
    chunks = parsed.chunks
    self.rules = rules
    ties = .allocate(capacity: parsed.chunks.count)
    ties.initialize(repeating: Ties())
    build()
  }

  deinit { ties.deallocate() }

  // MARK: Building

  /// What stands between a noun phrase and the one before it.
  private enum Link {
    case start, phrase, examples, comma, conjunction, but, butNot
  }

  /// What is open at a place.
  private struct Open {
    var stack: [Int] = []
    var link = Link.start
    /// How much of the stack stands outside an apposition.
    var apposed: Int?
    /// The noun phrase before the bracket that this is the inside of.
    var host: Int?
    /// The noun phrase behind *between*, which the next one joins.
    var between: Int?
    var isBetween = false

    mutating func clear() {
      stack.removeAll(keepingCapacity: true)
      link = .start
      apposed = nil
      between = nil
    }

    mutating func closeApposition() {
      if let apposed, apposed < stack.count { stack.removeSubrange(apposed...) }
      apposed = nil
    }
  }

  private func build() {
    var open = Open()
    open.stack.reserveCapacity(8)
    var saved: [Open] = []
    for index in chunks.indices {
      let chunk = chunks[index]
      switch chunk.kind {
      case .noun:
        place(index, &open)
        open.link = .start
      case .preposition:
        let word = surface(index)
        open.link =
          word == Self.including || word == Self.especially
          ? .examples : word == Self.ratherThan ? .butNot : .phrase
        open.isBetween = word == Self.between
      case .comma:
        open.closeApposition()
        open.link = .comma
      case .conjunction:
        open.link = surface(index) == Self.but ? .but : .conjunction
      case .adverb:
        if parsed.units[chunk.head].tag == .negation, open.link != .start, open.link != .phrase {
          open.link = .butNot
        }
      case .verb:
        let follows = index > 0 && chunks[index - 1].kind == .noun
        if chunk.features.contains(.reduced) || chunk.features.contains(.participle) && follows {
          open.link = .phrase
        } else {
          open.clear()
        }
      case .colon:
        if let last = open.stack.last, isGeneral(last), isPlural(last) {
          open.link = .examples
        } else {
          open.clear()
        }
      case .relative, .subordinator, .semicolon, .adjective:
        open.clear()
      case .open:
        saved.append(open)
        open = Open(host: index > 0 && chunks[index - 1].kind == .noun ? index - 1 : nil)
      case .close:
        open = saved.popLast() ?? Open()
      case .other:
        break
      }
    }
  }

  private func begin(_ index: Int) {
    ties[index].list = Int32(index)
    ties[index].last = Int32(index)
  }

  /// Adds a noun phrase to the list of another.
  private func join(_ index: Int, to member: Int) {
    let list = Int(ties[member].list)
    ties[Int(ties[list].last)].next = Int32(index)
    ties[list].last = Int32(index)
    ties[index].list = Int32(list)
    ties[index].parent = ties[member].parent
  }

  private func place(_ index: Int, _ open: inout Open) {
    if chunks[index].features.contains(.opensClause) { open.clear() }
    switch open.link {
    case .start, .but:
      // “trametinib (a MEK inhibitor)”
      if let host = open.host, open.stack.isEmpty, !isGeneral(host), isGeneral(index),
        !isPlural(index)
      {
        ties[index].host = Int32(host)
      }
      begin(index)
      open.clear()
      open.stack.append(index)
    case .phrase:
      ties[index].parent = Int32(open.stack.last ?? -1)
      begin(index)
      if open.isBetween { open.between = index }
      open.stack.append(index)
    case .examples:
      begin(index)
      let owner =
        open.stack.lastIndex { isGeneral($0) && isPlural($0) }
        ?? open.stack.lastIndex { isPlural($0) } ?? open.stack.indices.last
      if let owner {
        let head = open.stack[owner]
        ties[head].examples = Int32(index)
        ties[index].parent = Int32(head)
        open.stack.removeSubrange((owner + 1)...)
      }
      open.stack.append(index)
    case .comma where isApposition(index, open):
      let host = open.stack[open.stack.count - 1]
      ties[host].apposition = Int32(index)
      ties[index].host = Int32(host)
      begin(index)
      open.apposed = open.stack.count
      open.stack.append(index)
    case .comma, .conjunction, .butNot:
      let isShared = distributes(index, open)
      if isShared {
        sharesNouns = true
        var member = Int(ties[open.stack[open.stack.count - 1]].list)
        while member >= 0 {
          ties[member].shared = Int32(index)
          member = Int(ties[member].next)
        }
      }
      guard let level = level(for: index, as: isShared ? .molecule : sort(index), in: open) else {
        begin(index)
        open.clear()
        open.stack.append(index)
        return
      }
      let member = open.stack[level]
      if member == open.between { open.between = nil }
      join(index, to: member)
      open.stack[level] = index
      open.stack.removeSubrange((level + 1)...)
      // “but not IL-8 or IL-10” leaves out both.
      let isEither = surface(index - 1) == WordHash("or") || surface(index - 1) == WordHash("nor")
      if open.link == .butNot || isEither && ties[member].isDenied { ties[index].isDenied = true }
    }
  }

  /// “IL-6, IL-10 and VEGF secretion”: the secretion of each.
  private func distributes(_ index: Int, _ open: Open) -> Bool {
    guard open.link != .butNot, let top = open.stack.last, sort(top) == .molecule,
      sort(index) == .happening
    else { return false }
    let chunk = chunks[index]
    guard chunk.head - 1 == chunk.units.lowerBound, parsed.units[chunk.head].mention < 0,
      parsed.units[chunk.head - 1].mention >= 0
    else { return false }
    switch parsed.tagged.concepts[Int(parsed.units[chunk.head - 1].mention)].kind {
    case .gene, .family, .complex, .chemical, .drug: return true
    default: return false
    }
  }

  /// The open noun phrase that another one joins.
  private func level(for index: Int, as sort: Sort, in open: Open) -> Int? {
    if open.link == .conjunction, let between = open.between,
      let place = open.stack.lastIndex(of: between)
    {
      return place
    }
    if let same = open.stack.lastIndex(where: { self.sort($0) == sort }) { return same }
    if let near = open.stack.lastIndex(where: { self.sort($0).isNear(sort) }) { return near }
    // A conjunction has to join something: “regulates STAT3 and apoptosis”.
    return open.link == .comma || open.stack.isEmpty ? nil : 0
  }

  /// “STAT3, a transcription factor, …”; “the JAK2 inhibitor, WP1066, …”
  private func isApposition(_ index: Int, _ open: Open) -> Bool {
    guard let host = open.stack.last, host == index - 2 else { return false }
    let isNamed = !isGeneral(host)
    if isNamed {
      return (isGeneral(index) || isIndefinite(index)) && opens(index, with: .determiner)
        && !isPlural(index)
    }
    guard !isPlural(host), !isGeneral(index), index + 1 < chunks.count,
      chunks[index + 1].kind == .comma
    else { return false }
    let next = skip(index + 2)
    return next >= chunks.count
      || chunks[next].kind != .conjunction && chunks[next].kind != .noun
  }

  /// “trastuzumab, an antibody against HER2”
  private func isIndefinite(_ chunk: Int) -> Bool {
    let first = parsed.units[chunks[chunk].units.lowerBound].surface
    return first == WordHash("a") || first == WordHash("an")
  }

  private func opens(_ chunk: Int, with tag: Unit.Tag) -> Bool {
    parsed.units[chunks[chunk].units.lowerBound].tag == tag
  }

  // MARK: Asking

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

  func surface(_ chunk: Int) -> WordHash { parsed.units[chunks[chunk].head].surface }

  func isPlural(_ chunk: Int) -> Bool {
    let head = parsed.units[chunks[chunk].head]
    if head.mention >= 0 {
      let last = parsed.tagged.tokens[head.tokens.upperBound - 1]
      return parsed.tagged.text[Int(last.end) - 1] == UInt8(ascii: "s")
    }
    return head.readings & 2 != 0
      || head.readings & ~(1 | 1 << 22) == 0 && head.surface != head.lemma
  }

  /// Whether a noun phrase names a class and no thing of its own.
  func isGeneral(_ chunk: Int) -> Bool {
    let head = parsed.units[chunks[chunk].head]
    guard head.mention >= 0 else { return head.readings != 0 && !isGuessed(head) }
    return parsed.tagged.concepts[Int(head.mention)].kind == .generic
  }

  /// Whether no list has a word: it is a name that the lexicon lacks.
  private func isGuessed(_ unit: Unit) -> Bool { unit.readings & 1 << 22 != 0 }

  // MARK: Likeness

  /// What a noun phrase is about, as far as lists keep it apart.
  private enum Sort {
    case molecule, cell, happening, disease, other

    /// Whether one list may hold both: a phrase anything, a disease also what happens.
    func isNear(_ other: Sort) -> Bool {
      if self == .other || other == .other { return true }
      return self == .disease && other == .happening || self == .happening && other == .disease
    }
  }

  private func sort(_ chunk: Int) -> Sort {
    let head = parsed.units[chunks[chunk].head]
    if head.mention >= 0 {
      switch parsed.tagged.concepts[Int(head.mention)].kind {
      case .gene, .family, .complex, .drug, .chemical, .pathway, .generic: return .molecule
      case .cell, .anatomy, .species: return .cell
      case .process: return .happening
      case .disease: return .disease
      case .phrase: return .other
      }
    }
    if head.tag == .noun, rules.nouns.contains(head.lemma) {
      return rules.thingNouns.contains(head.lemma) ? .other : .happening
    }
    // A word that no list has is a name that the lexicon lacks.
    return head.tag == .noun && (head.readings == 0 || isGuessed(head)) ? .molecule : .other
  }
}
