import AttestModel

/// The reference list of an article while its XML is read.
struct JATSReferences {
  private(set) var publications: [Publication] = []
  /// Which publications an id means: that of an entry all of its citations, that of a citation
  /// itself.
  private(set) var indices: [String: [Int]] = [:]
  private var builder = XMLTreeBuilder()

  /// Which publications the numbers of their labels mean, where nothing in the text names ids.
  var numbered: [String: [Int]] {
    var numbered: [String: [Int]] = [:]
    for (index, publication) in publications.enumerated() {
      let digits = publication.label.filter { $0.isASCII && $0.isNumber }
      if !digits.isEmpty { numbered[RaisedNumbers.id(digits), default: []].append(index) }
    }
    return numbered
  }

  /// An element inside the list begins.
  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard !builder.isEmpty || name.local == "ref" else { return }
    builder.start(name, attributes: attributes, at: TextPosition())
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    builder.text(bytes, keepsBlanks: true)
  }

  mutating func end() {
    if let entry = builder.end() { take(entry) }
  }

  private mutating func take(_ entry: XMLNode) {
    let citations = Self.citations(of: entry)
    let label = entry.text("label")
    let first = publications.count
    for citation in citations {
      if let id = citation.attributes["id"] { indices[id] = [publications.count] }
      publications.append(Self.publication(citation, label: label))
    }
    if let id = entry.attributes["id"] { indices[id] = Array(first..<publications.count) }
  }

  private static let names: Set<String> = [
    "element-citation", "mixed-citation", "nlm-citation", "citation",
  ]

  /// The citations of an entry; of alternatives to one another the most marked-up one alone.
  private static func citations(of entry: XMLNode) -> [XMLNode] {
    let found = entry.children.compactMap { child -> XMLNode? in
      if names.contains(child.name) { return child }
      guard child.name == "citation-alternatives" else { return nil }
      return child.at("element-citation") ?? child.children.first { names.contains($0.name) }
    }
    // SciELO gives every citation twice, marked up and as printed.
    let markedUp = found.filter { $0.name == "element-citation" }
    if !markedUp.isEmpty, markedUp.count * 2 == found.count { return markedUp }
    return found.isEmpty ? [entry] : found
  }

  private static func publication(_ citation: XMLNode, label: String) -> Publication {
    let title = ["article-title", "chapter-title", "data-title"]
      .map { citation.text($0) }.first { !$0.isEmpty }
    let source = citation.text("source")
    let year = Identifiers.year(in: citation.text("year"))
    let own = citation.text("label")
    let isPlain = title == nil && source.isEmpty
    let names = authors(citation)
    let printed = isPlain || names.isEmpty ? text(of: citation) : ""
    // Where nothing is marked up, the words say who wrote it, as in a printed list.
    let read = names.isEmpty ? PrintedCitation(printed, label: own, isPlain: isPlain) : nil
    let readYear = read?.year ?? ""
    return Publication(
      authors: names.isEmpty ? read?.authors ?? [] : names,
      title: title ?? (isPlain ? read?.title ?? printed : ""),
      journal: source.isEmpty ? (isPlain ? read?.journal ?? "" : "") : source,
      year: year.isEmpty && isPlain
        ? (readYear.isEmpty ? Identifiers.year(in: printed) : readYear) : year,
      yearLetter: Identifiers.yearLetter(in: citation.text("year")),
      pmid: id("pmid", in: citation).flatMap(Identifiers.loosePMID) ?? linkedPMID(citation),
      doi: id("doi", in: citation).flatMap(Identifiers.doi) ?? linkedDOI(citation),
      pmc: (id("pmcid", in: citation) ?? id("pmc", in: citation)).flatMap(Identifiers.pmc) ?? "",
      label: own.isEmpty ? label : own)
  }

  private static func id(_ kind: String, in citation: XMLNode) -> String? {
    citation.descendants("pub-id").first { $0.attributes["pub-id-type"] == kind }?.text
  }

  /// A citation as printed. Where its parts are marked up, no blanks stand between them.
  private static func text(of citation: XMLNode) -> String {
    guard citation.name == "element-citation" else { return citation.text }
    return citation.children.filter { $0.name != "ext-link" && $0.name != "pub-id" }
      .map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The PMID that a link to PubMed or the printed words give: `PMID: 12345678`.
  private static func linkedPMID(_ citation: XMLNode) -> String {
    for link in citation.descendants("ext-link") {
      let address = link.attributes["href"] ?? ""
      let isPMID = link.attributes["ext-link-type"] == "pmid"
      if address.contains("ncbi.nlm.nih.gov") || isPMID,
        let pmid = Identifiers.loosePMID(address), !address.contains("/pmc")
      {
        return pmid
      }
    }
    return labelled(["pmid"], in: citation).flatMap {
      Identifiers.pmid($0.prefix(while: \.isNumber))
    }
      ?? ""
  }

  /// What stands behind a label in a citation's words, up to the next blank.
  private static func labelled(_ labels: [String], in citation: XMLNode) -> Substring? {
    let text = citation.text
    for label in labels {
      guard let place = text.firstRange(of: label) ?? text.firstRange(of: label.uppercased())
      else { continue }
      let rest = text[place.upperBound...].drop { [":", " ", "\u{A0}", "."].contains($0) }
      let word = rest.prefix { !$0.isWhitespace }
      if !word.isEmpty { return word }
    }
    return nil
  }

  private static func linkedDOI(_ citation: XMLNode) -> String {
    for link in citation.descendants("ext-link") {
      for text in [link.text, link.attributes["href"] ?? ""] {
        if let doi = Identifiers.doi(text) { return doi }
      }
    }
    return labelled(["doi:", "doi.org/"], in: citation).flatMap { Identifiers.doi($0) } ?? ""
  }

  /// The authors, as far as they are marked up; editors where a work has no authors.
  private static func authors(_ citation: XMLNode) -> [String] {
    let groups = citation.children("person-group")
    let group =
      groups.first { ["author", nil].contains($0.attributes["person-group-type"]) } ?? groups.first
    return (group ?? citation).children.compactMap { person in
      switch person.name {
      case "collab": return person.text
      case "name", "string-name":
        let family = person.text("surname")
        return family.isEmpty
          ? AuthorName.name(person.text)
          : AuthorName.name(family: family, given: person.text("given-names"))
      default: return nil
      }
    }.filter { !$0.isEmpty }
  }
}

/// What the words of a citation say without marks; nil where no authors are told.
///
///     Hu X, Hu Y. JAK1 in macrophages. Nature. 2018;1:2-4.
///     World Health Organization. Global report. Geneva: WHO; 2003.
private struct PrintedCitation {
  let authors: [String]
  /// nil where the title cannot be told from the rest.
  private(set) var title: String?
  private(set) var journal = ""
  let year: String

  /// - Parameter isPlain: whether no part of it is marked up.
  init?(_ text: String, label: String, isPlain: Bool) {
    var words = text[...]
    if !label.isEmpty, words.hasPrefix(label) {
      words = words.dropFirst(label.count).drop { [".", ")", "]", " "].contains($0) }
    }
    let text = String(words)
    let entry = ReferenceEntry(text, label: "").publication
    year = entry.year
    if ReferenceEntry.begins(text) {
      authors = entry.authors
      title = entry.title.isEmpty ? nil : entry.title
      journal = entry.journal
    } else if isPlain, !entry.year.isEmpty, let name = Self.body(text) {
      authors = [name]
    } else {
      return nil
    }
  }

  /// An organization that stands where authors do: words up to a full stop, capitals first.
  private static func body(_ text: String) -> String? {
    guard let stop = text.firstIndex(of: ".") else { return nil }
    let words = text[..<stop].split(separator: " ")
    let joining = ["of", "for", "and", "the", "on", "in", "&"]
    guard (2...8).contains(words.count),
      words.allSatisfy({ joining.contains(String($0)) || $0.first?.isUppercase ?? false })
    else { return nil }
    return words.joined(separator: " ")
  }
}
