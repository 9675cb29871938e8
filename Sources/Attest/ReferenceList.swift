internal import AttestModel

/// The reference list of a document: which entries a citation in its text points to.
struct ReferenceList: Sendable {
  /// The document's own entries, then those of a bibliography given beside it.
  let entries: [Publication]
  /// How many of them are the document's own.
  private let own: Int
  /// The citations that the document's mark-up ties to entries, in text order.
  private let callouts: [(citation: Citation, entry: Int)]
  private let index: AuthorYearIndex
  /// Entries by the numbers in their labels.
  private let byNumber: [String: Int]
  /// What the citations of the sentence in hand point to, where the text or the mark-up says so.
  private var pointed: [Citation: [Int]] = [:]

  /// - Parameter bibliography: entries given beside the document, for those its own list lacks.
  init(_ document: Document, bibliography: [Publication] = []) {
    entries = document.references + bibliography
    own = document.references.count
    index = AuthorYearIndex(entries, own: document.references.count)
    var byNumber: [String: Int] = [:]
    for (number, entry) in document.references.enumerated() {
      let label = entry.label.filter { $0.isASCII && $0.isNumber }
      if !label.isEmpty, byNumber[label] == nil { byNumber[label] = number }
    }
    self.byNumber = byNumber
    callouts = Self.callouts(of: document)
  }

  /// The callouts as citations; those that stand together share a bracket.
  private static func callouts(of document: Document) -> [(citation: Citation, entry: Int)] {
    var callouts: [(citation: Citation, entry: Int)] = []
    var bracket: TextRange?
    var group: [(range: TextRange, entry: Int)] = []
    func close() {
      guard let whole = bracket else { return }
      for member in group {
        let key = EntryName.normal(document.references[member.entry])
        callouts.append((Citation(.authorYear(key), at: member.range, in: whole), member.entry))
      }
      group = []
    }
    let inOrder = document.callouts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for callout in inOrder {
      for entry in callout.references where document.references.indices.contains(entry) {
        // 12,13 and [12]–[15] stand together and credit the same clause.
        if let open = bracket, isTogether(open, callout.range, in: document.text) {
          bracket = open.lowerBound..<max(open.upperBound, callout.range.upperBound)
          if callout.references.count == 1, let last = group.last,
            isRange(last.range, callout.range, in: document.text), last.entry + 1 < entry,
            entry - last.entry <= longestRange
          {
            for between in last.entry + 1..<entry { group.append((callout.range, between)) }
          }
        } else {
          close()
          bracket = callout.range
        }
        group.append((callout.range, entry))
      }
    }
    close()
    return callouts
  }

  /// No range of numbers is longer, in entries.
  private static let longestRange = 50

  private static func isTogether(_ one: TextRange, _ other: TextRange, in text: [UInt8]) -> Bool {
    if other.lowerBound <= one.upperBound + 3 { return true }
    // No more than brackets and marks: `]–[`, `], [`.
    return other.lowerBound <= one.upperBound + 8
      && marks(text[one.upperBound..<other.lowerBound]).allSatisfy {
        $0.isASCII ? "(),;-".contains($0) : $0.isPunctuation
      }
  }

  /// Whether two numbers have a dash and no more than brackets between them: `[3]–[5]`.
  private static func isRange(_ one: TextRange, _ other: TextRange, in text: [UInt8]) -> Bool {
    guard one.upperBound < other.lowerBound, other.lowerBound <= one.upperBound + 8 else {
      return false
    }
    let dashes = ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]
    return dashes.contains(marks(text[one.upperBound..<other.lowerBound]))
      && [one, other].allSatisfy { range in
        let digits = marks(text[range])
        return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
      }
  }

  /// Text without blanks and square brackets.
  private static func marks(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).filter { !"[] ".contains($0) }
  }

  /// The citations of a sentence: those that were read in its text, and those that the mark-up
  /// ties to the list.
  ///
  /// - Parameter next: the first callout that no sentence before has taken.
  mutating func citations(
    _ read: [Citation], in sentence: TextRange, _ next: inout Int
  ) -> [Citation] {
    pointed.removeAll(keepingCapacity: true)
    while next < callouts.count, callouts[next].citation.range.lowerBound < sentence.lowerBound {
      next += 1
    }
    let first = next
    while next < callouts.count, callouts[next].citation.range.lowerBound < sentence.upperBound {
      next += 1
    }
    let marked = callouts[first..<next]
    guard !read.isEmpty || !marked.isEmpty else { return [] }
    var all: [Citation] = []
    var isTaken = [Bool](repeating: false, count: marked.count)
    for citation in read {
      switch citation.target {
      case .pmid, .nct:
        all.append(citation)
      case .number(let number):
        // What the mark-up says about a number is surer than the number.
        if marked.contains(where: { $0.citation.range.overlaps(citation.bracket) }) { continue }
        guard let entry = byNumber[number] else {
          // In a document with another kind of list, a number in brackets is a number.
          if entries.isEmpty || !byNumber.isEmpty { all.append(citation) }
          continue
        }
        let named = Citation(
          .authorYear(EntryName.normal(entries[entry])), at: citation.range, in: citation.bracket)
        pointed[named] = [entry]
        all.append(named)
      case .authorYear(let key):
        if isDoubtful(citation, key), !index.hasAuthor(of: key),
          !marked.contains(where: { $0.citation.range.overlaps(citation.range) })
        {
          continue
        }
        let year = key.split(separator: " ").last ?? ""
        for (offset, callout) in marked.enumerated()
        where citation.range.overlaps(callout.citation.range) {
          isTaken[offset] = true
          // A mark may span several citations; the year tells which entry is this one's.
          let entryYear = entries[callout.entry].year
          let isAlone = read.count { $0.range.overlaps(callout.citation.range) } == 1
          if entryYear.isEmpty || year.hasPrefix(entryYear) || isAlone {
            pointed[citation, default: []].append(callout.entry)
          }
        }
        all.append(citation)
      }
    }
    for (offset, callout) in marked.enumerated() where !isTaken[offset] {
      pointed[callout.citation] = [callout.entry]
      all.append(callout.citation)
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// `Germany (2011)`: one word before a year in a document whose list has no such author.
  private func isDoubtful(_ citation: Citation, _ key: String) -> Bool {
    !entries.isEmpty && citation.range.lowerBound < citation.bracket.lowerBound
      && key.utf8.count { $0 == UInt8(ascii: " ") } == 1
  }

  /// The entries that a citation of the sentence in hand may point to.
  func candidates(of citation: Citation) -> [Int] {
    if !pointed.isEmpty, let known = pointed[citation] { return known }
    guard !entries.isEmpty else { return [] }
    switch citation.target {
    case .authorYear(let key): return index.candidates(for: key)
    case .number(let number): return byNumber[number].map { [$0] } ?? []
    case .pmid(let digits): return entries.firstIndex { $0.pmid == digits }.map { [$0] } ?? []
    case .nct: return []
    }
  }

  /// The one entry that a citation points to; nil where there is none, or several.
  func entry(of citation: Citation) -> Publication? {
    let found = candidates(of: citation)
    return found.count == 1 ? entries[found[0]] : nil
  }

  /// How an author named in a sentence agrees with the sentence's citations.
  func agreement(
    of name: String, with citations: [Citation]
  ) -> NamedAuthorRecord.Agreement {
    let cited = citations.filter(\.isAuthorYear)
    guard !cited.isEmpty else { return .uncited }
    let family = PlainLetters.folded(name)
    let agrees = cited.contains { citation in
      let families = CitedAuthors(citation.authorYear ?? "").families
      let listed = candidates(of: citation).flatMap { entries[$0].authors.map(EntryName.folded) }
      return (families + listed).contains {
        $0 == family || $0.split(separator: " ").contains(Substring(family))
      }
    }
    return agrees ? .agrees : .otherwise
  }

  /// The rows of a citation: one for each entry that it may point to.
  func records(
    of citation: Citation, in sentence: SentenceRecord, at place: Range<Int>
  ) -> [CitationRecord] {
    func record(
      _ key: String, _ index: Int?, pmid: String = "",
      _ resolution: CitationRecord.Resolution
    ) -> CitationRecord {
      let entry = index.map { entries[$0] }
      return CitationRecord(
        citation: key, reference: entry.map(EntryName.full) ?? "", pmid: entry?.pmid ?? pmid,
        doi: entry?.doi ?? "", section: sentence.section, sentence: sentence.text,
        start: place.lowerBound, end: place.upperBound, resolution: resolution,
        entry: index.flatMap { $0 < own ? $0 : nil })
    }
    let found = candidates(of: citation)
    switch citation.target {
    case .nct:
      return []
    case .pmid(let digits):
      return [
        record("PMID \(digits)", found.first, pmid: digits, .identifier)
      ]
    case .number(let number):
      return [record("[\(number)]", nil, .unresolved)]
    case .authorYear(let key):
      if found.isEmpty { return [record(key, nil, .unresolved)] }
      let isOne = found.count == 1 || pointed[citation] != nil
      return found.map { record(key, $0, isOne ? .reference : .ambiguous) }
    }
  }
}

/// Entries by the first author and the year, as citations in the text name them.
struct AuthorYearIndex: Sendable {
  private let entries: [Publication]
  /// Entries by the folded family name of their first author and their year.
  private let byAuthorYear: [String: [Int]]
  private let own: Int

  /// - Parameter own: how many of the entries are the document's own; they win over the others.
  init(_ entries: [Publication], own: Int) {
    self.entries = entries
    var byAuthorYear: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      guard let author = entry.authors.first else { continue }
      for name in EntryName.cited(author) {
        byAuthorYear[Self.key(name, entry.year), default: []].append(index)
      }
    }
    self.byAuthorYear = byAuthorYear
    self.own = own
  }

  /// Whether there is an entry of a citation's first author and year, whoever the others are.
  func hasAuthor(of key: String) -> Bool {
    let year = key.split(separator: " ").last ?? ""
    return !lookUp(CitedAuthors(key), String(year.prefix(4))).isEmpty
  }

  /// Of one author and year no more entries are compared than this, the first ones: a list has a
  /// handful, and one made of them alone must not cost its square.
  private static let mostNamesakes = 200

  /// The entries whose first author and year are those of a citation in normal form, without those
  /// that its other authors, their number, initials or the letter of the year contradict, and
  /// narrowed by these where there are several.
  func candidates(for key: String) -> [Int] {
    guard let blank = key.lastIndex(of: " ") else { return [] }
    let yearText = key[key.index(after: blank)...]
    let letter = yearText.dropFirst(4)
    let cited = CitedAuthors(key)
    let authors = AuthorComparison(cited: cited.families, isOpen: cited.hasEtAl)
    let namesakes = lookUp(cited, String(yearText.prefix(4))).prefix(Self.mostNamesakes)
    var found = namesakes.filter { index in
      let entry = entries[index]
      return authors.agrees(with: entry.authors.map(EntryName.folded))
        && (letter.isEmpty || entry.yearLetter.isEmpty || entry.yearLetter == letter)
        && Self.agree(cited.initials, EntryName.initials(entry.authors[0]))
    }
    // The document's own entries win.
    if let first = found.first, first < own { found.removeAll { $0 >= own } }
    if found.count > 1 { found = narrowed(found) { cited.fits(count: entries[$0].authors.count) } }
    // “et al.” is said of three and more, and of two only where there is no such entry.
    if found.count > 1, cited.hasEtAl { found = narrowed(found) { entries[$0].authors.count > 2 } }
    if found.count > 1, cited.families.count > 1 {
      found = narrowed(found) { index in
        let families = entries[index].authors.map(EntryName.folded)
        return cited.families.allSatisfy { families.contains($0) }
      }
    }
    if found.count > 1, !cited.initials.isEmpty {
      found = narrowed(found) { index in
        EntryName.initials(entries[index].authors[0]).hasPrefix(cited.initials)
      }
    }
    if found.count > 1, !letter.isEmpty { found = byLetter(found, String(letter)) }
    return found
  }

  private func lookUp(_ cited: CitedAuthors, _ year: String) -> [Int] {
    guard let first = cited.families.first else { return [] }
    return byAuthorYear[Self.key(first, year)]
      ?? byAuthorYear[Self.key(EntryName.withoutParticles(first), year)]
      ?? cited.spelledOut.flatMap { byAuthorYear[Self.key($0, year)] } ?? []
  }

  /// Whether the first of the initials is the same, as far as both are given.
  private static func agree(_ one: String, _ other: String) -> Bool {
    one.isEmpty || other.isEmpty || one.first == other.first
  }

  private func narrowed(_ found: [Int], by fits: (Int) -> Bool) -> [Int] {
    let fitting = found.filter(fits)
    return fitting.isEmpty ? found : fitting
  }

  /// `2009b` is the entry with that letter, else, where no entry has one, the second in the list.
  private func byLetter(_ found: [Int], _ letter: String) -> [Int] {
    let lettered = found.filter { entries[$0].yearLetter == letter }
    if !lettered.isEmpty { return lettered }
    guard found.allSatisfy({ entries[$0].yearLetter.isEmpty }),
      let place = letter.utf8.first.map({ Int($0) - Int(UInt8(ascii: "a")) }),
      found.indices.contains(place)
    else { return found }
    return [found[place]]
  }

  private static func key(_ family: String, _ year: String) -> String {
    "\(family) \(year.prefix(4))"
  }
}
