/// What a page prints besides the text: running heads and feet, page numbers, addresses.
struct PageFurniture {
  private let page: PageText

  init(_ page: PageText) {
    self.page = page
  }

  /// Marks the lines that show what they are by themselves: an address, a running head with a
  /// DOI, a journal's address with the page number glued to it.
  func evidentLines() -> [Bool] {
    let lines = page.lines
    var isFurniture = [Bool](repeating: false, count: lines.count)
    for index in lines.indices where !lines[index].isBlank && lines[index].count <= 200 {
      let bytes = page.bytes(index)
      if isAddress(bytes) {
        isFurniture[index] = true
        continue
      }
      guard isAlone(index) else { continue }
      isFurniture[index] = isHeadWithDOI(bytes) || endsInGluedPageNumber(bytes)
    }
    return isFurniture
  }

  /// Marks the lines whose words, without their numbers, come again: three times in short blocks
  /// outside tables, twice at the edges of pages.
  ///
  /// - Parameters:
  ///   - candidates: lines outside tables that stand in a short block of their own.
  ///   - isFurniture: what is marked already; more is added.
  func addRepeatedLines(among candidates: [Int], to isFurniture: inout [Bool]) {
    let lines = page.lines
    var counts: [UInt64: Int] = [:]
    for index in candidates {
      if let key = key(page.bytes(index)) { counts[key, default: 0] += 1 }
    }
    var edgeCounts: [UInt64: Int] = [:]
    var edges: [Int] = []
    if page.hasFormFeeds {
      for index in lines.indices where lines[index].startsPage || lines[index].endsPage {
        edges.append(index)
        if let key = key(page.bytes(index)) { edgeCounts[key, default: 0] += 1 }
      }
    }
    let repeated = Set(counts.filter { $0.value >= 3 }.keys)
    let repeatedAtEdges = Set(edgeCounts.filter { $0.value >= 2 }.keys)
    guard !repeated.isEmpty || !repeatedAtEdges.isEmpty else { return }
    for index in lines.indices where !lines[index].isBlank && isAlone(index) {
      if let key = key(page.bytes(index)), repeated.contains(key) { isFurniture[index] = true }
    }
    for index in edges {
      if let key = key(page.bytes(index)), repeatedAtEdges.contains(key) {
        isFurniture[index] = true
      }
    }
  }

  /// `12`, `Page 3 of 12`, `3/12`: at most four digits, with nothing else of weight.
  func isPageNumber(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= 16, line.contains(where: \.isDigit) else { return false }
    var digits = 0
    var letters: [UInt8] = []
    for byte in line {
      if byte.isDigit {
        digits += 1
        if digits > 4 { return false }
      } else if byte.isLetter {
        letters.append(byte.lowered)
        digits = 0
      } else if byte.isBlank || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
        digits = 0
      } else {
        return false
      }
    }
    let word = String(decoding: letters, as: UTF8.self)
    return word.isEmpty || word == "page" || word == "pageof" || word == "of" || word == "p"
  }

  private func isAlone(_ index: Int) -> Bool {
    let lines = page.lines
    return (index == 0 || lines[index - 1].isBlank || lines[index].startsPage)
      && (index + 1 == lines.count || lines[index + 1].isBlank || lines[index + 1].startsPage)
  }

  private func isAddress(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count > 8, !line.contains(where: \.isBlank) else { return false }
    let start = String(decoding: line[..<8], as: UTF8.self).lowercased()
    return start == "https://" || start.hasPrefix("http://") || start.hasPrefix("www.")
  }

  /// A few words and a DOI: `Hu et al. 10.1000/xyz.2023.1`.
  private func isHeadWithDOI(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= 120 else { return false }
    let words = line.split(whereSeparator: \.isBlank)
    guard words.count <= 7 else { return false }
    return words.contains { word in
      // `10.` and four digits or more, then a slash, maybe behind `doi:` or an address.
      guard let ten = firstIndex(of: "10.", in: word) else { return false }
      let digits = word[(ten + 3)...].prefix(while: \.isDigit)
      return digits.count >= 4 && digits.endIndex < word.endIndex
        && word[digits.endIndex] == UInt8(ascii: "/")
    }
  }

  private func firstIndex(
    of needle: StaticString, in word: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int? {
    let count = needle.utf8CodeUnitCount
    guard word.count >= count else { return nil }
    return (word.startIndex...word.endIndex - count).first { start in
      (0..<count).allSatisfy { word[start + $0] == needle.utf8Start[$0] }
    }
  }

  /// `Journal of Examples example.org09`
  private func endsInGluedPageNumber(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = line.count
    while at > 0, line[at - 1].isDigit { at -= 1 }
    guard at < line.count, line.count - at <= 4 else { return false }
    let afterLetters = at
    while at > 0, line[at - 1].isLower { at -= 1 }
    guard (2...5).contains(afterLetters - at), at > 1, line[at - 1] == UInt8(ascii: ".") else {
      return false
    }
    // A host's name before the dot.
    var host = at - 1
    while host > 0, !line[host - 1].isBlank { host -= 1 }
    return at - 1 - host >= 3 && line[host..<(at - 1)].allSatisfy { $0.isLower || $0 == 0x2E }
  }

  /// A fingerprint of a short line without its digits; nil where it has fewer than four letters.
  private func key(_ line: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard line.count <= 160, StandardHeading.kind(of: line) == nil else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var letters = 0
    for byte in line where !byte.isDigit && !byte.isBlank {
      if byte.isLetter { letters += 1 }
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return letters >= 4 ? hash : nil
  }
}
