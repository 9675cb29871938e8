public import AttestLexicon
internal import AttestModel

extension Lexicon {
  /// Names that are spelt much like one that the lexicon does not have: `STAT5` for `STAT7`.
  ///
  /// One letter in four may differ; the nearest come first, and of these those as long.
  public func names(like name: String, limit: Int = 20) -> [String] {
    let wanted = Array(
      name.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic
          || $0.properties.numericType != nil
      })
    guard wanted.count >= 2 else { return [] }
    let most = max(1, (wanted.count + 1) / 4)
    var found: [(distance: Int, difference: Int, name: String)] = []
    var seen: Set<String> = []
    for entry in names where abs(entry.text.utf8.count - name.utf8.count) <= most + 3 {
      let letters = Array(
        entry.text.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      guard abs(letters.count - wanted.count) <= most,
        let distance = Self.distance(wanted, letters, most: most)
      else { continue }
      let canonical = concepts[Int(entry.concept)].name
      if seen.insert(canonical).inserted {
        // What is called so by another name is less likely meant than what is called so.
        let isOther = entry.text.lowercased() != canonical.lowercased()
        found.append(
          (distance, abs(letters.count - wanted.count) + (isOther ? wanted.count : 0), canonical))
      }
    }
    return found.sorted {
      ($0.distance, $0.difference, $0.name) < ($1.distance, $1.difference, $1.name)
    }.prefix(limit).map(\.name)
  }

  /// How many letters differ, are missing or too many; nil where it is more than `most`.
  private static func distance(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], most: Int
  ) -> Int? {
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for (j, against) in other.enumerated() {
        let cost = letter == against ? diagonal : diagonal + 1
        diagonal = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, diagonal + 1)
        least = min(least, row[j + 1])
      }
      if least > most { return nil }
    }
    return row[other.count] <= most ? row[other.count] : nil
  }
}
