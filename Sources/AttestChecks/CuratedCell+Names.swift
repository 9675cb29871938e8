internal import AttestModel

extension CuratedCell {
  /// The names in a cell of names, one by one, that the lexicon does not know.
  func unknownNames(_ names: NameReader) -> [CuratedCell] {
    guard !names.isKnown(text) else { return [] }
    return parts(at: "|;,/+").filter { part in
      !part.isMissing && Self.isName(part.text) && !names.isKnown(part.withoutAbbreviation)
        && !names.isKnown(part.text)
    }
  }

  /// Whether a text can be a name at all: it has a letter, and is neither long nor a formula.
  private static func isName(_ text: String) -> Bool {
    text.utf8.count <= 80 && !SpreadsheetDamage.isDamaged(text)
      && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
