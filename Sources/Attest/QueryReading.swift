public import AttestLexicon
internal import AttestModel
public import AttestStore
internal import AttestText

/// Turns what a person asks for into what the store is asked for: names into identifiers, families
/// into their members, words into all the spellings of what they name.
public struct QueryReading: Sendable {
  private let lexicon: Lexicon
  private let members: FamilyMembers?
  private let tokenizer = Tokenizer()

  /// - Parameter members: not needed where no family is to stand for its members.
  public init(_ lexicon: Lexicon, members: FamilyMembers?) {
    self.lexicon = lexicon
    self.members = members
  }

  /// What a name or an identifier stands for.
  ///
  ///     STAT3, hgnc:11364, “signal transducer and activator of transcription 3”
  ///
  /// - Parameter withMembers: whether a family stands for its members too.
  public func things(named text: String, withMembers: Bool = false) -> ClaimQuery.Things {
    var ids: [String] = []
    var names = [text]
    if let id = identifier(text) {
      ids.append(id)
    } else {
      for name in lexicon.meanings(of: tokenizer.tokens(of: text)) {
        let concept = lexicon.concepts[Int(name.concept)]
        if concept.id.isEmpty { names.append(concept.name) } else { ids.append(concept.id) }
      }
    }
    if withMembers, let members { ids = ids.flatMap { members.closure(of: $0) } }
    var seen: Set<String> = []
    return ClaimQuery.Things(
      ids: ids.filter { seen.insert($0).inserted }, names: names.filter { seen.insert($0).inserted }
    )
  }

  /// Whether the lexicon knows a name; identifiers count as known.
  public func isKnown(_ text: String) -> Bool {
    identifier(text) != nil || !lexicon.meanings(of: tokenizer.tokens(of: text)).isEmpty
  }

  /// An identifier as the lexicon writes it, whatever its capitals: `HGNC:6018` is `hgnc:6018`; nil
  /// where a text is none.
  private func identifier(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let prefix = text[..<colon].lowercased()
    guard
      ["hgnc", "fplx", "chebi", "drugbank", "mesh", "go", "cl", "mondo"].contains(prefix)
    else { return nil }
    return lexicon.concepts(withID: text).first?.id ?? prefix + text[colon...]
  }

  /// The groups of phrases that a free text asks for: each word, or name of several words, with all
  /// the other names of what it stands for. What stands in quotes is one phrase, taken as it is.
  public func phrases(in text: String) -> [[String]] {
    var groups: [[String]] = []
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      let piece = String(part)
      if index % 2 == 1 {
        groups.append([piece])
        continue
      }
      let bytes = Array(piece.utf8)
      let tokens = tokenizer.tokens(of: piece)
      var next = 0
      var token = 0
      while token < tokens.count {
        // The longest name that begins here, whatever its capitals.
        let stop = (token + 1...min(tokens.count, token + Self.longestName)).reversed().first {
          tokens[$0 - 1].kind != .punctuation
            && !lexicon.meanings(of: Array(tokens[token..<$0])).isEmpty
        }
        guard tokens[token].kind != .punctuation, let stop else {
          token += 1
          continue
        }
        let place = Int(tokens[token].start)..<Int(tokens[stop - 1].end)
        groups += words(bytes[next..<place.lowerBound])
        let meanings = lexicon.meanings(of: Array(tokens[token..<stop]))
        groups.append(
          [String(decoding: bytes[place], as: UTF8.self)]
            + meanings.flatMap { spellings(of: $0.concept) })
        next = place.upperBound
        token = stop
      }
      groups += words(bytes[next...])
    }
    return groups
  }

  private func words(_ bytes: ArraySlice<UInt8>) -> [[String]] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .filter { $0.contains { $0.isLetter || $0.isNumber } }.map { [String($0)] }
  }

  /// In tokens.
  private static let longestName = 12
  /// No more spellings of a thing are asked for.
  private static let mostSpellings = 16

  private func spellings(of concept: Int32) -> [String] {
    let all = lexicon.names(of: Int(concept)).map(\.text).filter { $0.utf8.count > 1 }
    return Array(([lexicon.concepts[Int(concept)].name] + all).prefix(Self.mostSpellings))
  }

  /// The canonical names of what a name or an identifier stands for.
  public func names(of text: String) -> [String] {
    if let id = identifier(text) { return lexicon.concepts(withID: id).map(\.name) }
    return lexicon.meanings(of: tokenizer.tokens(of: text)).map {
      lexicon.concepts[Int($0.concept)].name
    }
  }

  /// Names like one that is not known.
  public func suggestions(for name: String) -> [String] { lexicon.names(like: name) }
}
