internal import AttestModel

extension Review {
  /// The runs of names of a sentence between which there is nothing but commas, `and` and brackets.
  func lists(in sentence: Sentence) -> [[Name]] {
    var lists: [[Name]] = []
    var list: [Name] = []
    for name in sentence.names {
      // “platelet-derived growth factor (PDGF)” is one member.
      if let last = list.last, last.concept == name.concept, isInBrackets(name) { continue }
      if let last = list.last {
        let between = last.range.upperBound..<max(last.range.upperBound, name.range.lowerBound)
        if isSeparator(between, in: sentence) {
          list.append(name)
          continue
        }
        lists.append(list)
      }
      list = [name]
    }
    if !list.isEmpty { lists.append(list) }
    return lists
  }

  private func isInBrackets(_ name: Name) -> Bool {
    let text = document.text
    return name.range.lowerBound > 0 && name.range.upperBound < text.count
      && text[name.range.lowerBound - 1] == UInt8(ascii: "(")
      && text[name.range.upperBound] == UInt8(ascii: ")")
  }

  /// Whether a stretch parts members of a list. One unknown name may stand in it.
  private func isSeparator(_ range: TextRange, in sentence: Sentence) -> Bool {
    var depth = 0
    var plain: [UInt8] = []
    for byte in document.text[range] {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth == 0 { plain.append(byte) }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
    }
    guard depth == 0, !plain.isEmpty else { return false }
    let parts = String(decoding: plain, as: UTF8.self).split(
      separator: ",", omittingEmptySubsequences: false)
    let words = parts.map { part in
      part.split(separator: " ").filter { $0 != "and" && $0 != "or" && $0 != "/" }
    }
    let hasMark =
      parts.count > 1 || plain.contains(UInt8(ascii: "/"))
      || plain.split(separator: 0x20).contains { $0.elementsEqual("and".utf8) }
    guard hasMark, words.first?.isEmpty ?? true, words.last?.isEmpty ?? true else { return false }
    return words.allSatisfy { $0.count <= 1 } && parts.count <= 3
  }
}
