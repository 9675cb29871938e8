internal import AttestModel

extension CuratedCell {
  /// The names in a cell of names, one by one, that the lexicon does not know.
  ///
  /// What is said of a drug beside its name is taken off: its salt and in what form it is given.
  /// Placebos and the like are no names.
  func unknownNames(_ names: NameReader) -> [CuratedCell] {
    guard !names.isKnown(text), !SpreadsheetDamage.isDamaged(text, names) else { return [] }
    return parts(at: hasSharedWord ? "|;,+" : "|;,/+").filter { part in
      guard !part.isMissing, Self.isName(part.text, names), !names.isKnown(part.text) else {
        return false
      }
      let name = part.withoutAbbreviation
      guard !names.isKnown(name) else { return false }
      let plain = Self.plainName(name, names.facts)
      return !plain.isEmpty && (plain == name || !names.isKnown(plain))
    }
  }

  /// Whether words apart by a stroke share what stands behind: “accelerated/blast phase”.
  private var hasSharedWord: Bool {
    guard let stroke = text.firstIndex(of: "/") else { return false }
    let before = text[..<stroke].split { " ,;|".contains($0) }.last ?? ""
    let after = text[stroke...].dropFirst().prefix { !",;|/".contains($0) }.split(separator: " ")
    func isWord(_ word: Substring) -> Bool {
      word.utf8.count > 3 && word.dropFirst().allSatisfy(\.isLowercase)
    }
    return after.count > 1 && isWord(before) && after.allSatisfy(isWord)
  }

  /// A name without its salt and its form; empty where it is a placebo.
  private static func plainName(_ name: String, _ facts: CheckFacts) -> String {
    if facts.has(name.lowercased(), in: "comparator") { return "" }
    var words = name.split(separator: " ")
    func isBeside(_ word: Substring) -> Bool {
      let word = word.lowercased()
      return facts.has(word, in: "salt") || facts.has(word, in: "form")
    }
    while words.count > 1, let last = words.last, isBeside(last) { words.removeLast() }
    while words.count > 1, let first = words.first, isBeside(first) { words.removeFirst() }
    let plain = words.joined(separator: " ")
    return facts.has(plain.lowercased(), in: "comparator") ? "" : plain
  }

  /// Whether a text can be a name at all: it has a letter, and is neither long nor a formula.
  private static func isName(_ text: String, _ names: NameReader) -> Bool {
    text.utf8.count <= 80 && !SpreadsheetDamage.isDamaged(text, names)
      && OddCharacters.name(in: text) == nil
      && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
