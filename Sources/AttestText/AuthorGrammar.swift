internal import AttestModel

/// Reads the names that stand before a year, and brings them to one form.
///
///     Teng, et al.        Teng et al.
///     Hu & Hu             Hu and Hu
///     Xiao and colleagues Xiao et al.
///     van ’t Veer, Hu, and Li
struct AuthorGrammar {
  /// Names in normal form, and the token that they begin with.
  struct Name {
    let form: String
    let start: Int
  }

  private let scanner: CitationScanner
  private var tokens: [Token] { scanner.tokens }

  init(_ scanner: CitationScanner) {
    self.scanner = scanner
  }

  /// No list of names before a year is longer, in tokens.
  private static let longest = 40

  /// The names that end right before a year, a comma between or not.
  func name(endingAt year: Int, notBefore start: Int) -> Name? {
    var end = year
    var hasComma = false
    if end > start, mark(end - 1, UInt8(ascii: ",")) {
      end -= 1
      hasComma = true
    }
    return name(in: run(before: end, notBefore: start)..<end, isFollowedByComma: hasComma)
  }

  /// The names before a bracket that holds years alone: `Xiao et al. (2017)`, `Hu’s (2018)`.
  func name(beforeBracket bracket: Int, notBefore start: Int) -> Name? {
    var end = bracket
    if end > start, mark(end - 1, UInt8(ascii: ",")) { end -= 1 }
    if end - 2 >= start, tokens[end - 1].isGlued, tokens[end - 1].hash == AuthorWord.s,
      mark(end - 2, UInt8(ascii: "'"))
    {
      end -= 2
    }
    return name(in: run(before: end, notBefore: start)..<end, isFollowedByComma: false)
  }

  /// How far back the tokens before `end` can be parts of names.
  private func run(before end: Int, notBefore start: Int) -> Int {
    var first = end
    while first > start, end - first < Self.longest, isNamePart(first - 1) { first -= 1 }
    return first
  }

  private func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .word:
      if token.shape.contains(.capitalised) || AuthorWord.inNames.contains(token.hash) {
        return true
      }
      // Ben-david, O’shea.
      return token.isGlued && index > 0
        && (mark(index - 1, UInt8(ascii: "-")) || mark(index - 1, UInt8(ascii: "'")))
    case .punctuation:
      switch token.mark {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "&"),
        UInt8(ascii: ","):
        return true
      default:
        return false
      }
    case .number, .greek:
      return false
    }
  }

  /// The names in a run of name-like tokens: those that the year belongs to, which are the last.
  private func name(in run: Range<Int>, isFollowedByComma: Bool) -> Name? {
    let parts = run.split { mark($0, UInt8(ascii: ",")) }.map { trimmed($0) }
      .filter { !$0.isEmpty }
    guard var last = parts.last else { return nil }
    // `2014 and Hu, 2015`: what `and` joins is the citation before.
    if parts.count == 1, isAnd(last.lowerBound) { last = trimmed(last.dropFirst()) }
    guard !last.isEmpty else { return nil }
    var first = last.lowerBound
    let isContinuation =
      isEtAl(last.lowerBound) || isAnd(last.lowerBound)
      || parts.count > 1 && (isInitials(last) || beginsWithInitials(last))
    let joinsMany = last.contains { isAnd($0) && $0 > last.lowerBound }
    // `Zhang Y, Li X et al.`: names with initials in a row are one list.
    let isRow = hasEtAl(last) && endsInInitials(last)
    if isContinuation || joinsMany || isRow {
      var needed = isContinuation
      for part in parts.dropLast().reversed() {
        guard needed || isSimple(part) || isInitials(part) else { break }
        if isRow, !isContinuation, !joinsMany, !endsInInitials(part) { break }
        if needed, !isSimple(part), !isInitials(part), !isName(part) { return nil }
        first = part.lowerBound
        needed = isInitials(part)
        if isInitials(last) && !needed { break }
      }
      guard !needed else { return nil }
    } else if parts.count > 1, parts.dropLast().contains(where: { isSimple($0) }), !hasEtAl(last) {
      // Basel, Switzerland, 2014.
      return nil
    }
    while first < last.upperBound, !beginsName(first) { first += 1 }
    guard first < last.upperBound else { return nil }
    let whole = first..<last.upperBound
    guard isPlausible(whole, isFollowedByComma: isFollowedByComma) else { return nil }
    return Name(form: form(of: whole), start: first)
  }

  /// Without what leads up to a name: `see`, `for`, `In`, a stop of `e.g.`.
  private func trimmed(_ part: Range<Int>) -> Range<Int> {
    var part = part
    while let first = part.first,
      !beginsName(first) && !isEtAl(first) && !isAnd(first)
        || AuthorWord.leading.contains(tokens[first].hash) && !isAnd(first) && !isInitial(first)
          && !isFamilyName(first, in: part)
    {
      part.removeFirst()
    }
    return part
  }

  private func isPlausible(_ name: Range<Int>, isFollowedByComma: Bool) -> Bool {
    guard let first = name.first, let last = name.last, !mark(last, UInt8(ascii: "-")) else {
      return false
    }
    if hasEtAl(name) { return true }
    let words = name.filter { tokens[$0].kind == .word }
    let isOneWord = words.count == 1
    if isOneWord {
      let token = tokens[first]
      if AuthorWord.never.contains(token.hash) || token.count < 2 { return false }
      // WHO, 2014 is an author; WHO 2014 is more often a version of something.
      if !token.shape.contains(.lowercase) { return isFollowedByComma && token.count >= 3 }
      return true
    }
    if name.contains(where: { isAnd($0) }) {
      return !words.contains { AuthorWord.never.contains(tokens[$0].hash) }
    }
    guard !AuthorWord.never.contains(tokens[first].hash) else { return false }
    return isFollowedByComma || AuthorWord.particles.contains(tokens[first].hash)
      || tokens[first + 1].isMark(UInt8(ascii: "-")) || tokens[first + 1].isMark(UInt8(ascii: "'"))
      || isInitials(words[1]..<name.upperBound) || isInitials(first..<words[1])
  }

  /// One family name, perhaps with particles and initials, as it stands in a list of several.
  private func isSimple(_ part: Range<Int>) -> Bool {
    guard isName(part) else { return false }
    let words = part.filter { tokens[$0].kind == .word }
    return words.count <= 4 && words.contains { tokens[$0].shape.contains(.lowercase) }
  }

  private func isName(_ part: Range<Int>) -> Bool {
    guard let first = part.first, beginsName(first) else { return false }
    return !AuthorWord.never.contains(tokens[first].hash)
      && !tokens[first].endsAsAdverb(in: scanner)
  }

  /// `Li X`, `van Dam J.-P. et al.`
  private func endsInInitials(_ part: Range<Int>) -> Bool {
    let end = part.first { isEtAl($0) } ?? part.upperBound
    guard part.lowerBound < end, isSimple(part.lowerBound..<end) else { return false }
    let words = (part.lowerBound..<end).filter { tokens[$0].kind == .word }
    return words.count > 1 && isInitials(words[words.count - 1]..<end)
  }

  private func isInitials(_ part: Range<Int>) -> Bool {
    !part.isEmpty
      && part.allSatisfy { index in
        let token = tokens[index]
        return token.kind == .word
          ? token.count <= 3 && token.shape.contains(.capitalised)
            && !token.shape.contains(.lowercase)
          : token.isMark(UInt8(ascii: ".")) || token.isMark(UInt8(ascii: "-"))
      }
  }

  private func beginsName(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if token.shape.contains(.capitalised) { return true }
    // ‘d’ only in d’Alessio, ‘t’ only in ’t Hooft.
    if token.count == 1 {
      return index + 1 < tokens.count && mark(index + 1, UInt8(ascii: "'"))
        && AuthorWord.elided.contains(token.hash)
    }
    return AuthorWord.particles.contains(token.hash)
  }

  /// `A.`, which is no article.
  private func isInitial(_ index: Int) -> Bool {
    tokens[index].count == 1 && index + 1 < tokens.count && tokens[index + 1].isGlued
      && mark(index + 1, UInt8(ascii: "."))
  }

  /// `An et al.`, who is no article either.
  private func isFamilyName(_ index: Int, in part: Range<Int>) -> Bool {
    tokens[index].shape.contains(.capitalised) && part.contains(index + 1)
      && tokens[index + 1].hash == AuthorWord.et && isEtAl(index + 1)
  }

  private func hasEtAl(_ part: Range<Int>) -> Bool { part.contains { isEtAl($0) } }

  private func isEtAl(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, !token.shape.contains(.capitalised) else { return false }
    // `al-Shami` is a name.
    if token.hash == AuthorWord.al, index + 1 < tokens.count, tokens[index + 1].isGlued,
      mark(index + 1, UInt8(ascii: "-"))
    {
      return false
    }
    if token.hash == AuthorWord.co {
      return index + 1 < tokens.count && mark(index + 1, UInt8(ascii: "-"))
    }
    return token.hash == AuthorWord.al || token.hash == AuthorWord.et
      || AuthorWord.company.contains(token.hash)
  }

  private func isAnd(_ index: Int) -> Bool {
    tokens[index].hash == AuthorWord.and && !tokens[index].shape.contains(.capitalised)
      || mark(index, UInt8(ascii: "&"))
  }

  private func mark(_ index: Int, _ byte: UInt8) -> Bool { tokens[index].isMark(byte) }

  /// One blank between words, `and` between names, `et al.` for all others.
  private func form(of name: Range<Int>) -> String {
    var form = ""
    var index = name.lowerBound
    while index < name.upperBound {
      let token = tokens[index]
      defer { index += 1 }
      if isEtAl(index) || isAnd(index) && index + 1 < name.upperBound && isEtAl(index + 1) {
        return form.trimmingEnd + " et al."
      }
      if isAnd(index) {
        form = form.trimmingEnd + " and "
        continue
      }
      if token.isMark(UInt8(ascii: ",")) {
        // Before `and` the comma goes, before initials too: `Wang, T.` is `Wang T.`
        let next = index + 1
        guard next < name.upperBound, !isAnd(next), !isEtAl(next) else { continue }
        let stop = (next..<name.upperBound).first { mark($0, UInt8(ascii: ",")) || isAnd($0) }
        let part = next..<(stop ?? name.upperBound)
        form = form.trimmingEnd + (isInitials(part) || beginsWithInitials(part) ? " " : ", ")
        continue
      }
      if !form.isEmpty, !token.isGlued, form.utf8.last != UInt8(ascii: " ") { form += " " }
      form += scanner.string(token.range)
    }
    return form.trimmingEnd
  }

  /// `T. et al.`
  private func beginsWithInitials(_ part: Range<Int>) -> Bool {
    guard let other = part.first(where: { isEtAl($0) }), other > part.lowerBound else {
      return false
    }
    return isInitials(part.lowerBound..<other)
  }
}

extension Token {
  /// `Recently`, `Interestingly`: a word that leads a sentence and is no name.
  fileprivate func endsAsAdverb(in scanner: CitationScanner) -> Bool {
    count > 5 && scanner.text[Int(end) - 1] == UInt8(ascii: "y")
      && scanner.text[Int(end) - 2] == UInt8(ascii: "l")
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}

/// The words that names of authors are made of, and those that only look so.
enum AuthorWord {
  static var al: WordHash { WordHash("al") }
  static var et: WordHash { WordHash("et") }
  static var and: WordHash { WordHash("and") }
  static var co: WordHash { WordHash("co") }
  static var s: WordHash { WordHash("s") }
  /// What stands before the numbers of a list: `[Ref. 2]`.
  static let references: [WordHash] = [
    WordHash("ref"), WordHash("refs"), WordHash("reference"), WordHash("references"),
  ]

  private static func set(_ words: String) -> Set<WordHash> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash(folded: $0) })
  }

  /// What stands for the authors that are not named.
  static let company = set("colleagues coworkers collaborators associates others workers")
  static let particles = set(
    """
    von van de del della den der di da do dos du la le los las ten ter te tot zu zur zum el al bin
    ibn ben af av dal dello vander vande st san santa
    """)
  static let elided = set("d l t o")
  /// What may stand inside names without a capital.
  static let inNames = set("et al and co").union(company).union(particles).union(elided)
  /// What leads up to a name.
  static let leading = set(
    """
    see also in as by from since when while although because for after before with like unlike
    both but the a an recently reviewed review dr drs professor prof study studies work data of
    according following e g i cf adapted modified taken and
    """)
  /// What is never the name of an author: months, parts of an article, words that begin a sentence.
  static let never = set(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec spring summer autumn winter fig figs figure figures
    table tables box section chapter equation eq appendix supplementary supplement version edition
    volume vol issue no number page pages part phase grade stage type class group cohort day week
    month year years since until till from in on at by during between after before however moreover
    furthermore therefore thus hence similarly conversely indeed nevertheless nonetheless meanwhile
    later then first second third finally also besides instead accordingly earlier previously here
    accessed updated approved published copyright registered retrieved revised received accepted
    results methods discussion introduction conclusion conclusions background abstract data
    patients mice cells total early late mid circa ca approximately about over under up
    """)
}
