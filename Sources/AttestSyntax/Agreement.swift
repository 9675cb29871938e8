internal import AttestModel

/// Tells one from many, of verbs and of noun phrases.
struct Agreement {
  enum Number {
    case singular, plural, unknown
  }

  let tagged: TaggedSentence
  let units: [Unit]

  /// By the verb's own form, or by that of the auxiliary before it.
  func number(ofVerb chunk: Chunk) -> Number {
    for at in chunk.units {
      let unit = units[at]
      switch unit.tag {
      case .be, .have, .doing:
        if Self.singular.contains(unit.surface) { return .singular }
        return Self.plural.contains(unit.surface) ? .plural : .unknown
      case .modal, .to: return .unknown
      case .verb:
        switch unit.form {
        case .third: return .singular
        case .base: return .plural
        case .none, .past, .participle, .ing: return .unknown
        }
      default: continue
      }
    }
    return .unknown
  }

  /// By the last letter of a name, by the word list for other words.
  func number(ofNoun chunk: Chunk) -> Number {
    let head = units[chunk.head]
    if head.mention < 0 {
      guard head.readings != 0 else { return .unknown }
      return WordTable.Readings(rawValue: head.readings).contains(.plural) ? .plural : .singular
    }
    let end = Int(tagged.tokens[head.tokens.upperBound - 1].end)
    guard end >= 2, tagged.text[end - 1] == UInt8(ascii: "s") else { return .singular }
    // apoptosis, fibrosis, lupus
    switch tagged.text[end - 2] {
    case UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "u"): return .singular
    default: return .plural
    }
  }

  private static let singular = WordSet([
    WordHash("is"), WordHash("was"), WordHash("has"), WordHash("does"),
  ])
  private static let plural = WordSet([
    WordHash("are"), WordHash("were"), WordHash("have"), WordHash("do"),
  ])
}
