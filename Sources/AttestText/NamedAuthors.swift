public import AttestModel

/// A person whom a sentence names as the one who found something, with no year behind the name.
///
///     Xiao et al. demonstrated that …      Xiao
///     Sun’s results showed that …          Sun
public struct NamedAuthor: Hashable, Sendable {
  /// The name alone, into `Document.text`.
  public let range: TextRange
  /// The token of the name.
  public let token: Int
  /// Whether the words around it leave no doubt. A single capitalised word before a verb of
  /// reporting may be any word that begins a sentence.
  public let isCertain: Bool
}

/// Finds the authors that a sentence names in its running text.
public struct NamedAuthorScanner: Sendable {
  private let tokens: [Token]
  private let sentence: Range<Int>

  /// Looks through one sentence, given as its range in the document's tokens.
  public init(_ tokens: [Token], in sentence: Range<Int>) {
    self.tokens = tokens
    self.sentence = sentence
  }

  /// In the order of the text. What stands in brackets is left alone.
  public func names() -> [NamedAuthor] {
    var names: [NamedAuthor] = []
    var depth = 0
    for index in sentence {
      let token = tokens[index]
      switch token.mark {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      default: break
      }
      guard depth == 0, isName(token), let certainty = certainty(behind: index + 1) else {
        continue
      }
      // In a list of names the last one is not the first author.
      if let last = names.last, index - last.token <= 2 { continue }
      names.append(NamedAuthor(range: token.range, token: index, isCertain: certainty))
    }
    return names
  }

  /// A capital and small letters: `Xiao`, `McInnes`.
  private func isName(_ token: Token) -> Bool {
    token.kind == .word && token.count >= 2 && token.shape.contains(.capitalised)
      && token.shape.contains(.lowercase) && !AuthorWord.never.contains(token.hash)
      && !AuthorWord.leading.contains(token.hash)
  }

  /// Whether what stands behind a name says that it is an author's; nil where nothing does.
  private func certainty(behind next: Int) -> Bool? {
    guard next < sentence.upperBound else { return nil }
    let token = tokens[next]
    if token.hash == AuthorWord.et, hash(next + 1) == AuthorWord.al {
      return isYearBehind(next + 2) ? nil : true
    }
    if token.hash == AuthorWord.and, let other = hash(next + 1) {
      if AuthorWord.company.contains(other) || other == AuthorWord.co {
        return isYearBehind(next + 2) ? nil : true
      }
      return nil
    }
    if token.isMark(UInt8(ascii: "'")), token.isGlued, hash(next + 1) == AuthorWord.s,
      let what = hash(next + 2), Reporting.works.contains(what)
    {
      return true
    }
    if token.kind == .word, Reporting.verbs.contains(token.hash) { return false }
    return nil
  }

  private func hash(_ index: Int) -> WordHash? {
    index < sentence.upperBound && tokens[index].kind == .word ? tokens[index].hash : nil
  }

  /// `Xiao et al. (2017)` is a citation, not a name alone.
  private func isYearBehind(_ index: Int) -> Bool {
    var index = index
    while index < sentence.upperBound, tokens[index].kind == .punctuation {
      let mark = tokens[index].mark
      guard
        [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "[")].contains(mark)
      else { return false }
      index += 1
    }
    return index < sentence.upperBound && tokens[index].kind == .number
      && tokens[index].count == 4
  }
}

private enum Reporting {
  private static func set(_ words: String) -> Set<WordHash> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash(folded: $0) })
  }

  /// What authors do with what they found.
  static let verbs = set(
    """
    found showed demonstrated reported evaluated conducted observed suggested proposed investigated
    discovered revealed identified confirmed described developed examined studied concluded noted
    hypothesized hypothesised speculated established performed tested
    """)
  /// What is theirs.
  static let works = set(
    """
    results result study studies group team lab laboratory work findings finding research
    experiments experiment data report reports model trial review analysis observations
    """)
}
