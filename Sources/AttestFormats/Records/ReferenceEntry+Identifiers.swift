import AttestModel

/// The identifiers that a printed entry carries.
extension ReferenceEntry {
  var doi: String {
    for (index, word) in words.enumerated() {
      if word.has("10."), let place = word.ranges(of: "10.").first,
        let doi = Identifiers.doi(String(word[place.lowerBound...]).trimmingClosers)
      {
        return doi
      }
      if word.utf8.count < 5, ["doi:", "doi"].contains(word.lowercased()), index + 1 < words.count,
        let doi = Identifiers.doi(String(words[index + 1]).trimmingClosers)
      {
        return doi
      }
    }
    return ""
  }

  var pmid: String {
    for (index, word) in words.enumerated() {
      guard word.has("pmid") || word.has("pubmed") else { continue }
      for candidate in [word] + words[(index + 1)...].prefix(2) {
        let digits = candidate.filter(\.isNumber)
        if digits.count >= 5, candidate.filter(\.isLetter).lowercased().isLabel,
          let pmid = Identifiers.pmid(digits)
        {
          return pmid
        }
      }
    }
    return ""
  }

  var pmc: String {
    for word in words where word.has("pmc") {
      if let place = word.ranges(of: "PMC").first {
        let digits = word[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
        if let pmc = Identifiers.pmc("PMC" + digits) { return pmc }
      }
    }
    return ""
  }
}

extension Substring {
  /// Whether it holds some small ASCII letters and marks, in capitals or not. Every word of a list is
  /// asked, so nothing is copied.
  fileprivate func has(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    var state = utf8[...]
    while state.count >= count {
      var index = 0
      for byte in state.prefix(count) {
        let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        guard folded == mark.utf8Start[index] else { break }
        index += 1
      }
      if index == count { return true }
      state = state.dropFirst()
    }
    return false
  }
}

extension String {
  fileprivate var trimmingClosers: String {
    var text = self
    while let last = text.last, ".,;)]>”\"".contains(last) { text.removeLast() }
    return text
  }

  /// The letters of `PMID:123` or of `PubMed:`, or none.
  fileprivate var isLabel: Bool {
    [
      "", "pmid", "pubmed", "httpspubmedncbinlmnihgov", "httpwwwncbinlmnihgovpubmed",
      "httpswwwncbinlmnihgovpubmed", "pubmedpmid",
    ].contains(self)
  }
}
