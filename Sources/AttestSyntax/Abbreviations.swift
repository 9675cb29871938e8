internal import AttestModel

/// Tells which brackets only give another name of what stands before them.
///
///     epidermal growth factor (EGF)     one name
///     focal adhesion kinase (FAK)       the name that the lexicon knows, for all of it
///
/// Such a bracket is no part of the sentence's grammar: *EGF receptor (EGFR) activation* is one
/// noun phrase.
struct Abbreviations {
  let tagged: TaggedSentence
  /// The document's.
  let tokens: UnsafeBufferPointer<Token>

  /// No bracket with an abbreviation holds more tokens.
  private static let longest = 12

  /// What to do at an opening bracket.
  struct Reading {
    /// The token behind the closing bracket.
    let end: Int
    /// How many of the units before the bracket the name replaces.
    var replaced = 0
    /// The mention in the bracket that stands for them, or -1.
    var mention: Int32 = -1
  }

  /// - Parameter mention: the first mention behind the bracket.
  func read(at open: Int, before end: Int, after units: [Unit], mention: Int) -> Reading? {
    guard let last = units.last, tokens[open].isMark(UInt8(ascii: "(")),
      let close = closing(open, end)
    else { return nil }
    let inside = open + 1..<close
    let isNamed =
      mention < tagged.mentions.count && tagged.mentions[mention].tokens == inside
    if isNamed, last.mention >= 0,
      tagged.mentions[Int(last.mention)].concept == tagged.mentions[mention].concept
    {
      return Reading(end: close + 1)
    }
    let letters = capitals(of: inside)
    guard letters.count >= 2, letters.count <= 8, let count = words(before: units, spell: letters)
    else { return nil }
    guard isNamed else { return Reading(end: close + 1) }
    // A longer name of the lexicon's own stays what it is.
    if units[(units.count - count)...].contains(where: { $0.mention >= 0 }), count == 1 {
      return Reading(end: close + 1)
    }
    return Reading(end: close + 1, replaced: count, mention: Int32(mention))
  }

  private func closing(_ open: Int, _ end: Int) -> Int? {
    for at in open + 1..<min(end, open + Self.longest + 2)
    where tokens[at].isMark(UInt8(ascii: ")")) {
      return at > open + 1 ? at : nil
    }
    return nil
  }

  /// The capitals of an abbreviation in lower case: MDSCs is m, d, s, c.
  private func capitals(of range: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    for at in range {
      let token = tokens[at]
      switch token.kind {
      case .word:
        for byte in tagged.text[token.range] where byte >= 0x41 && byte <= 0x5A {
          letters.append(byte | 0x20)
        }
        // An ordinary word shows that this is a remark, no name.
        if token.shape.isDisjoint(with: [.capitalised, .innerCapital]), token.count > 2 {
          return []
        }
      case .number, .greek: continue
      case .punctuation:
        guard token.isMark(UInt8(ascii: "-")) else { return [] }
      }
    }
    return letters
  }

  /// How many units before the bracket have words that begin with these letters, in order.
  private func words(before units: [Unit], spell letters: [UInt8]) -> Int? {
    var left = letters.count
    var count = 0
    for unit in units.reversed() {
      switch unit.tag {
      case .noun, .adjective, .verb: break
      case .preposition where left > 0 && count > 0:
        count += 1
        continue
      default: return nil
      }
      for at in unit.tokens.reversed() where tokens[at].kind == .word {
        guard left > 0 else { return nil }
        if tagged.text[Int(tokens[at].start)] | 0x20 == letters[left - 1] {
          left -= 1
        } else {
          return nil
        }
      }
      count += 1
      if left == 0 { return count }
    }
    return nil
  }
}
