import AttestModel

/// The authors of an entry whose given names are written out.
///
///     Hu, Xiu, Anna van der Meer, and Bo Li. 2018. “Title.”
///     Hu, Xiu, et al. “Title.”
struct FullNames {
  private(set) var names: [String] = []
  /// The first word behind them.
  private(set) var end: Int
  private let words: ArraySlice<Substring>

  /// No name is longer, in words.
  private static let longest = 5

  /// Nil where words begin with something else: what stands behind the names has to show that they
  /// are the authors, unless the words end among them.
  init?(_ words: ArraySlice<Substring>) {
    self.words = words
    end = words.startIndex
    guard readInverted(isFirst: true) else { return nil }
    while !isClosed(behind: end) {
      if end >= words.endIndex { break }
      if Self.bare(words[end]) == "et", end + 1 < words.endIndex, Self.bare(words[end + 1]) == "al"
      {
        names.append("et al.")
        end += 2
        return
      }
      let isLast = ["and", "&"].contains(words[end])
      if isLast { end += 1 }
      guard end < words.endIndex else { break }
      guard readPerson() else { return nil }
      if isLast, !isClosed(behind: end) {
        guard end >= words.endIndex else { return nil }
        return
      }
    }
    guard end < words.endIndex ? isFollowed : names.count > 1 else { return nil }
  }

  /// Whether a year or a title in quotes comes next.
  private var isFollowed: Bool {
    let next = words[end]
    guard let first = next.first else { return false }
    return "“\"‘«".contains(first)
      || (first == "(" || first.isNumber) && !Identifiers.year(in: next).isEmpty
  }

  /// Whether the names end before a word: behind a full stop, or where a bracket opens.
  private func isClosed(behind word: Int) -> Bool {
    guard word > words.startIndex else { return false }
    let last = words[word - 1]
    if word < words.endIndex, isFollowed { return true }
    return last.hasSuffix(".") && !Self.isInitial(last)
  }

  /// `Hu, Xiu A.,`
  private mutating func readInverted(isFirst: Bool) -> Bool {
    var at = end
    var family: [Substring] = []
    while at < words.endIndex, family.count < Self.longest {
      let word = words[at]
      let plain = Self.trimmed(word)
      guard Self.isWritten(plain) || Self.isParticle(plain) else { return false }
      family.append(plain)
      at += 1
      if word.hasSuffix(",") { break }
      guard plain.count == word.count else { return false }
    }
    guard at > end, words[at - 1].hasSuffix(",") else { return false }
    let start = at
    var given: [Substring] = []
    while at < words.endIndex, given.count < 4 {
      let word = words[at]
      let plain = Self.trimmed(word)
      guard Self.isWritten(plain) || Self.isInitial(word) else { break }
      given.append(plain)
      at += 1
      if word.hasSuffix(",") || word.hasSuffix(".") && !Self.isInitial(word) { break }
    }
    guard at > start, !isFirst || given.contains(where: { Self.isWritten($0) }) else {
      return false
    }
    add(family, given)
    end = at
    return true
  }

  /// `Anna van der Meer,` or, where every name is turned round, `Meer, Anna,`.
  private mutating func readPerson() -> Bool {
    if words[end].hasSuffix(","), Self.isWritten(Self.trimmed(words[end])) {
      return readInverted(isFirst: false)
    }
    var at = end
    var name: [Substring] = []
    while at < words.endIndex, name.count < Self.longest, !["and", "&", "et"].contains(words[at]) {
      let word = words[at]
      let plain = Self.trimmed(word)
      guard Self.isWritten(plain) || Self.isParticle(plain) || Self.isInitial(word) else { break }
      name.append(plain)
      at += 1
      if word.hasSuffix(",") || word.hasSuffix(".") && !Self.isInitial(word) { break }
    }
    // A line may end within a name.
    guard name.count > 1 || at >= words.endIndex && !name.isEmpty else { return false }
    let family = name.firstIndex { Self.isParticle($0) } ?? name.count - 1
    add(Array(name[max(family, 1).clamped(to: name.count - 1)...]), Array(name[..<family]))
    end = at
    return true
  }

  private mutating func add(_ family: [Substring], _ given: [Substring]) {
    names.append(
      AuthorName.name(
        family: family.joined(separator: " "),
        given: given.compactMap { $0.first.map { "\($0)." } }.joined(separator: " ")))
  }

  /// A capital and small letters: `Xiu`, `Jean-Pierre`, `O’Shea`.
  private static func isWritten(_ word: Substring) -> Bool {
    guard let first = word.first, word.count > 1,
      first.isUppercase || ReferenceEntry.isHyphened(word)
    else { return false }
    return word.contains(where: \.isLowercase)
      && word.allSatisfy { $0.isLetter || "-‐‑'’".contains($0) }
  }

  private static func isParticle(_ word: Substring) -> Bool {
    word.first?.isLowercase ?? false && ReferenceEntry.particles.contains(String(word))
  }

  /// `A.`, `A`, `A.,`, `J.-P.`
  private static func isInitial(_ word: Substring) -> Bool {
    let letters = word.filter(\.isLetter)
    return (1...2).contains(letters.count) && letters.allSatisfy(\.isUppercase)
      && word.allSatisfy { $0.isLetter || ".,-".contains($0) }
  }

  private static func trimmed(_ word: Substring) -> Substring {
    var word = word
    while let last = word.last, ",.;:".contains(last) { word.removeLast() }
    return word
  }

  private static func bare(_ word: Substring) -> String { String(trimmed(word)) }
}

extension Int {
  fileprivate func clamped(to most: Int) -> Int { Swift.min(self, most) }
}
