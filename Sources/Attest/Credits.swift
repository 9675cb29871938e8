internal import AttestModel

/// Who is credited with a claim: the bracket that closes its clause.
struct Credits {
  var keys: [String] = []
  var pmids: [String] = []
  var ncts: [String] = []

  /// - Parameters:
  ///   - end: the byte behind the claim's last end. The first bracket after it counts; where none
  ///     follows, authors named before it do: *Xiao et al. (2017) showed that …*
  ///   - names: where the claim's ends are named last.
  init(
    _ citations: [Citation], creditingBefore end: Int, in clauseEnd: Int, of text: [UInt8],
    named names: () -> [TextRange], _ references: ReferenceList
  ) {
    let preceding = citations.last { $0.bracket.upperBound <= end }
    var following = citations.first {
      $0.bracket.lowerBound >= end && $0.bracket.lowerBound < clauseEnd
    }
    // “Hu et al. (2010) showed that A, and Bo et al. (2011) found that B”: each says what follows.
    if let next = following, next.isSpeaker, preceding?.isSpeaker == true,
      !Self.isIntroduced(next, in: text)
    {
      following = nil
    }
    // “IL-6 (Teng et al., 2014) activates STAT3”
    var inner: Citation?
    if following == nil, let preceding, !preceding.isSpeaker {
      inner = Self.inner(citations, before: end, behind: names(), in: text)
    }
    guard let bracket = (following ?? inner ?? preceding)?.bracket else { return }
    let isNarrative = following == nil && inner == nil
    let besides = Self.identifiers(in: bracket, among: citations, of: text)
    for citation in citations where citation.bracket == bracket || besides.contains(citation.range)
    {
      switch citation.target {
      case .authorYear(let key):
        // A bracket before the claim closes another clause, unless its author is the speaker.
        if isNarrative, citation.range.lowerBound >= bracket.lowerBound { continue }
        if !keys.contains(key) { keys.append(key) }
        // The list tells which publication is meant.
        if let pmid = references.entry(of: citation)?.pmid, !pmid.isEmpty, !pmids.contains(pmid) {
          pmids.append(pmid)
        }
      case .number(let number):
        if !isNarrative, !keys.contains("[\(number)]") { keys.append("[\(number)]") }
      case .pmid(let digits):
        if !isNarrative, !pmids.contains(digits) { pmids.append(digits) }
      case .nct(let id):
        if !isNarrative, !ncts.contains(id) { ncts.append(id) }
      }
    }
  }
}

extension Credits {
  /// PMIDs and trials that stand in a bracket beside its citations, or right behind it with nothing
  /// but marks between: `(Smith, 2010; PMID 10400123)`, `(PMID: 10200123; PMID: 10300456)`.
  private static func identifiers(
    in bracket: TextRange, among citations: [Citation], of text: [UInt8]
  ) -> [TextRange] {
    var end = bracket.upperBound
    var found: [TextRange] = []
    for citation in citations where citation.isIdentifier && citation.bracket != bracket {
      let range = citation.range
      if bracket.contains(range.lowerBound) {
        found.append(range)
      } else if range.lowerBound >= end, range.lowerBound - end <= 12,
        !text[end..<range.lowerBound].contains(UInt8(ascii: ".")),
        isLabel(text[end..<range.lowerBound])
      {
        found.append(range)
        end = range.upperBound
      }
    }
    return found
  }

  /// Whether there are no letters but those of a label.
  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let letters = bytes.filter { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
      .map { $0 | 0x20 }
    return letters.isEmpty || letters == Array("pmid".utf8) || letters == Array("pmids".utf8)
  }

  /// The bracket that stands right behind one of the names and is followed by a word that goes on
  /// with the clause.
  private static func inner(
    _ citations: [Citation], before end: Int, behind names: [TextRange], in text: [UInt8]
  ) -> Citation? {
    citations.last { citation in
      guard citation.bracket.upperBound < end,
        names.contains(where: {
          $0.upperBound <= citation.bracket.lowerBound
            && citation.bracket.lowerBound <= $0.upperBound + 1
        })
      else { return false }
      var start = citation.bracket.upperBound
      while start < text.count, text[start] <= 0x20 { start += 1 }
      let word = text[start...].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= 0x7A }
      return !word.isEmpty
        && !["and", "or", "but", "which", "that", "who", "while", "whereas", "as"].contains {
          word.elementsEqual($0.utf8)
        }
    }
  }

  /// Whether a preposition hangs an author on what was said before: “as shown by Bo et al. (2011)”.
  private static func isIntroduced(_ citation: Citation, in text: [UInt8]) -> Bool {
    var stop = citation.range.lowerBound
    while stop > 0, text[stop - 1] <= 0x20 { stop -= 1 }
    var start = stop
    while start > 0, text[start - 1] | 0x20 >= UInt8(ascii: "a"),
      text[start - 1] | 0x20 <= UInt8(ascii: "z")
    {
      start -= 1
    }
    let word = text[start..<stop]
    return ["by", "in", "to", "with", "from", "of", "see"].contains { word.elementsEqual($0.utf8) }
  }
}

extension Citation {
  /// Whether its author is named in the sentence itself, before the bracket with the year.
  fileprivate var isSpeaker: Bool { isAuthorYear && range.lowerBound < bracket.lowerBound }

  var isAuthorYear: Bool { authorYear != nil }

  /// Whether it is a PMID or a trial's number.
  fileprivate var isIdentifier: Bool {
    switch target {
    case .pmid, .nct: true
    case .authorYear, .number: false
    }
  }

  /// Name and year in normal form; nil for a citation of another kind.
  var authorYear: String? {
    switch target {
    case .authorYear(let key): key
    case .number, .pmid, .nct: nil
    }
  }
}
