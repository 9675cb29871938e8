internal import AttestModel

/// An abbreviation that stands once and misses one that the text explains by a letter.
struct AbbreviationSlip: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT013", name: "abbreviation-slip", severity: .warning,
    meaning: "The abbreviation stands there once, is explained nowhere, and is one that the text"
      + " explains and uses again and again, with a letter less or two of them swapped.",
    positive: .text(
      "Myeloid-derived suppressor cells (MDSCs) need STAT3. In mice MDSCs expand. Many MDSCs die."
        + " IL-4 raises MDS numbers."),
    negative: .text(
      "Myeloid-derived suppressor cells (MDSCs) need STAT3. In mice MDSCs expand. Many MDSCs die."
        + " Patients with myelodysplastic syndrome (MDS) have more."))

  func check(_ review: Review, _ report: inout Report) {
    let explained = Set(review.abbreviations.map { Self.singular($0.short) })
    var counts: [String: Int] = [:]
    review.forEachCapitalWord { word, _, _ in counts[word, default: 0] += 1 }
    let usual = explained.filter { Self.isPlain($0) && $0.utf8.count >= 4 && counts[$0] ?? 0 >= 3 }
    guard !usual.isEmpty else { return }
    review.forEachCapitalWord { word, line, column in
      guard word.utf8.count >= 3, counts[word] == 1, !explained.contains(word),
        !review.names.facts.genes.isSymbol(word),
        let meant = usual.sorted().first(where: { Self.isSlip(word, of: $0) })
      else { return }
      report.add(
        "“\(word)” is explained nowhere; “\(meant)” is", line: line, column: column, value: word,
        suggestion: meant)
    }
  }

  static func singular(_ short: String) -> String {
    short.last == "s" && short.utf8.count > 3 ? String(short.dropLast()) : short
  }

  static func isPlain(_ word: String) -> Bool {
    word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Whether a letter was lost or two neighbours were swapped.
  private static func isSlip(_ word: String, of meant: String) -> Bool {
    let (one, other) = (Array(word.utf8), Array(meant.utf8))
    guard one.first == other.first else { return false }
    if one.count + 1 == other.count {
      return SlipIndex.distance(one, other, most: 1) == 1
    }
    return one.count == other.count && one != other && one.sorted() == other.sorted()
      && SlipIndex.distance(one, other, most: 1) == 1
  }
}

extension Review {
  /// Hands over each word of capitals in the prose and in the tables' cells, the plural's s left
  /// out, with its place in the source.
  fileprivate func forEachCapitalWord(_ body: (String, _ line: Int, _ column: Int) -> Void) {
    for sentence in sentences {
      for word in sentence.words {
        let short = AbbreviationSlip.singular(word.text)
        guard (3...8).contains(short.utf8.count), AbbreviationSlip.isPlain(short) else { continue }
        let place = place(of: word.range.lowerBound)
        body(short, place.line, place.column)
      }
    }
    for table in tables {
      for cell in table.rows.joined() {
        var column = cell.column
        for word in cell.text.split(separator: " ", omittingEmptySubsequences: false) {
          let bare = word.drop { !$0.isLetter }
          let short = AbbreviationSlip.singular(
            String(bare.prefix { $0.isLetter }))
          if (3...8).contains(short.utf8.count), AbbreviationSlip.isPlain(short),
            bare.dropFirst(short.count).allSatisfy({ !$0.isNumber && $0 != "-" })
          {
            let place = self.place(of: short, from: cell.line, cell.column, within: 400)
            body(short, place?.line ?? cell.line, place?.column ?? column)
          }
          column += word.unicodeScalars.count + 1
        }
      }
    }
  }
}
