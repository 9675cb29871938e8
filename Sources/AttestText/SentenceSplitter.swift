internal import AttestModel

/// Finds where sentences end among the tokens of one paragraph.
///
/// A full stop ends a sentence when a blank and something that can begin one follow it, and when
/// what stands before it is no abbreviation or initial: `et al.`, `i.e.`, `Fig. 2`, `Wang T. et
/// al.` go on, `p38.` and `IL-2.` end.
struct SentenceSplitter: Sendable {
  /// A longer sentence is cut; it is a list or a broken file, and no grammar spans it.
  static let longest = 1_500

  private let abbreviations: Set<WordHash>
  private let starters: Set<WordHash>

  init() {
    let abbreviated = """
      al approx ca cf dept dr ed eds eg eq eqs etc et exp fig figs gen ie inc jr lab ltd max min mr
      mrs ms no nos nr pp prof ref refs resp sec sect sp spp sr ssp st str subsp suppl supp syn tab
      temp univ viz vol vols vs jan feb mar apr jun jul aug sep sept oct nov dec
      """
    let begun = """
      a after all although an and as at because both but by conversely consistent despite during
      each finally first for from furthermore given here however if in indeed interestingly it its
      likewise moreover most nevertheless notably of on one our previous recent second several
      similarly since so some studies such taken that the their then there therefore these they
      third this those thus to together treatment two under unlike until upon using we what when
      where whereas whether which while with
      """
    abbreviations = Self.hashes(abbreviated)
    starters = Self.hashes(begun)
  }

  private static func hashes(_ words: String) -> Set<WordHash> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash(folded: $0) })
  }

  /// Calls `found` with the token range of each sentence, in order.
  ///
  /// - Parameter callouts: what mark-up ties to a reference list; numbers that stand behind a full
  ///   stop belong to the sentence that the stop ends.
  func split(
    _ tokens: [Token], in range: Range<Int>, callouts: CalloutRanges = CalloutRanges(),
    found: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    var index = start
    // Where the bracket that is open now closes; a full stop before that ends nothing.
    var closing = start
    while index < range.upperBound {
      // Most tokens are words, and end nothing.
      let longest = min(range.upperBound, start + Self.longest)
      while index < longest, tokens[index].kind != .punctuation { index += 1 }
      if index == range.upperBound { break }
      let token = tokens[index]
      if token.kind == .punctuation {
        if token.isMark(UInt8(ascii: "(")) || token.isMark(UInt8(ascii: "[")), index >= closing {
          closing = matching(tokens, from: index, before: range.upperBound) ?? closing
        } else if index >= closing,
          // Only a full stop can have a credit behind it.
          let end =
            (token.isMark(UInt8(ascii: "."))
              ? endWithCredit(tokens, at: index, in: range, callouts) : nil)
            ?? (ends(tokens, at: index, in: range) ? index + 1 : nil)
        {
          var stop = end
          // Closing quotes and brackets belong to the sentence they close.
          while stop < range.upperBound, tokens[stop].isGlued, closes(tokens[stop]) { stop += 1 }
          found(start..<stop)
          start = stop
          index = stop
          continue
        }
      }
      if index - start >= Self.longest {
        found(start..<index)
        start = index
        closing = index
      }
      index += 1
    }
    if start < range.upperBound { found(start..<range.upperBound) }
  }

  /// The end of a sentence whose credit stands behind its full stop: `… in cells.[12,13] The …`,
  /// `… in cells. [12] The …`,
  /// `… in cells.12 The …` where mark-up says that 12 is an entry.
  private func endWithCredit(
    _ tokens: [Token], at index: Int, in range: Range<Int>, _ callouts: CalloutRanges
  ) -> Int? {
    var next = index + 1
    guard tokens[index].isMark(UInt8(ascii: ".")), next < range.upperBound, index > range.lowerBound
    else { return nil }
    if tokens[next].isMark(UInt8(ascii: "[")) {
      guard let close = matching(tokens, from: next, before: range.upperBound), close > next + 1,
        (next + 1..<close).allSatisfy({ isNumbering(tokens[$0]) })
      else { return nil }
      next = close + 1
    } else if tokens[next].isMark(UInt8(ascii: "(")), !tokens[next].isGlued {
      // `… by STAT3. (Teng et al., 2014) The …`
      guard let close = matching(tokens, from: next, before: range.upperBound),
        isCredit(tokens, next + 1..<close)
      else { return nil }
      next = close + 1
      if next < range.upperBound, tokens[next].isGlued, tokens[next].isMark(UInt8(ascii: ".")) {
        next += 1
      }
    } else {
      while next < range.upperBound, next - index < 40, isNumbering(tokens[next]),
        tokens[next].kind != .number || callouts.end(at: tokens[next]) != nil
      {
        next += 1
      }
      guard next > index + 1, tokens[index + 1].kind == .number,
        tokens[next - 1].kind == .number
      else { return nil }
    }
    guard next < range.upperBound else { return next }
    return !tokens[next].isGlued && begins(tokens, at: next, in: range) ? next : nil
  }

  /// `Teng et al., 2014; Hu, 2015b`: a name first, a year last.
  private func isCredit(_ tokens: [Token], _ inside: Range<Int>) -> Bool {
    guard let first = inside.first, var last = inside.last, inside.count < 80 else { return false }
    if tokens[last].kind == .word, tokens[last].count == 1, tokens[last].isGlued { last -= 1 }
    return tokens[first].kind == .word && last > first && tokens[last].kind == .number
      && tokens[last].count == 4
      && inside.contains { tokens[$0].kind == .word && tokens[$0].shape.contains(.capitalised) }
  }

  private func isNumbering(_ token: Token) -> Bool {
    token.kind == .number || token.isMark(UInt8(ascii: ",")) || token.isMark(UInt8(ascii: "-"))
  }

  private func closes(_ token: Token) -> Bool {
    switch token.mark {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): true
    default: false
    }
  }

  /// The place of the bracket that closes the one at `open`, if it does so within a reasonable
  /// distance.
  private func matching(_ tokens: [Token], from open: Int, before end: Int) -> Int? {
    var depth = 0
    for index in open..<min(end, open + 300) {
      switch tokens[index].mark {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  private func ends(_ tokens: [Token], at index: Int, in range: Range<Int>) -> Bool {
    let mark = tokens[index].mark
    guard
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")
    else { return false }
    var next = index + 1
    while next < range.upperBound, tokens[next].isGlued, closes(tokens[next]) { next += 1 }
    guard next < range.upperBound else { return true }
    if tokens[next].isGlued {
      return mark == UInt8(ascii: ".") && isRunOn(tokens, at: index, next: next, in: range)
    }
    guard begins(tokens, at: next, in: range) || isClosed(tokens, at: index, next: next, in: range)
    else { return false }
    if mark != UInt8(ascii: ".") { return true }
    return !isAbbreviated(tokens, at: index, next: next, in: range)
  }

  /// `… by STAT3. tofacitinib …`, `… (Roe et al., 2008). tofacitinib …`: behind a name that ends in
  /// a number, or a bracket that ends in one, a full stop is no abbreviation's, even where a small
  /// letter follows.
  private func isClosed(
    _ tokens: [Token], at index: Int, next: Int, in range: Range<Int>
  ) -> Bool {
    guard tokens[index].isMark(UInt8(ascii: ".")), index > range.lowerBound + 2,
      next == index + 1, tokens[index].isGlued, tokens[next].kind == .word, tokens[next].count > 2
    else { return false }
    let before = tokens[index - 1]
    if before.isMark(UInt8(ascii: ")")) { return tokens[index - 2].kind == .number }
    return before.kind == .number && before.isGlued && tokens[index - 2].kind == .word
      && tokens[index - 2].shape.contains(.capitalised) && tokens[index - 2].count > 1
  }

  /// `…in cells.The receptor…`: a blank was lost.
  private func isRunOn(_ tokens: [Token], at index: Int, next: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound, next == index + 1 else { return false }
    let before = tokens[index - 1]
    return before.kind == .word && before.count >= 4 && !before.shape.contains(.capitalised)
      && before.shape.contains(.lowercase) && tokens[next].shape.contains(.capitalised)
      && starters.contains(tokens[next].hash)
  }

  /// Whether a sentence can begin with this token.
  private func begins(_ tokens: [Token], at index: Int, in range: Range<Int>) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .number, .greek:
      return true
    case .punctuation:
      switch token.mark {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "\\"), UInt8(ascii: "~"), UInt8(ascii: "*"):
        return true
      default:
        return false
      }
    case .word:
      if !token.shape.isDisjoint(with: [.capitalised, .innerCapital]) { return true }
      // p38, miR-155, v-Src: a name in lower case, shown by what is glued to it.
      guard index + 1 < range.upperBound, tokens[index + 1].isGlued else { return false }
      let after = tokens[index + 1]
      if after.kind == .number { return true }
      return after.kind == .word && after.shape.contains(.capitalised)
        || after.isMark(UInt8(ascii: "-")) && index + 2 < range.upperBound
          && tokens[index + 2].isGlued && tokens[index + 2].shape.contains(.capitalised)
    }
  }

  private func isAbbreviated(
    _ tokens: [Token], at index: Int, next: Int, in range: Range<Int>
  ) -> Bool {
    guard index > range.lowerBound, tokens[index].isGlued else { return false }
    let before = tokens[index - 1]
    guard before.kind == .word else { return false }
    // i.e., e.g., U.S.: letters with stops between them.
    let isDotted =
      before.isGlued && index >= range.lowerBound + 2
      && tokens[index - 2].isMark(UInt8(ascii: "."))
    if before.count == 1, !before.isGlued || isDotted {
      // An initial, unless an article or the like shows that a sentence begins.
      return !starters.contains(tokens[next].hash) || isDotted
    }
    guard !before.isGlued, abbreviations.contains(before.hash) else { return false }
    // “etc.” and “no.” may well close a sentence; “et al.” never does here.
    if before.hash == WordHash("etc") || before.hash == WordHash("no") {
      return !starters.contains(tokens[next].hash) && tokens[next].kind != .word
    }
    return true
  }
}
