internal import AttestModel

/// Who is credited with a claim: the bracket that closes its clause.
struct Credits {
  var keys: [String] = []
  var pmids: [String] = []
  var ncts: [String] = []

  /// - Parameter end: the byte behind the claim's last end. The first bracket after it counts;
  ///   where none follows, authors named before it do: *Xiao et al. (2017) showed that …*
  init(
    _ citations: [Citation], creditingBefore end: Int, in clauseEnd: Int,
    _ references: ReferenceList
  ) {
    let following = citations.first {
      $0.bracket.lowerBound >= end && $0.bracket.lowerBound < clauseEnd
    }
    guard let bracket = (following ?? citations.last { $0.bracket.upperBound <= end })?.bracket
    else { return }
    let isNarrative = following == nil
    for citation in citations where citation.bracket == bracket {
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

extension Citation {
  var isAuthorYear: Bool { authorYear != nil }

  /// Name and year in normal form; nil for a citation of another kind.
  var authorYear: String? {
    switch target {
    case .authorYear(let key): key
    case .number, .pmid, .nct: nil
    }
  }
}
