internal import AttestModel

/// What lists are made of: their members, what stands for members, where they end.
extension Nominals {
  /// The first member of the list that a noun phrase stands in, itself where it stands in none.
  func first(ofListWith chunk: Int) -> Int {
    ties[chunk].list < 0 ? chunk : Int(ties[chunk].list)
  }

  /// The member of its list behind a noun phrase.
  func next(after member: Int) -> Int? {
    ties[member].next < 0 ? nil : Int(ties[member].next)
  }

  /// The members of the list that a noun phrase stands in, itself alone where it stands in none.
  func list(of chunk: Int) -> [Int] {
    var members: [Int] = []
    var at: Int? = first(ofListWith: chunk)
    while let member = at {
      members.append(member)
      at = next(after: member)
    }
    return members
  }

  /// Whether a noun phrase stands in a list of several.
  func isListed(_ chunk: Int) -> Bool {
    let first = first(ofListWith: chunk)
    return first != chunk || ties[first].next >= 0
  }

  /// The lists of more than one member.
  var joined: [[Int]] {
    chunks.indices.filter { Int(ties[$0].list) == $0 && ties[$0].next >= 0 }.map { list(of: $0) }
  }

  /// Whether *but not* leaves a noun phrase out of its list.
  func isDenied(_ chunk: Int) -> Bool { ties[chunk].isDenied }

  /// The noun phrase set beside another by commas.
  func apposition(of chunk: Int) -> Int? {
    ties[chunk].apposition < 0 ? nil : Int(ties[chunk].apposition)
  }

  /// The first of the members that are named of a class.
  func examples(of chunk: Int) -> Int? {
    ties[chunk].examples < 0 ? nil : Int(ties[chunk].examples)
  }

  /// The noun phrase that another is set beside, by commas or in brackets.
  func host(of chunk: Int) -> Int? { ties[chunk].host < 0 ? nil : Int(ties[chunk].host) }

  /// The noun phrase that another belongs to by the *of* right between them.
  func owner(of chunk: Int) -> Int? {
    guard ties[chunk].parent >= 0, chunk > 1, chunks[chunk - 1].kind == .preposition,
      surface(chunk - 1) == Self.of, Int(ties[chunk].parent) == chunk - 2
    else { return nil }
    return chunk - 2
  }

  /// Of a name in a list the member that brings the noun for all of it.
  func sharedNoun(of chunk: Int) -> Int? {
    ties[chunk].shared < 0 ? nil : Int(ties[chunk].shared)
  }

  /// The members of the list that begins at a noun phrase; of a word that names a class and is
  /// followed by its members, these.
  func members(from start: Int) -> [Int] {
    var found: [Int] = []
    var at: Int? = start
    while let member = at {
      appendExpanded(member, to: &found)
      at = next(after: member)
    }
    return found
  }

  /// The chunk behind the list that begins at a noun phrase, `of`-phrases included.
  func end(ofListFrom start: Int) -> Int {
    var last = start
    while let next = next(after: last) { last = next }
    return end(of: last)
  }

  /// Whether a noun phrase stands for itself alone, and not for members of its own.
  func isPlain(_ member: Int) -> Bool {
    if ties[member].examples >= 0 { return false }
    return member + 1 >= chunks.count || chunks[member + 1].kind != .open
      || !isGeneral(member) || !isPlural(member)
  }

  /// “proteins, including MCL1 and BCL2”: the members, not the word for all of them.
  private func appendExpanded(_ member: Int, to found: inout [Int]) {
    if ties[member].examples >= 0 {
      if !isGeneral(member) { found.append(member) }
      var at: Int? = Int(ties[member].examples)
      while let example = at {
        if example != member { appendExpanded(example, to: &found) }
        at = next(after: example)
      }
    } else if !isPlain(member), let named = bracketed(member + 1) {
      found += named
    } else {
      found.append(member)
    }
  }

  /// The chunk behind a noun phrase and what belongs to it for certain.
  private func end(of member: Int) -> Int {
    var end = member + 1
    if ties[member].examples > member { end = self.end(ofListFrom: Int(ties[member].examples)) }
    if let beside = apposition(of: member) { end = max(end, beside + 1) }
    while true {
      let at = skip(end)
      guard at < chunks.count, chunks[at].kind == .preposition, surface(at) == Self.of,
        isNoun(skip(at + 1))
      else { return end }
      end = self.end(ofListFrom: skip(at + 1))
    }
  }

  /// “cytokines (IL-4, IL-6, IL-10)”: a bracket of nothing but names.
  private func bracketed(_ open: Int) -> [Int]? {
    guard open < chunks.count, chunks[open].kind == .open, let close = closing(open),
      close > open + 2
    else { return nil }
    var members: [Int] = []
    for at in open + 1..<close {
      switch chunks[at].kind {
      case .noun:
        if isGeneral(at) { continue }
        members.append(at)
      case .comma, .conjunction, .other, .adverb: continue
      case .preposition:
        guard surface(at) == Self.including else { return nil }
      default: return nil
      }
    }
    return members.count > 1 ? members : nil
  }
}
