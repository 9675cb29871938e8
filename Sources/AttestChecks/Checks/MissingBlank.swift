internal import AttestModel

/// Two words run together: `withMDSC`, `(Pan et al., 1999)found`, `IFN-γmediated`.
struct MissingBlank: ReviewCheck {
  let entry = CatalogueEntry(
    code: "TXT007", name: "missing-blank", severity: .information,
    meaning: "Two words stand together without a blank, so neither is found.",
    positive: .text("STAT3 is correlated withMDSC levels."),
    negative: .text("STAT3 is correlated with MDSC levels, mRNA and cDNA."))

  func check(_ review: Review, _ report: inout Report) {
    for sentence in review.sentences {
      for word in sentence.words {
        if let split = Self.split(word.text, review.names) {
          report.add(
            "“\(word.text)” is “\(split)”", at: word.range, in: review, suggestion: split,
            evidence: sentence.text)
        }
      }
      let bytes = review.document.text
      var previous: UInt8 = 0
      for position in sentence.range {
        let byte = bytes[position]
        if previous == UInt8(ascii: ")"), byte >= 0x61, byte <= 0x7A {
          let end =
            bytes[position..<sentence.range.upperBound]
            .firstIndex { !($0 >= 0x61 && $0 <= 0x7A) } ?? sentence.range.upperBound
          // “(s)he” and “JAK(s)mediated” aside, a word that follows is long.
          if end - position >= 3, review.names.isWord(review.document.string(in: position..<end)) {
            report.add("no blank behind the bracket", at: position..<end, in: review)
          }
        }
        previous = byte
      }
    }
  }

  /// A word in two: a word of English and a name.
  private static func split(_ text: String, _ names: NameReader) -> String? {
    guard text.utf8.count >= 6, !names.isKnown(text), !names.isWord(text) else { return nil }
    let scalars = Array(text.unicodeScalars)
    // `withMDSC`
    let small = scalars.prefix { $0.properties.isLowercase && $0.isASCII }.count
    if small >= 3, scalars.count - small >= 2 {
      let head = String(String.UnicodeScalarView(scalars[..<small]))
      let tail = String(String.UnicodeScalarView(scalars[small...]))
      if tail.first?.isLetter == true, tail.filter(\.isUppercase).count >= 2, names.isWord(head),
        names.isKnown(tail)
      {
        return "\(head) \(tail)"
      }
    }
    // `CD103+DC`, and not `CD4+CD25+`
    if let plus = scalars.firstIndex(of: "+"), plus > 2, scalars.count - plus > 2 {
      let head = String(String.UnicodeScalarView(scalars[...plus]))
      let tail = String(String.UnicodeScalarView(scalars[(plus + 1)...]))
      if head.hasPrefix("CD"), !tail.hasPrefix("CD"), tail.allSatisfy({ $0.isLetter }),
        tail.filter(\.isUppercase).count >= 2, names.isKnown(tail)
      {
        return "\(head) \(tail)"
      }
    }
    // `IFN-γmediated`
    if let greek = scalars.firstIndex(where: { (0x3B1...0x3C9).contains($0.value) }),
      greek + 4 < scalars.count, greek > 0
    {
      let tail = String(String.UnicodeScalarView(scalars[(greek + 1)...]))
      let head = String(String.UnicodeScalarView(scalars[...greek]))
      if tail.allSatisfy({ $0.isLowercase && $0.isASCII }), names.isWord(tail), names.isKnown(head)
      {
        return "\(head) \(tail)"
      }
    }
    return nil
  }
}
