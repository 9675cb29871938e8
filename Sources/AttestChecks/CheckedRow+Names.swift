internal import AttestModel

extension CheckedRow {
  /// The names in the row's columns of names, one by one, that the lexicon does not know.
  var unknownNames: [CuratedCell] {
    var unknown: [CuratedCell] = []
    for column in columns.nameColumns {
      let cell = cells[column]
      guard !cell.isMissing, !names.isKnown(cell.text) else { continue }
      for part in cell.parts(at: "|;,/+") where !part.isMissing && isName(part.text) {
        if !names.isKnown(part.withoutAbbreviation), !names.isKnown(part.text) {
          unknown.append(part)
        }
      }
    }
    return unknown
  }

  /// Whether a text can be a name at all: it has a letter, and is neither long nor a formula.
  private func isName(_ text: String) -> Bool {
    text.utf8.count <= 80 && !SpreadsheetDamage.isDamaged(text)
      && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
