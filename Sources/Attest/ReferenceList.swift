internal import AttestModel

/// The reference list of a document: which entry a citation in its text points to.
struct ReferenceList: Sendable {
  private let entries: [Publication]
  /// The citations that the document's mark-up ties to entries, in text order.
  private let callouts: [(citation: Citation, entry: Int)]
  /// Entries by the folded name of their first author and their year.
  private let byAuthorYear: [String: [Int]]

  init(_ document: Document) {
    entries = document.references
    var byAuthorYear: [String: [Int]] = [:]
    for (index, entry) in document.references.enumerated() {
      guard let author = entry.authors.first else { continue }
      byAuthorYear[Self.key(Self.family(author), entry.year), default: []].append(index)
    }
    self.byAuthorYear = byAuthorYear
    var callouts: [(citation: Citation, entry: Int)] = []
    var bracket: TextRange?
    var group: [(range: TextRange, entry: Int)] = []
    func close() {
      guard let whole = bracket else { return }
      for member in group {
        callouts.append(
          (
            Citation(
              .authorYear(Self.name(document.references[member.entry])), at: member.range,
              in: whole), member.entry
          ))
      }
      group = []
    }
    let inOrder = document.callouts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for callout in inOrder {
      for entry in callout.references where document.references.indices.contains(entry) {
        // 12,13 and 12–15 stand together and credit the same clause.
        if let open = bracket, callout.range.lowerBound <= open.upperBound + 3 {
          bracket = open.lowerBound..<max(open.upperBound, callout.range.upperBound)
        } else {
          close()
          bracket = callout.range
        }
        group.append((callout.range, entry))
      }
    }
    close()
    self.callouts = callouts
  }

  /// The citations of a sentence: those that were read in its text, and those that the mark-up
  /// ties to the list.
  ///
  /// - Parameter next: the first callout that no sentence before has taken.
  func citations(_ read: [Citation], in sentence: TextRange, _ next: inout Int) -> [Citation] {
    while next < callouts.count,
      callouts[next].citation.range.lowerBound < sentence.lowerBound
    {
      next += 1
    }
    guard next < callouts.count, callouts[next].citation.range.lowerBound < sentence.upperBound
    else { return read }
    var all = read
    while next < callouts.count,
      callouts[next].citation.range.lowerBound < sentence.upperBound
    {
      let citation = callouts[next].citation
      // “(Teng et al., 2014)” may be read and marked up as well.
      if !read.contains(where: { $0.bracket.overlaps(citation.range) }) { all.append(citation) }
      next += 1
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The rows of a citation: one for each entry that it may point to.
  func records(
    of citation: Citation, in sentence: SentenceRecord, at place: Range<Int>
  ) -> [CitationRecord] {
    func record(
      _ key: String, _ entry: Publication?, pmid: String = "",
      _ resolution: CitationRecord.Resolution
    ) -> CitationRecord {
      CitationRecord(
        citation: key, reference: entry.map(Self.title) ?? "", pmid: entry?.pmid ?? pmid,
        doi: entry?.doi ?? "", section: sentence.section, sentence: sentence.text,
        start: place.lowerBound, end: place.upperBound, resolution: resolution)
    }
    switch citation.target {
    case .nct:
      return []
    case .pmid(let digits):
      let entry = entries.first { $0.pmid == digits }
      return [record("PMID \(digits)", entry, pmid: digits, .identifier)]
    case .authorYear(let key):
      let marked = callouts.filter { $0.citation == citation }.map(\.entry)
      let found = marked.isEmpty ? candidates(for: key) : marked
      if found.isEmpty { return [record(key, nil, .unresolved)] }
      let isOne = found.count == 1 || !marked.isEmpty
      return found.map { record(key, entries[$0], isOne ? .reference : .ambiguous) }
    }
  }

  /// The entries whose first author and year are those of a citation in normal form, narrowed by
  /// the second author and by how many there are.
  private func candidates(for key: String) -> [Int] {
    guard let blank = key.lastIndex(of: " ") else { return [] }
    let year = key[key.index(after: blank)...].prefix(4)
    let authors = key[..<blank]
    let isMany = authors.hasSuffix("et al.")
    let parts = authors.split(separator: " and ", maxSplits: 1)
    let first = Self.family(
      String(isMany ? authors.dropLast(6) : parts.first ?? authors))
    let found = byAuthorYear[Self.key(first, String(year))] ?? []
    guard found.count > 1 else { return found }
    let narrowed = found.filter { index in
      let count = entries[index].authors.count
      if isMany { return count > 2 }
      if parts.count == 2 {
        return count == 2
          && Self.family(entries[index].authors[1]) == Self.family(String(parts[1]))
      }
      return count == 1
    }
    return narrowed.isEmpty ? found : narrowed
  }

  private static func key(_ family: String, _ year: String) -> String {
    "\(family) \(year.prefix(4))"
  }

  /// The family name, folded: what stands before the comma, or before the initials.
  private static func family(_ author: String) -> String {
    let beforeComma = author.split(separator: ",").first ?? ""
    var words = beforeComma.split(separator: " ")
    while words.count > 1, let last = words.last, isInitials(last) { words.removeLast() }
    return words.joined(separator: " ").lowercased().filter { $0.isLetter || $0 == " " }
  }

  private static func isInitials(_ word: Substring) -> Bool {
    word.utf8.count <= 4 && word.allSatisfy { $0.isUppercase || $0 == "." || $0 == "-" }
  }

  /// The normal form of a citation to an entry: `Hu and Hu 2018`.
  private static func name(_ entry: Publication) -> String {
    func family(_ author: String) -> String {
      String(author.split(separator: ",").first ?? "")
    }
    let names =
      switch entry.authors.count {
      case 0: entry.title.isEmpty ? "Anonymous" : String(entry.title.prefix(40))
      case 1: family(entry.authors[0])
      case 2: "\(family(entry.authors[0])) and \(family(entry.authors[1]))"
      default: "\(family(entry.authors[0])) et al."
      }
    return entry.year.isEmpty ? names : "\(names) \(entry.year)"
  }

  private static func title(_ entry: Publication) -> String {
    [name(entry), entry.title, entry.journal].filter { !$0.isEmpty }.joined(separator: ". ")
  }
}
