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
      isFurniture[index] = isAddress(page.bytes(index))
    }
    var start = 0
    while start < lines.count {
      guard !lines[start].isBlank else {
        start += 1
        continue
      }
      var end = start + 1
      while end < lines.count, !lines[end].isBlank, !lines[end].startsPage { end += 1 }
      markEdges(of: start..<end, in: &isFurniture)
      start = end
    }
    return isFurniture
  }

  /// Marks evident lines that make up a block, or that open or close it together: the foot of one
  /// page and the head of the next.
  private func markEdges(of block: Range<Int>, in isFurniture: inout [Bool]) {
    func mark(_ order: some Sequence<Int>) {
      var run: [Int] = []
      var evident = 0
      for index in order.prefix(4) {
        let isEvident = isFurniture[index] || isEvident(index)
        guard isEvident || isPageNumber(page.bytes(index)) else { break }
        if isEvident { evident += 1 }
        run.append(index)
      }
      guard evident > 0, run.count == block.count || run.count > 1 else { return }
      for index in run { isFurniture[index] = true }
    }
    mark(block)
    if block.count > 1, !isFurniture[block.upperBound - 1] { mark(block.reversed()) }
  }

  private func isEvident(_ index: Int) -> Bool {
    guard page.lines[index].count <= 200 else { return false }
    let bytes = page.bytes(index)
    return isHeadWithDOI(bytes) || endsInGluedPageNumber(bytes) || endsInHost(bytes)
      || isJournalLine(bytes)
  }

  /// `Journal of Examples example.org`, with a page number behind it or not.
  private func endsInHost(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= 100, line.contains(UInt8(ascii: ".")) else { return false }
    var words = line.split(whereSeparator: \.isBlank)
    if let last = words.last, last.count <= 4, last.allSatisfy(\.isDigit) { words.removeLast() }
    guard words.count <= 8, let host = words.last, host.count >= 7 else { return false }
    let name = String(decoding: host, as: UTF8.self)
    guard let dot = name.lastIndex(of: "."), name != "clinicaltrials.gov" else { return false }
    return Self.domains.contains(String(name[name.index(after: dot)...]))
      && host.allSatisfy { $0.isLower || $0.isDigit || $0 == 0x2E || $0 == 0x2D }
  }

  private static let domains: Set<String> = [
    "org", "com", "net", "edu", "gov", "io", "uk", "de", "eu", "ch", "info",
  ]

  /// `Journal of Examples 2021, 13, 4567`: a title in capitals, a year, and only numbers behind.
  private func isJournalLine(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= 100, line.first?.isUpper ?? false, line.contains(where: \.isDigit) else {
      return false
    }
    let words = line.split(whereSeparator: \.isBlank)
    guard
      let year = words.firstIndex(where: { word in
        let digits = word.prefix { $0.isDigit }
        let isYear =
          digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
        return isYear && digits.count < word.count
          && [0x2C, 0x3B, 0x3A].contains(word[digits.endIndex])
      }), (1...8).contains(year), words.count <= 16
    else { return false }
    let small: Set<String> = ["of", "and", "in", "the", "for", "on", "&"]
    let isTitle = words[..<year].allSatisfy { word in
      word.first?.isUpper ?? false || small.contains(String(decoding: word, as: UTF8.self))
    }
    let behind = words[(year + 1)...]
    guard isTitle, behind.contains(where: { $0.contains(where: \.isDigit) }) else { return false }
    return behind.allSatisfy { word in
      let text = String(decoding: word, as: UTF8.self)
      return text == "of" || text == "Page"
        || word.allSatisfy { $0.isDigit || !($0.isLetter || $0.isBlank) }
        || (word.count <= 8 && word.dropFirst().allSatisfy { !$0.isLetter })
    }
  }

  /// `Doe et al. Cytokines in cancer`, as pages are headed: authors, no year, no full stop.
  private func isAuthorsHead(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= 100, line.first?.isUpper ?? false, !line.contains(where: \.isDigit),
      !line.contains(UInt8(ascii: "["))
    else { return false }
    let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words.count <= 14 else { return false }
    return words[1] == "et" && words[2].hasPrefix("al")
  }

  /// Marks the lines whose words, without their numbers, come again: three times in short blocks
  /// outside tables, twice at the edges of pages or where they begin with authors.
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
    var repeated = Set(counts.filter { $0.value >= 3 }.keys)
    var heads: [UInt64: Int] = [:]
    for index in lines.indices where !lines[index].isBlank && isAlone(index) {
      let bytes = page.bytes(index)
      if isAuthorsHead(bytes), let key = key(bytes) { heads[key, default: 0] += 1 }
    }
    repeated.formUnion(heads.filter { $0.value >= 2 }.keys)
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
